// SPDX-License-Identifier: EUPL-1.2
// The structure of a tagged document for its struck pages, made anew, so that a screen reader still finds headings, lists, tables and
// links: roles, their order, which marked content they hold, spans of cells. Of texts in it only those come along that no struck letter
// lies under and that tell nothing that goes; where only what was read may be given, each word of theirs stands on the page. What is
// left out is said where it stood. PDF 32000-1, 14.7 and 14.8. In the child only. One thread. Linear in the structure.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <set>
#include <string>
#include <vector>

#include "parse/drawn/drawing.h"
#include "parse/kept_links.h"

namespace meretid::parse {

/// A box, as marked content of its own.
struct LeftOut {
  std::int32_t mcid = -1;
  std::int32_t after = -1;     ///< the marked content whose letters it struck; -1: none
  std::string label;           ///< the ground in it; UTF-8
};

struct TaggedPage {
  QPDFObjectHandle source, made;             ///< made: null where the page became a picture
  const drawn::Drawing* drawing = nullptr;
  const std::vector<bool>* struck = nullptr;
  std::vector<KeptLink> links;
  std::vector<LeftOut> left_out;
};

/// Which texts outside the pages' own letters may come along.
struct MayStay {
  std::vector<std::string> gone;   ///< essences of what must not be in the output
  bool only_read = false;          ///< and only words that stand on the page: nobody has read the others
  /// `read`: essence of the letters that stay on the page, in the order they are drawn.
  bool operator()(const std::string& text, const std::string& read) const;
};
/// The letters of a page that stay, without what stands between them.
std::string letters_that_stay(const drawn::Drawing& drawing, const std::vector<bool>& struck);

/// The marked content of the page's own stream that the structure of the source may hold.
std::set<std::int32_t> marked_contents(const drawn::Drawing& drawing);
bool has_structure(QPDF& source);

/// Writes /StructTreeRoot, /MarkInfo, /Annots and /StructParents into `out`, whose pages are made and scrubbed.
void carry_structure(QPDF& source, QPDF& out, std::vector<TaggedPage>& pages, const MayStay& may_stay);

}  // namespace meretid::parse
