// SPDX-License-Identifier: EUPL-1.2
// A BMP as plain pixels (Netpbm P6). Uncompressed pictures of 1 to 32 bits, masks included (BITMAPINFOHEADER to V5); packed ones (RLE) are
// not read. Pure, thread-safe, linear.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::parse {

/// parse.image_damaged, parse.image_too_large.
Result<std::string> netpbm_of_bmp(std::string_view bytes);

}  // namespace meretid::parse
