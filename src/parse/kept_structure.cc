// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_structure.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "parse/pages.h"

namespace meretid::parse {
namespace {

using drawn::Tag;

constexpr int kDeepest = 100;
constexpr std::size_t kMostElements = 500'000;
constexpr const char* kLeftOut = "Udeladt";
constexpr const char* kPicture = "Illustration";

// The standard types (14.8.4); a name of the writer's own could say anything.
constexpr std::array<std::string_view, 50> kRoles = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6",
    "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby",
    "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", "Title"};

bool standard(std::string_view role) { return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end(); }

// "da" or "da-DK", nothing else.
bool language(const std::string& text) {
  const auto letters = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(from + count),
                                                      [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  };
  return letters(0, 2) && (text.size() == 2 || (text.size() == 5 && text[2] == '-' && letters(3, 2)));
}

class Carrier {
 public:
  Carrier(QPDF& source, QPDF& out, std::vector<TaggedPage>& pages, const MayStay& may_stay) : source_(source), out_(out), pages_(pages), may_stay_(may_stay) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      numbers_[pages[i].source.getObjGen()] = i;
      made_.push_back(pages[i].made);
      if (!pages[i].made.isDictionary()) continue;
      marked_[i] = marked_contents(*pages[i].drawing);
      read_[i] = letters_that_stay(*pages[i].drawing, *pages[i].struck);
      for (const Tag& tag : pages[i].drawing->tags)
        if (tag.stream == 0 && tag.mcid >= 0 && struck_inside(pages[i], tag)) struck_.insert({i, tag.mcid});
    }
  }

  void run() {
    links();
    if (!has_structure(source_)) return;
    auto roles = source_.getRoot().getKey("/StructTreeRoot").getKey("/RoleMap");
    if (roles.isDictionary()) role_map_ = roles;
    auto root = out_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructTreeRoot >>"));
    Content all = children(source_.getRoot().getKey("/StructTreeRoot").getKey("/K"), root, std::nullopt, 0);
    // What the structure does not reach is said at the end of its page's content.
    for (std::size_t i = 0; i < pages_.size(); ++i)
      for (const LeftOut& box : pages_[i].left_out)
        if (!said_.contains({i, box.mcid})) all.kids.push_back(left_out(i, box, root));
    if (all.kids.empty()) return;
    root.replaceKey("/K", QPDFObjectHandle::newArray(all.kids));
    write_parents(root);
    auto catalogue = out_.getRoot();
    catalogue.replaceKey("/StructTreeRoot", root);
    catalogue.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
    auto lang = source_.getRoot().getKey("/Lang");
    if (lang.isString() && language(lang.getStringValue())) catalogue.replaceKey("/Lang", QPDFObjectHandle::newString(lang.getStringValue()));
  }

 private:
  struct Content {
    std::vector<QPDFObjectHandle> kids;
    bool struck = false;
    std::set<std::size_t> pages;
  };

  static bool struck_inside(const TaggedPage& page, const Tag& tag) {
    for (std::size_t i = tag.first; i < tag.last && i < page.struck->size(); ++i)
      if ((*page.struck)[i]) return true;
    return false;
  }

  void links() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (!pages_[i].made.isDictionary()) continue;
      auto annotations = QPDFObjectHandle::newArray();
      for (const KeptLink& link : pages_[i].links) {
        auto made = made_link(link, made_);
        if (!made.isDictionary()) continue;
        made = out_.makeIndirectObject(made);
        annotations.appendItem(made);
        if (link.source.isIndirect()) links_[link.source] = {made, i};
      }
      if (annotations.getArrayNItems() > 0) pages_[i].made.replaceKey("/Annots", annotations);
    }
  }

  std::optional<std::size_t> page_of(QPDFObjectHandle page, std::optional<std::size_t> otherwise) const {
    if (!page.isDictionary()) return otherwise;
    const auto found = numbers_.find(page.getObjGen());
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  Content children(QPDFObjectHandle kids, QPDFObjectHandle parent, std::optional<std::size_t> page, int depth) {
    Content content;
    if (kids.isArray()) {
      for (auto& kid : kids.aitems()) take(kid, parent, page, depth, content);
    } else {
      take(kids, parent, page, depth, content);
    }
    return content;
  }

  void take(QPDFObjectHandle kid, QPDFObjectHandle parent, std::optional<std::size_t> page, int depth, Content& content) {
    if (kid.isInteger()) return take_marked(kid, page, parent, content);
    if (!kid.isDictionary()) return;
    page = page_of(kid.getKey("/Pg"), page);
    auto type = kid.getKey("/Type");
    if (type.isNameAndEquals("/MCR")) {
      if (kid.getKey("/Stm").isNull()) take_marked(kid.getKey("/MCID"), page, parent, content);
    } else if (type.isNameAndEquals("/OBJR")) {
      take_link(kid.getKey("/Obj").getObjGen(), parent, content);
    } else if (kid.getKey("/S").isName()) {
      take_element(kid, parent, page, depth, content);
    }
  }

  void take_marked(QPDFObjectHandle number, std::optional<std::size_t> page, QPDFObjectHandle parent, Content& content) {
    if (!page || !number.isInteger()) return;
    const auto mcid = static_cast<std::int32_t>(std::clamp<long long>(number.getIntValue(), -1, 1'000'000));
    const auto known = marked_.find(*page);
    if (known == marked_.end() || !known->second.contains(mcid) || !parents_[*page].emplace(mcid, parent).second) return;
    content.kids.push_back(reference(*page, mcid));
    content.pages.insert(*page);
    content.struck = content.struck || struck_.contains({*page, mcid});
    for (const LeftOut& box : pages_[*page].left_out)
      if (box.after == mcid && !said_.contains({*page, box.mcid})) content.kids.push_back(left_out(*page, box, parent));
  }

  // Always with its page, so that an element may hold content of several.
  QPDFObjectHandle reference(std::size_t page, std::int32_t mcid) {
    auto made = QPDFObjectHandle::parse("<< /Type /MCR >>");
    made.replaceKey("/Pg", pages_[page].made);
    made.replaceKey("/MCID", QPDFObjectHandle::newInteger(mcid));
    return made;
  }

  QPDFObjectHandle left_out(std::size_t page, const LeftOut& box, QPDFObjectHandle parent) {
    auto span = out_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Span >>"));
    span.replaceKey("/P", parent);
    span.replaceKey("/ActualText", QPDFObjectHandle::newUnicodeString(kLeftOut + (box.label.empty() ? std::string() : ": " + box.label)));
    span.replaceKey("/K", QPDFObjectHandle::newArray({reference(page, box.mcid)}));
    parents_[page][box.mcid] = span;
    said_.insert({page, box.mcid});
    return span;
  }

  void take_link(QPDFObjGen annotation, QPDFObjectHandle parent, Content& content) {
    const auto link = links_.find(annotation);
    if (link == links_.end() || link->second.first.hasKey("/StructParent")) return;
    auto made = QPDFObjectHandle::parse("<< /Type /OBJR >>");
    made.replaceKey("/Pg", pages_[link->second.second].made);
    made.replaceKey("/Obj", link->second.first);
    link->second.first.replaceKey("/StructParent", QPDFObjectHandle::newInteger(static_cast<long long>(pages_.size() + of_links_.size())));
    of_links_.push_back(parent);
    content.kids.push_back(made);
  }

  std::string role_of(QPDFObjectHandle element) {
    std::string role = element.getKey("/S").getName().substr(1);
    for (int i = 0; i < 10 && !standard(role) && role_map_.isDictionary(); ++i) {
      auto mapped = role_map_.getKey("/" + role);
      if (!mapped.isName()) break;
      role = mapped.getName().substr(1);
    }
    return standard(role) ? role : "NonStruct";
  }

  void take_element(QPDFObjectHandle element, QPDFObjectHandle parent, std::optional<std::size_t> page, int depth, Content& content) {
    if (depth > kDeepest || ++elements_ > kMostElements) return;
    if (element.isIndirect() && !seen_.insert(element.getObjGen()).second) return;  // a ring
    const std::string role = role_of(element);
    auto made = out_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem >>"));
    Content inside = children(element.getKey("/K"), made, page, depth + 1);
    const bool cell = role == "TD" || role == "TH";  // an empty one still holds its place
    if (inside.kids.empty() && !cell) return;
    made.replaceKey("/S", QPDFObjectHandle::newName("/" + role));
    made.replaceKey("/P", parent);
    if (!inside.kids.empty()) made.replaceKey("/K", QPDFObjectHandle::newArray(inside.kids));
    texts(element, made, inside, role == "Figure" || role == "Formula");
    attributes(element.getKey("/A"), made);
    content.kids.push_back(made);
    content.struck = content.struck || inside.struck;
    content.pages.insert(inside.pages.begin(), inside.pages.end());
  }

  void texts(QPDFObjectHandle element, QPDFObjectHandle made, const Content& inside, bool picture) {
    std::string read;
    for (const std::size_t page : inside.pages) read += read_[page];
    for (const char* key : {"/Alt", "/ActualText", "/E"}) {
      auto text = element.getKey(key);
      if (!text.isString() || inside.struck) continue;
      const std::string utf8 = base::repair(text.getUTF8Value());
      if (may_stay_(utf8, read)) made.replaceKey(key, QPDFObjectHandle::newUnicodeString(utf8));
    }
    if (picture && !made.hasKey("/Alt") && !made.hasKey("/ActualText")) made.replaceKey("/Alt", QPDFObjectHandle::newString(kPicture));
    if (auto lang = element.getKey("/Lang"); lang.isString() && language(lang.getStringValue())) made.replaceKey("/Lang", QPDFObjectHandle::newString(lang.getStringValue()));
  }

  // How cells span and lists number; everything else is about looks.
  void attributes(QPDFObjectHandle given, QPDFObjectHandle made) {
    std::vector<QPDFObjectHandle> all;
    if (given.isDictionary()) all.push_back(given);
    if (given.isArray())
      for (auto& item : given.aitems()) all.push_back(item);
    auto kept = QPDFObjectHandle::newArray();
    for (auto& one : all) {
      if (!one.isDictionary()) continue;
      auto fresh = QPDFObjectHandle::newDictionary();
      for (const char* key : {"/RowSpan", "/ColSpan"})
        if (auto span = one.getKey(key); span.isInteger() && span.getIntValue() > 0 && span.getIntValue() < 1'000) fresh.replaceKey(key, QPDFObjectHandle::newInteger(span.getIntValue()));
      if (auto scope = one.getKey("/Scope"); scope.isNameAndEquals("/Row") || scope.isNameAndEquals("/Column") || scope.isNameAndEquals("/Both")) fresh.replaceKey("/Scope", QPDFObjectHandle::newName(scope.getName()));
      if (!fresh.getKeys().empty()) {
        fresh.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
        kept.appendItem(fresh);
      }
    }
    if (kept.getArrayNItems() > 0) made.replaceKey("/A", kept);
  }

  void write_parents(QPDFObjectHandle root) {
    auto numbers = QPDFObjectHandle::newArray();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (parents_[i].empty()) continue;
      auto list = QPDFObjectHandle::newArray();
      for (std::int32_t mcid = 0; mcid <= parents_[i].rbegin()->first; ++mcid) {
        const auto known = parents_[i].find(mcid);
        list.appendItem(known == parents_[i].end() ? QPDFObjectHandle::newNull() : known->second);
      }
      numbers.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(i)));
      numbers.appendItem(list);
      pages_[i].made.replaceKey("/StructParents", QPDFObjectHandle::newInteger(static_cast<long long>(i)));
      pages_[i].made.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    }
    for (std::size_t i = 0; i < of_links_.size(); ++i) {
      numbers.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(pages_.size() + i)));
      numbers.appendItem(of_links_[i]);
    }
    auto tree = QPDFObjectHandle::newDictionary();
    tree.replaceKey("/Nums", numbers);
    root.replaceKey("/ParentTree", out_.makeIndirectObject(tree));
    root.replaceKey("/ParentTreeNextKey", QPDFObjectHandle::newInteger(static_cast<long long>(pages_.size() + of_links_.size())));
  }

  QPDF& source_;
  QPDF& out_;
  std::vector<TaggedPage>& pages_;
  const MayStay& may_stay_;
  QPDFObjectHandle role_map_ = QPDFObjectHandle::newNull();
  std::map<QPDFObjGen, std::size_t> numbers_;
  std::vector<QPDFObjectHandle> made_;
  std::map<std::size_t, std::set<std::int32_t>> marked_;
  std::map<std::size_t, std::string> read_;
  std::set<std::pair<std::size_t, std::int32_t>> struck_, said_;
  std::map<std::size_t, std::map<std::int32_t, QPDFObjectHandle>> parents_;
  std::map<QPDFObjGen, std::pair<QPDFObjectHandle, std::size_t>> links_;
  std::vector<QPDFObjectHandle> of_links_;
  std::set<QPDFObjGen> seen_;
  std::size_t elements_ = 0;
};

}  // namespace

