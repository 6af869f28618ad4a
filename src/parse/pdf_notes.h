// SPDX-License-Identifier: EUPL-1.2
// Texts of a PDF page that are not in its content: comments, and what was typed into the fields of a form. In the child only.
#pragma once

#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace meretid::parse {

struct PlacedNote {
  std::string text;
  QPDFObjectHandle::Rectangle place;  ///< in the page's user space
};

std::vector<PlacedNote> placed_notes(QPDFPageObjectHelper page);

}  // namespace meretid::parse
