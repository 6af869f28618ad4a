// SPDX-License-Identifier: EUPL-1.2
#include "parse/hidden_traces.h"

#include <algorithm>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>

#include "base/utf8.h"
#include "parse/drawn/page_drawing.h"
#include "parse/pages.h"

namespace meretid::parse {
namespace {

using drawn::Bounds;

constexpr int kMostAnnotations = 10'000;
constexpr std::size_t kMostVersions = 10, kMostPagesCompared = 300;

std::string text_of(QPDFObjectHandle object) { return object.isString() ? base::repair(object.getUTF8Value()) : std::string(); }

// The letters whose middle lies in one of the rectangles.
std::string letters_in(const drawn::Drawing& drawing, const std::vector<Bounds>& areas) {
  std::string text;
  for (const drawn::Mark& m : drawing.marks)
    if (m.kind == drawn::Kind::kGlyph && std::any_of(areas.begin(), areas.end(), [&](const Bounds& b) { return b.holds(m.glyph.point(0.5, 0.35)); }))
      text += m.glyph.text;
  return text;
}

std::vector<Bounds> areas_of(QPDFObjectHandle annotation) {
  std::vector<Bounds> areas;
  auto quads = annotation.getKey("/QuadPoints");
  for (int i = 0; quads.isArray() && i + 7 < std::min(quads.getArrayNItems(), 8'000); i += 8) {
    Bounds b;
    for (int j = 0; j < 8; j += 2)
      if (quads.getArrayItem(i + j).isNumber() && quads.getArrayItem(i + j + 1).isNumber())
        b.add(drawn::Point{quads.getArrayItem(i + j).getNumericValue(), quads.getArrayItem(i + j + 1).getNumericValue()});
    if (!b.empty()) areas.push_back(b);
  }
  const auto r = annotation.getKey("/Rect").getArrayAsRectangle();
  if (areas.empty()) areas.push_back({std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)});
  return areas;
}

std::string word_text(const drawn::Drawing& drawing) {
  std::string text;
  const drawn::Glyph* last = nullptr;
  for (const drawn::Mark& m : drawing.marks) {
    if (m.kind != drawn::Kind::kGlyph) continue;
    const drawn::Glyph& g = m.glyph;
    if (last != nullptr) {
      const drawn::Point d = g.origin - (last->origin + last->along);
      if (d.length() > 0.22 * std::max(1.0, g.size)) text += ' ';
    }
    text += g.text;
    last = &g;
  }
  return text;
}

std::set<std::string> words_of(QPDF& pdf) {
  std::set<std::string> words;
  drawn::Drawer drawer(pdf);
  std::size_t pages = 0;
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    if (++pages > kMostPagesCompared) break;
    const std::string text = word_text(drawer.page(page));
    for (std::size_t at = 0; at < text.size();) {
      const auto from = std::min(text.find_first_not_of(" \n\t", at), text.size());
      const auto to = std::min(text.find_first_of(" \n\t", from), text.size());
      if (std::string word = essence(text.substr(from, to - from)); word.size() >= 3) words.insert(std::move(word));
      at = to + 1;
    }
  }
  return words;
}

}  // namespace