bool MayStay::operator()(const std::string& text, const std::string& read) const {
  const std::string letters = essence(text);
  if (std::any_of(gone.begin(), gone.end(), [&](const std::string& value) { return !value.empty() && letters.find(value) != std::string::npos; })) return false;
  if (!only_read) return true;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = std::min(text.find_first_not_of(" \t\r\n/", at), text.size());
    const auto to = std::min(text.find_first_of(" \t\r\n/", from), text.size());
    if (const std::string word = essence(text.substr(from, to - from)); !word.empty() && read.find(word) == std::string::npos) return false;
    at = to + 1;
  }
  return true;
}

std::string letters_that_stay(const drawn::Drawing& drawing, const std::vector<bool>& struck) {
  std::string text;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i)
    if (drawing.marks[i].kind == drawn::Kind::kGlyph && !drawing.marks[i].off && !struck[i]) text += drawing.marks[i].glyph.text;
  return essence(base::repair(text));
}

std::set<std::int32_t> marked_contents(const drawn::Drawing& drawing) {
  std::set<std::int32_t> all;
  for (const Tag& tag : drawing.tags)
    if (tag.stream == 0 && tag.kind == Tag::Kind::kBegin && tag.mcid >= 0 && tag.partner >= 0) all.insert(tag.mcid);
  return all;
}

bool has_structure(QPDF& source) {
  auto root = source.getRoot().getKey("/StructTreeRoot");
  return root.isDictionary() && !root.getKey("/K").isNull();
}

void carry_structure(QPDF& source, QPDF& out, std::vector<TaggedPage>& pages, const MayStay& may_stay) { Carrier(source, out, pages, may_stay).run(); }

}  // namespace meretid::parse
