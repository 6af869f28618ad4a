// SPDX-License-Identifier: EUPL-1.2
// Comments and values of fields that a page holds and does not show: what the reader gave as words of the page (pdf_notes.h). Those
// that stay are made anew as notes at their place, with their text alone; what a page shows of them is drawn on it and no note.
// In the child only. One thread.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

#include "parse/drawn/drawing.h"

namespace meretid::parse {

struct KeptNote {
  std::string text;        ///< UTF-8
  drawn::Bounds place;     ///< user space of the page
  drawn::Point middle() const { return {(place.left + place.right) / 2, (place.bottom + place.top) / 2}; }
};

/// Before annotations are flattened.
std::vector<KeptNote> notes_of(QPDFPageObjectHelper page);
/// Those that the page's own letters do not say already.
std::vector<KeptNote> not_shown(std::vector<KeptNote> notes, const drawn::Drawing& drawing);

/// Adds them to the /Annots of a made page.
void carry_notes(QPDF& out, QPDFObjectHandle page, const std::vector<KeptNote>& notes);

}  // namespace meretid::parse
