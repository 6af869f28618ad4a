// SPDX-License-Identifier: EUPL-1.2
// What glyph names and bytes of simple fonts mean as text (PDF 32000-1, annex D; Adobe Glyph List rules for "uni0041" and
// "f_i.alt"). Pure; thread-safe; a binary search.
#pragma once

#include <string>
#include <string_view>

namespace meretid::parse::drawn {

enum class Encoding { kStandard, kWinAnsi, kMacRoman };

/// UTF-8; "" for a name that says nothing ("g17", ".notdef").
std::string text_of_glyph(std::string_view name);
std::string text_of_byte(Encoding encoding, unsigned char byte);

}  // namespace meretid::parse::drawn