std::vector<Trace> page_traces(QPDFPageObjectHelper page, const drawn::Drawing& drawing) {
  std::vector<Trace> found;
  auto all = page.getObjectHandle().getKey("/Annots");
  if (!all.isArray()) return found;
  for (int i = 0; i < std::min(all.getArrayNItems(), kMostAnnotations); ++i) {
    auto annotation = all.getArrayItem(i);
    if (!annotation.isDictionary() || !annotation.getKey("/Rect").isRectangle()) continue;
    const auto place = annotation.getKey("/Rect").getArrayAsRectangle();
    const auto flags = annotation.getKey("/F").isInteger() ? annotation.getKey("/F").getIntValue() : 0;
    const bool unseen = (flags & (2 | 32)) != 0;
    auto kind = annotation.getKey("/Subtype");
    if (kind.isNameAndEquals("/Redact")) {
      if (const std::string text = letters_in(drawing, areas_of(annotation)); text.find_first_not_of(' ') != std::string::npos)
        found.push_back({"not_applied", text, place});
    } else if (unseen && kind.isNameAndEquals("/Widget")) {
      auto value = annotation.getKey("/V");
      if (value.isNull() && annotation.getKey("/Parent").isDictionary()) value = annotation.getKey("/Parent").getKey("/V");
      if (const std::string text = text_of(value); !text.empty()) found.push_back({"hidden_field", text, place});
    } else if (unseen && !kind.isNameAndEquals("/Popup")) {
      if (const std::string text = text_of(annotation.getKey("/Contents")); !text.empty()) found.push_back({"hidden_comment", text, place});
    }
    if (kind.isNameAndEquals("/FileAttachment")) found.push_back({"attachment", text_of(annotation.getKey("/Contents")), place});
  }
  return found;
}

std::vector<HiddenFinding> traces(QPDF& pdf) {
  std::vector<HiddenFinding> found;
  for (const auto& [key, file] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles())
    found.push_back({0, "attachment", file->getFilename().empty() ? key : file->getFilename()});
  auto root = pdf.getRoot();
  auto names = root.getKey("/Names");
  auto action = root.getKey("/OpenAction");
  if ((names.isDictionary() && names.hasKey("/JavaScript")) || (action.isDictionary() && action.getKey("/S").isNameAndEquals("/JavaScript")))
    found.push_back({0, "javascript", {}});
  return found;
}

std::vector<HiddenFinding> earlier_versions(std::string_view bytes, QPDF& last) {
  std::vector<std::size_t> ends;
  for (auto at = bytes.find("%%EOF"); at != bytes.npos; at = bytes.find("%%EOF", at + 5)) ends.push_back(at + 5);
  if (ends.size() < 2) return {};
  ends.pop_back();
  if (ends.size() > kMostVersions) ends.erase(ends.begin(), ends.end() - kMostVersions);
  std::set<std::string> now, gone;
  bool compared = false;
  for (const std::size_t end : ends) {
    try {
      QPDF earlier;
      earlier.setSuppressWarnings(true);
      earlier.setAttemptRecovery(false);  // the first mark of a linearized file ends no version
      earlier.processMemoryFile("earlier", bytes.data(), end);
      if (QPDFPageDocumentHelper(earlier).getAllPages().empty()) continue;
      if (!compared) now = words_of(last), compared = true;
      for (const std::string& word : words_of(earlier))
        if (!now.contains(word)) gone.insert(word);
    } catch (const std::exception&) {
    }
  }
  if (gone.empty()) return {};
  HiddenFinding finding{0, "earlier_version", {}};
  for (const std::string& word : gone) finding.text += (finding.text.empty() ? "" : " ") + word;
  return {finding};
}

std::vector<HiddenFinding> repeated(QPDF& pdf, const std::vector<HiddenFinding>& hidden) {
  std::vector<std::pair<std::string, std::string>> wanted;  // essence, text
  for (const HiddenFinding& finding : hidden)
    if (std::string value = essence(finding.text); finding.page > 0 && value.size() >= 6 && wanted.size() < 1'000) wanted.emplace_back(std::move(value), finding.text);
  std::vector<HiddenFinding> found;
  if (wanted.empty()) return found;
  std::set<std::string> seen;
  for (auto& object : pdf.getAllObjects()) {
    auto dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) continue;
    for (auto [key, value] : dictionary.ditems()) {
      const std::string text = value.isString() ? essence(base::repair(value.getUTF8Value())) : std::string();
      if (text.size() < 6) continue;
      for (const auto& [part, whole] : wanted)
        if (text.find(part) != std::string::npos && seen.insert(key + whole).second) found.push_back({0, "repeated", key.substr(1) + ": " + whole});
    }
  }
  return found;
}

}  // namespace meretid::parse
