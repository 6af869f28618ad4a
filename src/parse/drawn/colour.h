// SPDX-License-Identifier: EUPL-1.2
// What a colour looks like, near enough to tell black from white and text from its ground: device, calibrated, ICC (by the number
// of parts), indexed, and separations that are named after black. Anything else has no colour here, and says so. Pure.
#pragma once

#include <memory>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

class ColourSpace {
 public:
  enum class Kind { kGray, kRgb, kCmyk, kLab, kIndexed, kBlackTint, kNone, kPattern, kUnknown };
  /// A name or array, looked up in `resources` when it is a name of theirs.
  static ColourSpace of(QPDFObjectHandle object, QPDFObjectHandle resources, int depth = 0);

  std::optional<Rgb> colour(const std::vector<double>& parts) const;
  /// What holds before any colour is set.
  std::optional<Rgb> initial() const;
  Kind kind() const { return kind_; }
  int parts() const;

 private:
  Kind kind_ = Kind::kGray;
  std::shared_ptr<const ColourSpace> base_;
  std::string table_;
};

/// The three spaces that operators name: 1, 3 or 4 parts.
std::optional<Rgb> device_colour(const std::vector<double>& parts);

}  // namespace meretid::parse::drawn
