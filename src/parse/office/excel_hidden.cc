// SPDX-License-Identifier: EUPL-1.2
// XLSX: ECMA-376 part 1, 18.2.19 (sheet states), 18.3.1.73 (rows), 18.3.1.13 (columns), 18.10 (pivot caches), 18.14 (links).
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "parse/office/hidden_parts.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kMostText = std::size_t{64} << 20;

int number(std::string_view text, int otherwise = 0) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? value : otherwise;
}
bool yes(std::string_view text) { return text == "1" || text == "true"; }

/// "BC12" -> 55
int column_of(std::string_view reference) {
  int column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > 100'000) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column;
}

class ExcelCleaner {
 public:
  ExcelCleaner(Package& package, HiddenMatter& matter, HiddenCollector& collector) : package_(package), matter_(matter), collector_(collector) {}

  Result<void> clean() {
    const PackagePart* book = package_.find("xl/workbook.xml");
    if (book == nullptr) return fail("parse.office_xml", Kind::kBadInput, {{"found", "xl/workbook.xml"}});
    pugi::xml_document document;
    TRY_VOID(read_xml(document, *book));
    relations();
    shared_strings();
    formats();
    sheets(document);
    if (PackagePart* part = package_.find("xl/workbook.xml"); print_everything(document)) part->bytes = written(document);
    comments();
    caches();
    if (hidden_sheets_ > 0) collector_.tell("parse.hidden_sheets", {{"found", std::to_string(hidden_sheets_)}});
    if (hidden_cells_ > 0) collector_.tell("parse.hidden_cells", {{"found", std::to_string(hidden_cells_)}});
    if (comments_ > 0) collector_.tell("parse.comments", {{"found", std::to_string(comments_)}});
    if (cached_ > 0) collector_.tell("parse.hidden_data", {{"found", std::to_string(cached_)}});
    return {};
  }

 private:
  void relations() {
    const PackagePart* part = package_.find("xl/_rels/workbook.xml.rels");
    pugi::xml_document document;
    if (part == nullptr || !read_xml(document, *part)) return;
    for (const auto& relation : document.document_element().children()) {
      std::string target(attribute(relation, "Target"));
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      targets_[std::string(attribute(relation, "Id"))] = target;
    }
  }

  void shared_strings() {
    const PackagePart* part = package_.find("xl/sharedStrings.xml");
    pugi::xml_document document;
    if (part == nullptr || !read_xml(document, *part)) return;
    for (const auto& item : document.document_element().children())
      if (bare_name(item) == "si") strings_.push_back(plain(item));
  }

  // Without phonetic hints.
  static std::string plain(const pugi::xml_node& item) {
    std::string text;
    for (const auto& part : item.children()) {
      if (bare_name(part) == "t") text += part.child_value();
      else if (bare_name(part) == "r") text += child(part, "t").child_value();
    }
    return text;
  }

  // A number format ";;;" shows nothing.
  void formats() {
    const PackagePart* part = package_.find("xl/styles.xml");
    pugi::xml_document document;
    if (part == nullptr || !read_xml(document, *part)) return;
    std::set<std::string, std::less<>> invisible;
    for (const auto& format : child(document.document_element(), "numFmts").children())
      if (attribute(format, "formatCode").starts_with(";;;")) invisible.insert(std::string(attribute(format, "numFmtId")));
    int index = 0;
    for (const auto& style : child(document.document_element(), "cellXfs").children()) {
      if (invisible.contains(attribute(style, "numFmtId"))) invisible_styles_.insert(index);
      ++index;
    }
  }

  std::string value_of(const pugi::xml_node& cell) const {
    const auto type = attribute(cell, "t");
    if (type == "inlineStr") return plain(child(cell, "is"));
    const std::string value = child(cell, "v").child_value();
    if (type != "s") return value;
    const int index = number(value, -1);
    return index >= 0 && static_cast<std::size_t>(index) < strings_.size() ? strings_[static_cast<std::size_t>(index)] : "";
  }

  void sheets(const pugi::xml_document& book) {
    for (const auto& sheet : child(book.document_element(), "sheets").children()) {
      const std::string name(attribute(sheet, "name"));
      const auto state = attribute(sheet, "state");
      const auto target = targets_.find(std::string(attribute(sheet, "id")));
      const PackagePart* part = target == targets_.end() ? nullptr : package_.find(target->second);
      pugi::xml_document document;
      if (part == nullptr || !read_xml(document, *part)) continue;
      const bool hidden = state == "hidden" || state == "veryHidden";
      hidden_sheets_ += hidden;
      const std::string text = hidden_text_of(document.document_element(), hidden);
      if (hidden) matter_.texts.push_back({"skjult ark " + name, base::repair(text)});
      else collector_.add("Skjulte rækker, kolonner og celler i arket " + name, text);
    }
  }

