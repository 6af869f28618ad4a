// SPDX-License-Identifier: EUPL-1.2
// The width of a gap tells which names fit into it: with the widths of Helvetica 3,107 surnames fall into 300 widths. So a gap inside a
// line becomes as wide as the next step of a coarse grid, and what follows in the line moves along, up to the next wide gap (a
// column's edge) and never beyond the paper. Pure; linear in the glyphs for each line that is touched.
#pragma once

#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse::drawn {

struct GapWidths {
  std::vector<bool> struck;     ///< as given, but blanks between struck letters go too, and blanks beside them stay: where one stood would
                                ///< tell where a name ended
  std::vector<double> shift;    ///< of each mark, points along its line
  std::vector<Bounds> boxes;    ///< of each gap
  int turned = 0;               ///< struck glyphs of lines that do not run to the right: they have no box here
  int exact = 0;                ///< gaps that stay as wide as they were, for want of room
};
GapWidths gap_widths(const Drawing& drawing, const std::vector<bool>& struck, const Bounds& paper);

inline constexpr double kGapGrid = 24;  // points

}  // namespace meretid::parse::drawn
