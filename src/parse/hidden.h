// SPDX-License-Identifier: EUPL-1.2
// What a PDF carries and does not show: the check of redactions that others made, and of one's own. Text under boxes, pictures and
// annotations, in the colour of the ground, invisible, cut away, in layers that are off, beside the page; pictures under boxes whose
// pixels survive; redaction marks that were never applied; attachments, scripts, hidden fields and comments, replacement texts
// without letters, and what an earlier version of the file still holds. Happens in a sandboxed child. Thread-safe.
// Cost: about 30 ms a page; pages with text over pictures also a rendering at 100 dpi.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "parse/sandbox.h"

namespace meretid::parse {

struct HiddenFinding {
  std::int32_t page = 0;  ///< from 1; 0: of the whole file
  std::string kind;       ///< "under_box" … (drawn/hidden.h), "image_under_box", "not_applied", "actual_text", "attachment",
                          ///< "javascript", "hidden_field", "hidden_comment", "earlier_version", "repeated"
  std::string text;       ///< what can be read there, at most 500 letters
  double left = 0, top = 0, right = 0, bottom = 0;  ///< of the box, points from the top left of the page as shown
};
struct HiddenReport {
  std::vector<HiddenFinding> findings;
  std::int32_t pages = 0;
  bool whole = true;  ///< false: parts could not be followed, so nothing found does not mean clean
};

/// parse.encrypted, parse.pdf_damaged … when the file cannot be opened.
Result<HiddenReport> find_hidden(const Sandbox& sandbox, const Input& pdf, const std::string& document);

inline void fields(describe::Fields<HiddenFinding>& f) {
  f("page", &HiddenFinding::page).at_least(0);
  f("kind", &HiddenFinding::kind).length(1, 40);
  f("text", &HiddenFinding::text).length(0, 4'000);
  f("left", &HiddenFinding::left);
  f("top", &HiddenFinding::top);
  f("right", &HiddenFinding::right);
  f("bottom", &HiddenFinding::bottom);
}
inline void fields(describe::Fields<HiddenReport>& f) {
  f("findings", &HiddenReport::findings).items(0, 20'000);
  f("pages", &HiddenReport::pages).at_least(0);
  f("whole", &HiddenReport::whole);
}

}  // namespace meretid::parse
