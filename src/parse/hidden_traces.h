// SPDX-License-Identifier: EUPL-1.2
// Hidden matter outside the content of pages: annotations and fields that are not shown, redaction marks that were never applied,
// attachments, scripts, earlier versions of the file, and places that repeat what lies hidden on a page. In the child only.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <string_view>
#include <vector>

#include "parse/drawn/drawing.h"
#include "parse/hidden.h"

namespace meretid::parse {

struct Trace {
  std::string kind, text;
  QPDFObjectHandle::Rectangle place;
};
std::vector<Trace> page_traces(QPDFPageObjectHelper page, const drawn::Drawing& drawing);

/// Attachments and scripts.
std::vector<HiddenFinding> traces(QPDF& pdf);

/// Words of pages of a version before the last that no page shows now. Cost: reads each earlier version, at most ten.
std::vector<HiddenFinding> earlier_versions(std::string_view bytes, QPDF& last);

/// Document information, bookmarks, structure, fields … in which a text stands that is hidden on a page.
std::vector<HiddenFinding> repeated(QPDF& pdf, const std::vector<HiddenFinding>& hidden);

}  // namespace meretid::parse
