// SPDX-License-Identifier: EUPL-1.2
// A small TrueType program for tests: every glyph is a filled box, as wide as it says. Its table of names holds "Ravnsborg". Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace meretid::parse::drawn {

/// Glyphs 1, 2 … of the codes 1, 2 … with these widths of 1000; behind them one that is composed of glyph `part`; 0: none. `letters`: what
/// the glyphs are as letters, in the order of the alphabet; "": nobody says.
std::string made_truetype(const std::vector<int>& widths, std::uint16_t part = 0, const std::string& letters = {});

}  // namespace meretid::parse::drawn
