// SPDX-License-Identifier: EUPL-1.2
#include "parse/pdf_notes.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kLongest = 50'000;
constexpr int kMostNotes = 5'000, kDeepestField = 20;

void add(std::string& text, QPDFObjectHandle value) {
  std::string more;
  if (value.isString()) {
    more = base::repair(value.getUTF8Value());
  } else if (value.isStream()) {  // long texts of fields and rich text
    const auto data = value.getStreamData(qpdf_dl_generalized);
    more = base::repair({reinterpret_cast<const char*>(data->getBuffer()), std::min(data->getSize(), kLongest)});
  } else if (value.isArray()) {
    for (int i = 0; i < std::min(value.getArrayNItems(), 200); ++i)
      if (value.getArrayItem(i).isString()) add(text, value.getArrayItem(i));
  }
  if (more.empty() || text.find(more) != text.npos || text.size() + more.size() > kLongest) return;
  if (!text.empty()) text += '\n';
  text += more;
}

/// A field's value may stand on the field above its widgets.
QPDFObjectHandle field_value(QPDFObjectHandle widget) {
  for (int depth = 0; widget.isDictionary() && depth < kDeepestField; ++depth) {
    if (auto value = widget.getKey("/V"); !value.isNull()) return value;
    widget = widget.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

std::string without_tags(const std::string& rich) {
  std::string text;
  bool inside = false;
  for (const char c : rich) {
    if (c == '<') inside = true;
    if (!inside) text.push_back(c);
    if (c == '>') inside = false, text.push_back(' ');
  }
  return text;
}

}  // namespace

std::vector<PlacedNote> placed_notes(QPDFPageObjectHelper page) {
  std::vector<PlacedNote> notes;
  auto all = page.getObjectHandle().getKey("/Annots");
  if (!all.isArray()) return notes;
  for (int i = 0; i < std::min(all.getArrayNItems(), kMostNotes); ++i) {
    auto annotation = all.getArrayItem(i);
    if (!annotation.isDictionary()) continue;
    PlacedNote note;
    add(note.text, annotation.getKey("/Contents"));
    auto kind = annotation.getKey("/Subtype");
    if (kind.isNameAndEquals("/Widget")) {
      add(note.text, field_value(annotation));
    } else if (auto rich = annotation.getKey("/RC"); note.text.empty() && !rich.isNull()) {
      std::string text;
      add(text, rich);
      note.text = without_tags(text);
    }
    if (note.text.empty()) continue;
    if (auto rect = annotation.getKey("/Rect"); rect.isRectangle()) note.place = rect.getArrayAsRectangle();
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace meretid::parse
