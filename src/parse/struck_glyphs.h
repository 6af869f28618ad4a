// SPDX-License-Identifier: EUPL-1.2
// Which glyphs of a drawing go: those under given boxes, those that spell a given term anywhere, also in patterns and soft masks where no
// box can lie, and those in layers that are off. And whether taking them out is enough. In the child only. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "parse/drawn/drawing.h"
#include "parse/kept_notes.h"
#include "parse/pages.h"
#include "parse/shown_page.h"

namespace meretid::parse {

struct StruckGlyphs {
  std::vector<bool> marks;               ///< of each mark of the drawing: goes, and leaves a gap
  std::vector<drawn::Bounds> boxes;      ///< to blacken, in user space
  std::int32_t count = 0;
  std::set<std::string> notes;           ///< texts of notes that go
  std::vector<drawn::Bounds> of_notes;   ///< to blacken where they stood
  std::string unsafe;                    ///< why not; "" when it is enough
};
/// The glyphs of layers that are off go too, when that is done: they leave no gap.
void strike_unshown(const drawn::Drawing& drawing, StruckGlyphs& struck);
/// Letters that a replacement text stands for go all, where it says one of `values` (essences) and only some of them went: readers see
/// that text at a place of its own.
void strike_replaced(const drawn::Drawing& drawing, const std::vector<std::string>& values, StruckGlyphs& struck);
StruckGlyphs struck_glyphs(const drawn::Drawing& drawing, const ShownPage& shown, const std::vector<const BlackBox*>& boxes,
                           const std::vector<std::string>& terms, const std::vector<KeptNote>& notes);

}  // namespace meretid::parse
