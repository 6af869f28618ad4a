// SPDX-License-Identifier: EUPL-1.2
// Structural redaction: glyphs under boxes are taken out of the content streams, the rest of the page stays text as it was. Beside the
// pages only links, bookmarks and the structure for screen readers are made anew (kept_links.h, kept_bookmarks.h, kept_structure.h): no
// other annotations (what they show becomes part of the page), fields, metadata, history; of layers that are off nothing.
// A page where that is not safe is told, and taken from a raster version of the file instead. In a sandboxed child. Thread-safe.
// Cost: about 20 ms a page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "parse/pages.h"

namespace meretid::parse {

struct StrikePlan {
  std::vector<BlackBox> boxes;        ///< points from the top left of the page as shown
  std::vector<std::string> terms;     ///< inside a box only these go, where its letters are known to spell one
  std::vector<std::int32_t> raster;   ///< pages to take from the raster version, from 0
  std::vector<std::string> values = {};  ///< what no link and no text of the structure may say
  bool only_read = false;             ///< of those only what stands on the page: nobody has read the rest
};
struct StrikePage {
  bool structural = true;
  std::string reason;  ///< why not: "content", "picture", "drawing", "form", "font", "asked"
  std::int32_t glyphs = 0;
};
struct StrikeAnswer {
  std::vector<StrikePage> pages;
  std::vector<BlackBox> boxes;  ///< as they lie now: smaller where only a part of a word went; with the label that is written in them, if any
};
struct StruckPdf {
  std::string pdf;
  std::vector<StrikePage> pages;
  std::vector<BlackBox> boxes;
};
/// `raster`: the same pages as pictures (redact_pages); without it pages that are not safe are left out, and only `pages` is of use.
Result<StruckPdf> strike(const Sandbox& sandbox, const Input& pdf, const StrikePlan& plan, const std::optional<Input>& raster,
                         const std::string& document);

inline void fields(describe::Fields<StrikePlan>& f) {
  f("boxes", &StrikePlan::boxes);
  f("terms", &StrikePlan::terms);
  f("raster", &StrikePlan::raster);
  f("values", &StrikePlan::values).optional();
  f("only_read", &StrikePlan::only_read).optional();
}
inline void fields(describe::Fields<StrikePage>& f) {
  f("structural", &StrikePage::structural);
  f("reason", &StrikePage::reason).length(0, 40);
  f("glyphs", &StrikePage::glyphs).at_least(0);
}
inline void fields(describe::Fields<StrikeAnswer>& f) {
  f("pages", &StrikeAnswer::pages).items(0, 100'000);
  f("boxes", &StrikeAnswer::boxes);
}

}  // namespace meretid::parse
