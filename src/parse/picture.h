// SPDX-License-Identifier: EUPL-1.2
// Decoded pictures and how they are packed for a PDF. In the child only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

/// One pixel is 0x00RRGGBB, as Cairo's RGB24.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;
};

/// PNG or JPEG. parse.bad_picture when neither, broken, or over 200 million pixels.
Result<Picture> decode_picture(std::string_view bytes);
/// Netpbm P5 or P6, as pdftoppm writes them.
Result<Picture> decode_netpbm(std::string_view bytes);

/// Pixels as a PDF image stream.
struct Packed {
  std::string bytes;
  std::string filter;       ///< "/FlateDecode" or "/DCTDecode"
  std::string colour_space; ///< "/DeviceGray" or "/DeviceRGB"
  int bits = 8;
};
/// Line art and text as 16 grey levels without loss of sharpness, photographs as JPEG.
Packed pack(const Picture& picture);

}  // namespace meretid::parse
