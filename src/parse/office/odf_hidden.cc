// SPDX-License-Identifier: EUPL-1.2
// ODT and ODS: OpenDocument 1.3 part 3, 5.5 (tracked changes), 14.1 (annotations), 20.180 and 20.381 (display), 19.749 (visibility).
#include <charconv>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "parse/office/hidden_parts.h"

namespace meretid::parse {
namespace {

class OdfCleaner {
 public:
  OdfCleaner(Package& package, HiddenMatter& matter, HiddenCollector& collector) : package_(package), matter_(matter), collector_(collector) {}

  Result<void> clean() {
    for (const char* name : {"styles.xml", "content.xml"}) {
      const PackagePart* part = package_.find(name);
      pugi::xml_document document;
      if (part == nullptr) continue;
      TRY_VOID(read_xml(document, *part));
      read_styles(document.document_element());
    }
    for (const char* name : {"styles.xml", "content.xml"}) {
      PackagePart* part = package_.find(name);
      pugi::xml_document document;
      if (part == nullptr) continue;
      TRY_VOID(read_xml(document, *part));
      walk(document.document_element());
      part->bytes = written(document);
    }
    programs_and_objects();
    if (deleted_ + inserted_ > 0)
      collector_.tell("parse.tracked_changes", {{"deleted", std::to_string(deleted_)}, {"inserted", std::to_string(inserted_)}});
    if (comments_ > 0) collector_.tell("parse.comments", {{"found", std::to_string(comments_)}});
    if (hidden_ > 0) collector_.tell("parse.hidden_text", {{"found", std::to_string(hidden_)}});
    if (hidden_sheets_ > 0) collector_.tell("parse.hidden_sheets", {{"found", std::to_string(hidden_sheets_)}});
    if (hidden_cells_ > 0) collector_.tell("parse.hidden_cells", {{"found", std::to_string(hidden_cells_)}});
    return {};
  }

 private:
  void read_styles(const pugi::xml_node& root) {
    for (const char* list : {"styles", "automatic-styles"})
      for (const auto& style : child(root, list).children()) {
        if (bare_name(style) != "style") continue;
        if (attribute(child(style, "text-properties"), "display") == "none") hidden_styles_.insert(std::string(attribute(style, "name")));
        if (attribute(child(style, "table-properties"), "display") == "false") hidden_tables_.insert(std::string(attribute(style, "name")));
      }
  }

  static bool is_block(std::string_view name) { return name == "span" || name == "p" || name == "h" || name == "a"; }

  void walk(pugi::xml_node parent) {
    for (pugi::xml_node at = parent.first_child(); at;) {
      const pugi::xml_node next = at.next_sibling();
      const auto name = bare_name(at);
      const auto visibility = attribute(at, "visibility");
      if (name == "tracked-changes") {
        for (const auto& region : at.children()) {
          inserted_ += static_cast<bool>(child(region, "insertion"));
          if (const auto deletion = child(region, "deletion"); deletion) {
            ++deleted_;
            std::string text;
            for (const auto& part : deletion.children())
              if (bare_name(part) != "change-info") text += text_below(part) + "\n";
            collector_.add("Slettet tekst (spor ændringer)", text);
          }
        }
        parent.remove_child(at);
      } else if (name == "change" || name == "change-start" || name == "change-end" || name == "annotation-end") {
        parent.remove_child(at);
      } else if (name == "annotation") {
        ++comments_;
        collector_.add("Kommentarer", text_below(at));
        parent.remove_child(at);
      } else if (name == "event-listeners" || name == "scripts") {
        programs_ = programs_ || static_cast<bool>(at.first_child());
        parent.remove_child(at);
      } else if (name == "hidden-text" || name == "hidden-paragraph" || (name == "section" && attribute(at, "display") == "none") ||
                 (is_block(name) && hidden_styles_.contains(attribute(at, "style-name")))) {
        ++hidden_;
        collector_.add("Skjult tekst", text_below(at) + std::string(attribute(at, "string-value")));
        parent.remove_child(at);
      } else if (name == "table" && hidden_tables_.contains(attribute(at, "style-name"))) {
        ++hidden_sheets_;
        matter_.texts.push_back({"skjult ark " + std::string(attribute(at, "name")), base::repair(text_below(at))});
      } else if (name == "table-row" && (visibility == "collapse" || visibility == "filter")) {
        hide_cells("Skjulte rækker og kolonner", text_below(at));
      } else {
        if (name == "table") {
          at.remove_attribute("table:print-ranges");  // what a print range leaves out would be in no page
          at.remove_attribute("table:print");
          hidden_columns(at);
        }
        walk(at);
      }
      at = next;
    }
  }

