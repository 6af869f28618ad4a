// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_notes.h"

#include "base/utf8.h"
#include "parse/pdf_notes.h"

namespace meretid::parse {
namespace {

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') out.push_back(c);
  return out;
}

}  // namespace

std::vector<KeptNote> notes_of(QPDFPageObjectHelper page) {
  std::vector<KeptNote> notes;
  for (const PlacedNote& note : placed_notes(page)) {
    KeptNote kept;
    kept.text = base::repair(note.text);
    kept.place.add(drawn::Point{note.place.llx, note.place.lly});
    kept.place.add(drawn::Point{note.place.urx, note.place.ury});
    if (!without_spaces(kept.text).empty()) notes.push_back(std::move(kept));
  }
  return notes;
}

std::vector<KeptNote> not_shown(std::vector<KeptNote> notes, const drawn::Drawing& drawing) {
  if (notes.empty()) return notes;
  std::string drawn;
  for (const drawn::Mark& mark : drawing.marks)
    if (mark.kind == drawn::Kind::kGlyph && !mark.off) drawn += without_spaces(base::repair(mark.glyph.text));
  std::erase_if(notes, [&](const KeptNote& note) { return drawn.find(without_spaces(note.text)) != std::string::npos; });
  return notes;
}

void carry_notes(QPDF& out, QPDFObjectHandle page, const std::vector<KeptNote>& notes) {
  if (notes.empty()) return;
  auto annotations = page.getKey("/Annots").isArray() ? page.getKey("/Annots").shallowCopy() : QPDFObjectHandle::newArray();
  // What the page showed of it is drawn; no reader shall draw a sign of its own on top.
  auto nothing = QPDFObjectHandle::newStream(&out, "");
  nothing.replaceDict(QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] >>"));
  for (const KeptNote& note : notes) {
    auto made = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Text /F 4 >>");
    const auto number = [](double value) { return QPDFObjectHandle::newReal(value, 2); };
    made.replaceKey("/Rect", QPDFObjectHandle::newArray({number(note.place.left), number(note.place.bottom), number(note.place.right), number(note.place.top)}));
    made.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(note.text));
    auto looks = QPDFObjectHandle::newDictionary();
    looks.replaceKey("/N", nothing);
    made.replaceKey("/AP", looks);
    annotations.appendItem(out.makeIndirectObject(made));
  }
  page.replaceKey("/Annots", annotations);
}

}  // namespace meretid::parse
