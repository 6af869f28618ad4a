// SPDX-License-Identifier: EUPL-1.2
// Which marks of a drawing hide what was drawn before them, found by place: a grid over the page, so that a page of a thousand
// glyphs and a thousand areas costs thousands of looks, not a million. Immutable after construction; the drawing must outlive it.
#pragma once

#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

class Covers {
 public:
  explicit Covers(const Drawing& drawing);
  /// The first mark after `after` that hides the point; none: marks.size().
  std::size_t first_over(const Point& p, std::size_t after) const;
  /// The last mark before `before` that hides the point or is a picture; none: marks.size().
  std::size_t ground_of(const Point& p, std::size_t before) const;
  bool covers(std::size_t mark, const Point& p) const;

 private:
  const std::vector<std::size_t>& cell(const Point& p) const;
  const Drawing& drawing_;
  Bounds all_;
  int columns_ = 1, rows_ = 1;
  std::vector<std::vector<std::size_t>> cells_;
};

}  // namespace meretid::parse::drawn
