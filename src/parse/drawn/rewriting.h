// SPDX-License-Identifier: EUPL-1.2
// A content stream without some of its glyphs: the text objects (BT … ET) that they stand in are written anew, everything else stays
// byte for byte. What is shown in such a text object is placed by itself, where it stands in the end: a way of the pen over what is gone
// would tell to the thousandth how wide that was. Nothing shifts but what shall (gap_widths.h). Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

/// What else changes in a content stream than glyphs that go.
struct Rewriting {
  std::vector<double> shift = {};                          ///< how far each mark moves along its line, points; empty: nothing moves
  const std::set<std::int32_t>* marked = nullptr;          ///< of the page's own stream what stays marked, with its number alone; none: nothing
  std::map<std::string, std::string> renamed = {};         ///< names of resources that are called otherwise
  std::map<std::int32_t, std::map<std::uint32_t, std::string>> recoded = {};  ///< of a font's object the bytes that its codes have from now on
};

/// `stream`: whose bytes these are; `struck`: for each mark of the drawing whether it goes. Marked content operators go, too: their
/// properties repeat the text. Gone is also what draws in layers that are off.
std::string without(const Drawing& drawing, std::int32_t stream, std::string_view bytes, const std::vector<bool>& struck, const Rewriting& how = {});

}  // namespace meretid::parse::drawn
