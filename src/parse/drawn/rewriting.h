// SPDX-License-Identifier: EUPL-1.2
// A content stream without some of its glyphs: the text objects (BT … ET) that they stand in are written anew, everything else stays
// byte for byte. What is shown in such a text object is placed by itself, where it stands in the end: a way of the pen over what is gone
// would tell to the thousandth how wide that was. Nothing shifts but what shall (gap_widths.h). Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

/// `stream`: whose bytes these are; `struck`: for each mark of the drawing whether it goes. Marked content operators go, too: their
/// properties repeat the text. `marked`: of the page's own stream what of it stays marked, with its number alone; none: nothing. Gone is also what draws in layers that are off. `shift`: how far each mark moves along its line, points; empty: nothing moves.
std::string without(const Drawing& drawing, std::int32_t stream, std::string_view bytes, const std::vector<bool>& struck,
                    const std::vector<double>& shift = {}, const std::set<std::int32_t>* marked = nullptr);

}  // namespace meretid::parse::drawn
