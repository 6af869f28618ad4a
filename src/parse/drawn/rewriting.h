// SPDX-License-Identifier: EUPL-1.2
// A content stream without some of its glyphs: the operators that show them are written anew, everything else stays byte for byte.
// What is gone leaves a move of the pen, so that nothing beside it shifts but what shall (gap_widths.h). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

/// `stream`: whose bytes these are; `struck`: for each mark of the drawing whether it goes. Marked content operators go, too: their
/// properties repeat the text. `shift`: how far each mark moves along its line, points; empty: nothing moves.
std::string without(const Drawing& drawing, std::int32_t stream, std::string_view bytes, const std::vector<bool>& struck,
                    const std::vector<double>& shift = {});

}  // namespace meretid::parse::drawn