  static int repeated(const pugi::xml_node& node) {
    const auto text = attribute(node, "number-columns-repeated");
    int times = 1;
    std::from_chars(text.data(), text.data() + text.size(), times);
    return times < 1 ? 1 : times;
  }

  void hidden_columns(const pugi::xml_node& table) {
    std::vector<std::pair<int, int>> hidden;
    int at = 0;
    columns_of(table, at, hidden, false);
    if (hidden.empty()) return;
    struct Walker : pugi::xml_tree_walker {
      const std::vector<std::pair<int, int>>* ranges = nullptr;
      std::string text;
      bool for_each(pugi::xml_node& row) override {
        if (bare_name(row) != "table-row") return true;
        int column = 0;
        std::string line;
        for (const auto& cell : row.children()) {
          const auto name = bare_name(cell);
          if (name != "table-cell" && name != "covered-table-cell") continue;
          for (const auto& range : *ranges)
            if (column >= range.first && column < range.second && cell.first_child()) line += text_below(cell) + "\t";
          column += repeated(cell);
        }
        if (!line.empty()) text += line + "\n";
        return true;
      }
    } walker;
    walker.ranges = &hidden;
    pugi::xml_node top = table;
    top.traverse(walker);
    hide_cells("Skjulte rækker og kolonner", walker.text);
  }

  static void columns_of(const pugi::xml_node& parent, int& at, std::vector<std::pair<int, int>>& hidden, bool all) {
    for (const auto& column : parent.children()) {
      const auto name = bare_name(column);
      if (name == "table-columns" || name == "table-header-columns" || name == "table-column-group")
        columns_of(column, at, hidden, all || attribute(column, "display") == "false");
      if (name != "table-column") continue;
      const int times = repeated(column);
      const auto visibility = attribute(column, "visibility");
      if (all || visibility == "collapse" || visibility == "filter") hidden.emplace_back(at, at + times);
      at += times;
    }
  }

  void hide_cells(std::string_view heading, const std::string& text) {
    if (text.find_first_not_of(" \t\r\n") == text.npos) return;
    ++hidden_cells_;
    collector_.add(heading, text);
  }

  void programs_and_objects() {
    std::int64_t objects = 0;
    std::erase_if(package_.parts(), [&](const PackagePart& part) {
      const bool program = part.name.starts_with("Basic/") || part.name.starts_with("Scripts/") || part.name.starts_with("Dialogs/");
      programs_ = programs_ || program;
      if (part.name.starts_with("Object ") && part.name.ends_with("/content.xml")) {
        ++objects;
        pugi::xml_document document;
        if (read_xml(document, part)) collector_.add("Indlejrede objekter", text_below(document.document_element()));
      }
      if (part.name.starts_with("Versions/")) matter_.embedded.push_back({"tidligere version " + part.name.substr(9) + ".odt", part.bytes});
      return program;
    });
    if (programs_) collector_.tell("parse.macros");
    if (objects + static_cast<std::int64_t>(matter_.embedded.size()) > 0)
      collector_.tell("parse.embedded", {{"found", std::to_string(objects + static_cast<std::int64_t>(matter_.embedded.size()))}});
  }

  Package& package_;
  HiddenMatter& matter_;
  HiddenCollector& collector_;
  std::set<std::string, std::less<>> hidden_styles_, hidden_tables_;
  bool programs_ = false;
  std::int64_t deleted_ = 0, inserted_ = 0, comments_ = 0, hidden_ = 0, hidden_sheets_ = 0, hidden_cells_ = 0;
};

}  // namespace

Result<HiddenMatter> take_hidden_of_odf(Package& package) {
  HiddenMatter matter;
  HiddenCollector collector(matter);
  TRY_VOID(OdfCleaner(package, matter, collector).clean());
  tell_properties(package, collector);
  collector.finish();
  return matter;
}

}  // namespace meretid::parse
