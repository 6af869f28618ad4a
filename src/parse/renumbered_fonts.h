// SPDX-License-Identifier: EUPL-1.2
// A TrueType font of the file's own whose codes were given out in the order of use (as LibreOffice does) spells what was written first,
// by its codes and by the order of its glyphs. Such a font is made anew with the glyphs that stay, in the order of the alphabet, and
// what is shown with it is written in its new codes. In the child only. Linear in the font.
#pragma once

#include <map>
#include <optional>
#include <qpdf/QPDF.hh>
#include <string>

#include "parse/kept_text_maps.h"

namespace meretid::parse {

/// Changes the font's objects in `pdf`; nothing, and no change, where it cannot be followed. For each of the codes `used` the bytes that are
/// shown from now on.
std::optional<std::map<std::uint32_t, std::string>> renumber(QPDF& pdf, std::int32_t font, const std::map<std::uint32_t, std::int32_t>& used);

}  // namespace meretid::parse
