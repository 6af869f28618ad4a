// SPDX-License-Identifier: EUPL-1.2
// Size and resolution of a PNG or JPEG from its header, so that a picture of 50,000 x 50,000 pixels is refused before anybody
// decodes it. Pure, thread-safe; reads only the headers.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace meretid::parse {

struct ImageHeader {
  std::int64_t width = 0, height = 0;  ///< pixels
  double dpi = 0;                      ///< 0: not said
};

/// parse.truncated or parse.library when the header is not whole.
Result<ImageHeader> read_image_header(std::string_view bytes);

inline constexpr std::int64_t kMostImageSide = 20'000, kMostImagePixels = 120'000'000;
/// parse.image_too_large, or nothing.
Result<void> check_image_size(const ImageHeader& header);

}  // namespace meretid::parse
