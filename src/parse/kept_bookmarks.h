// SPDX-License-Identifier: EUPL-1.2
// Bookmarks that a struck file keeps, made anew with nothing but a title and a page they lead to (PDF 32000-1, 12.3.3). A title that
// may not stay goes with its place in the tree; those below it move up. In the child only. One thread.
#pragma once

#include <functional>
#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "parse/destinations.h"

namespace meretid::parse {

struct KeptBookmark {
  std::string title;           ///< UTF-8
  Destination goal;            ///< page -1: leads nowhere, and stands for what lies below it
  bool open = false;
  std::vector<KeptBookmark> below;
};

/// As they stand in the source, in their order; rings and trees without end are cut off.
std::vector<KeptBookmark> bookmarks_of(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages);

/// `pages`: those of the made file for each page of the source, null where there is none.
void carry_bookmarks(QPDF& out, const std::vector<KeptBookmark>& bookmarks, std::vector<QPDFObjectHandle>& pages, const std::function<bool(const std::string& title)>& may_stay);

}  // namespace meretid::parse
