// SPDX-License-Identifier: EUPL-1.2
// One page as poppler renders it, asked whether anything can be read at a place. In the child only, tool profile.
#pragma once

#include <memory>

#include "base/result.h"
#include "parse/document.h"
#include "parse/operation.h"
#include "parse/picture.h"

namespace meretid::parse {

class RenderedWords {
 public:
  static Result<RenderedWords> of(Task& task, std::int32_t page);
  /// False where the place is one colour: all dark or all light. `box`: points from the top left of what is shown.
  bool shows_something(const Box& box) const;

 private:
  Picture picture_;
};

}  // namespace meretid::parse