  // Of a hidden sheet all, else what lies in hidden rows and columns or is formatted away.
  std::string hidden_text_of(const pugi::xml_node& sheet, bool all) {
    std::vector<std::pair<int, int>> columns;
    for (const auto& column : child(sheet, "cols").children())
      if (yes(attribute(column, "hidden")) || attribute(column, "width") == "0")
        columns.emplace_back(number(attribute(column, "min")), number(attribute(column, "max")));
    std::string text;
    for (const auto& row : child(sheet, "sheetData").children()) {
      const bool row_hidden = all || yes(attribute(row, "hidden")) || attribute(row, "ht") == "0";
      std::string line;
      for (const auto& cell : row.children()) {
        if (bare_name(cell) != "c") continue;
        const int at = column_of(attribute(cell, "r"));
        const bool gone = row_hidden || invisible_styles_.contains(number(attribute(cell, "s"), -1)) ||
                          std::any_of(columns.begin(), columns.end(), [&](const auto& range) { return at >= range.first && at <= range.second; });
        if (!gone) continue;
        const std::string value = value_of(cell);
        if (value.empty()) continue;
        hidden_cells_ += !all;
        line += (line.empty() ? "" : "\t") + value;
      }
      if (!line.empty() && text.size() < kMostText) text += line + "\n";
    }
    return text;
  }

  // What a print area leaves out would be in no page.
  static bool print_everything(const pugi::xml_document& book) {
    bool changed = false;
    for (pugi::xml_node names = child(book.document_element(), "definedNames"), at = names.first_child(); at;) {
      const pugi::xml_node next = at.next_sibling();
      if (attribute(at, "name") == "_xlnm.Print_Area") {
        names.remove_child(at);
        changed = true;
      }
      at = next;
    }
    return changed;
  }

  void comments() {
    std::erase_if(package_.parts(), [&](const PackagePart& part) {
      const bool notes = part.name.starts_with("xl/comments") || part.name.starts_with("xl/threadedComments/");
      pugi::xml_document document;
      if (!notes || !part.name.ends_with(".xml")) return false;
      if (!read_xml(document, part)) return true;
      const auto root = document.document_element();
      const auto list = child(root, "commentList");
      for (const auto& comment : (list ? list : root).children())
        if (bare_name(comment) == "comment" || bare_name(comment) == "threadedComment") {
          ++comments_;
          std::string text = list ? plain(child(comment, "text")) : std::string(child(comment, "text").child_value());
          collector_.add("Kommentarer", std::string(attribute(comment, "ref")) + ": " + text);
        }
      return true;
    });
  }

  // Copies of data that pivot tables and links to other books keep.
  void caches() {
    for (const PackagePart& part : package_.parts()) {
      const bool pivot = part.name.starts_with("xl/pivotCache/"), link = part.name.starts_with("xl/externalLinks/"), connection = part.name == "xl/connections.xml";
      if ((!pivot && !link && !connection) || !part.name.ends_with(".xml")) continue;
      pugi::xml_document document;
      if (!read_xml(document, part)) continue;
      struct Walker : pugi::xml_tree_walker {
        std::string text;
        bool for_each(pugi::xml_node& at) override {
          const auto name = bare_name(at);
          if (name == "s" || name == "n" || name == "d") {
            if (const auto value = attribute(at, "v"); !value.empty()) text += std::string(value) + "\t";
          } else if (name == "r" || name == "row") {
            text += "\n";
          } else if (name == "v" || name == "connection") {
            text += (name == "v" ? std::string(at.child_value()) : std::string(attribute(at, "name"))) + "\t";
          }
          return text.size() < kMostText;
        }
      } walker;
      document.traverse(walker);
      if (walker.text.find_first_not_of("\t\n") == walker.text.npos) continue;
      ++cached_;
      collector_.add(pivot ? "Data bag pivottabeller" : "Gemte data fra andre regneark og forbindelser", walker.text);
    }
  }

  Package& package_;
  HiddenMatter& matter_;
  HiddenCollector& collector_;
  std::map<std::string, std::string> targets_;
  std::vector<std::string> strings_;
  std::set<int> invisible_styles_;
  std::int64_t hidden_sheets_ = 0, hidden_cells_ = 0, comments_ = 0, cached_ = 0;
};

}  // namespace

Result<HiddenMatter> take_hidden_of_excel(Package& package) {
  HiddenMatter matter;
  HiddenCollector collector(matter);
  take_foreign_parts(package, matter, collector);
  TRY_VOID(ExcelCleaner(package, matter, collector).clean());
  tell_properties(package, collector);
  collector.finish();
  return matter;
}

}  // namespace meretid::parse
