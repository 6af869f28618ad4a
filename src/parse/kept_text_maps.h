// SPDX-License-Identifier: EUPL-1.2
// What the codes of a font mean (ToUnicode, and an encoding that is a CMap of the file's own) is listed for the whole document that was
// written with it, so it names letters of what was struck. A struck file has the maps of the letters that stay. And a font whose
// codes were given out in the order of use spells by itself what was written first: such a font tells. PDF 32000-1, 9.7.5, 9.10.3.
// In the child only. Linear in the marks.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <set>
#include <string>
#include <vector>

#include "parse/drawn/drawing.h"
#include "parse/drawn/font.h"

namespace meretid::parse {

/// Of each font's object its codes, with their bytes.
using UsedCodes = std::map<std::int32_t, std::map<std::uint32_t, std::int32_t>>;
/// Codes of the glyphs that stay.
void add_used_codes(const drawn::Drawing& drawing, const std::vector<bool>& struck, UsedCodes& used);

/// Whether the codes in their order spell one of `values` (essences), four letters and more of it, in an order that the alphabet does not have.
bool codes_spell(const std::vector<drawn::CMap::Meant>& meanings, const std::vector<std::string>& values);

/// Of each font's object its codes in the order in which the pages first show them, and whether that was in what goes.
struct FirstUses {
  std::vector<std::pair<std::uint32_t, bool>> order;
  std::set<std::uint32_t> seen;
};
using FirstUsesOfFonts = std::map<std::int32_t, FirstUses>;
void add_first_uses(const drawn::Drawing& drawing, const std::vector<bool>& struck, FirstUsesOfFonts& uses);
/// How many letters of what goes the order of a font's codes tells: those that were shown there first, where codes were given out in the
/// order of use; else 0.
std::size_t letters_told(const FirstUses& uses, const std::vector<drawn::CMap::Meant>& meanings);

/// What codes mean, with their bytes; and the map (ToUnicode) that says so, "" for none.
using TextMeanings = std::map<std::uint32_t, std::pair<std::int32_t, std::string>>;
std::string text_map(const TextMeanings& meanings);

/// The fonts of `pdf` with maps of these codes alone.
void keep_text_maps(QPDF& pdf, const UsedCodes& used);

}  // namespace meretid::parse
