// SPDX-License-Identifier: EUPL-1.2
// DOCX: ECMA-376 part 1, 17.13.5 (revisions), 17.13.4 (comments), 17.3.2.41 (vanish).
#include <map>
#include <set>

#include "parse/office/hidden_parts.h"

namespace meretid::parse {
namespace {

bool on(const pugi::xml_node& toggle) {
  const auto value = attribute(toggle, "val");
  return toggle && value != "0" && value != "false" && value != "off";
}

bool is_story(std::string_view name) {
  if (!name.starts_with("word/") || !name.ends_with(".xml") || name.find('/', 5) != name.npos) return false;
  const auto file = name.substr(5);
  return file.starts_with("document") || file.starts_with("header") || file.starts_with("footer") || file.starts_with("footnotes") ||
         file.starts_with("endnotes");
}

class WordCleaner {
 public:
  WordCleaner(Package& package, HiddenCollector& collector) : package_(package), collector_(collector) {}

  Result<void> clean() {
    read_styles();
    for (PackagePart& part : package_.parts()) {
      if (!is_story(part.name)) continue;
      pugi::xml_document document;
      TRY_VOID(read_xml(document, part));
      walk(document.document_element());
      part.bytes = written(document);
    }
    comments();
    variables();
    if (deleted_ + inserted_ > 0)
      collector_.tell("parse.tracked_changes", {{"deleted", std::to_string(deleted_)}, {"inserted", std::to_string(inserted_)}});
    if (comments_ > 0) collector_.tell("parse.comments", {{"found", std::to_string(comments_)}});
    if (hidden_ > 0) collector_.tell("parse.hidden_text", {{"found", std::to_string(hidden_)}});
    return {};
  }

 private:
  void read_styles() {
    const PackagePart* part = package_.find("word/styles.xml");
    pugi::xml_document document;
    if (part == nullptr || !read_xml(document, *part)) return;
    std::map<std::string, std::string, std::less<>> based_on;
    for (const auto& style : document.document_element().children()) {
      if (bare_name(style) != "style") continue;
      const std::string id(attribute(style, "styleId"));
      based_on[id] = attribute(child(style, "basedOn"), "val");
      const auto vanish = child(child(style, "rPr"), "vanish");
      if (on(vanish)) hidden_styles_.insert(id);
      else if (vanish) shown_styles_.insert(id);
    }
    for (std::size_t before = 0; before != hidden_styles_.size();) {
      before = hidden_styles_.size();
      for (const auto& [style, base] : based_on)
        if (hidden_styles_.contains(base) && !shown_styles_.contains(style)) hidden_styles_.insert(style);
    }
  }

  bool is_hidden(const pugi::xml_node& run) const {
    const auto properties = child(run, "rPr");
    if (const auto vanish = child(properties, "vanish"); vanish) return on(vanish);
    if (const auto style = attribute(child(properties, "rStyle"), "val"); !style.empty() && hidden_styles_.contains(style)) return true;
    for (auto above = run.parent(); above; above = above.parent())
      if (bare_name(above) == "p") return hidden_styles_.contains(attribute(child(child(above, "pPr"), "pStyle"), "val"));
    return false;
  }

  static bool of_formatting(std::string_view name) {
    return name.ends_with("PrChange") || name == "tblGridChange" || name == "numberingChange" || name.starts_with("moveFromRange") ||
           name.starts_with("moveToRange") || name.starts_with("customXmlInsRange") || name.starts_with("customXmlDelRange") ||
           name.starts_with("customXmlMove") || name == "cellIns" || name == "cellMerge";
  }

  void walk(pugi::xml_node parent) {
    for (pugi::xml_node at = parent.first_child(); at;) {
      pugi::xml_node next = at.next_sibling();
      const auto name = bare_name(at);
      const auto above = bare_name(parent);
      const bool mark = above == "rPr" || above == "trPr" || above == "pPr";  // the change of a paragraph's end or a row's being
      if (name == "del" || name == "moveFrom") {
        if (!mark) {
          ++deleted_;
          collector_.add("Slettet tekst (spor ændringer)", text_below(at));
        }
        parent.remove_child(at);
      } else if (name == "ins" || name == "moveTo") {
        if (!mark) {
          ++inserted_;
          if (at.first_child()) next = at.first_child();
          while (at.first_child()) parent.insert_move_before(at.first_child(), at);
        }
        parent.remove_child(at);
      } else if (of_formatting(name) || name == "commentRangeStart" || name == "commentRangeEnd" || name == "commentReference") {
        parent.remove_child(at);
      } else if ((name == "tr" && child(child(at, "trPr"), "del")) || (name == "tc" && child(child(at, "tcPr"), "cellDel"))) {
        ++deleted_;
        collector_.add("Slettet tekst (spor ændringer)", text_below(at));
        // A row must have its cells; what is in them goes.
        if (name == "tr") parent.remove_child(at);
        else for (auto inner = at.first_child(); inner;) {
          const auto after = inner.next_sibling();
          if (bare_name(inner) != "tcPr") at.remove_child(inner);
          inner = after;
        }
      } else if (name == "r" && is_hidden(at)) {
        const std::string text = text_below(at);
        hidden_ += !text.empty();
        collector_.add("Skjult tekst", text);
        parent.remove_child(at);
      } else {
        walk(at);
      }
      at = next;
    }
  }

  void comments() {
    for (PackagePart& part : package_.parts()) {
      if (!part.name.starts_with("word/comments") || !part.name.ends_with(".xml")) continue;
      pugi::xml_document document;
      if (!read_xml(document, part)) {
        part.bytes.clear();
        continue;
      }
      pugi::xml_node root = document.document_element();
      for (pugi::xml_node comment = root.first_child(); comment;) {
        const pugi::xml_node next = comment.next_sibling();
        if (bare_name(comment) == "comment") {
          ++comments_;
          collector_.add("Kommentarer", std::string(attribute(comment, "author")) + ": " + text_below(comment));
        }
        root.remove_child(comment);
        comment = next;
      }
      part.bytes = written(document);
    }
  }

  // Values that programs keep in a document (17.15.1.30), and data behind fields.
  void variables() {
    if (const PackagePart* settings = package_.find("word/settings.xml"); settings != nullptr) {
      pugi::xml_document document;
      if (read_xml(document, *settings))
        for (const auto& variable : child(document.document_element(), "docVars").children())
          collector_.add("Dokumentvariabler", std::string(attribute(variable, "name")) + ": " + std::string(attribute(variable, "val")));
    }
    for (const PackagePart& part : package_.parts()) {
      if (!part.name.starts_with("customXml/item") || part.name.starts_with("customXml/itemProps")) continue;
      pugi::xml_document document;
      if (read_xml(document, part)) collector_.add("Data bag dokumentet", text_below(document.document_element()));
    }
  }

  Package& package_;
  HiddenCollector& collector_;
  std::set<std::string, std::less<>> hidden_styles_, shown_styles_;
  std::int64_t deleted_ = 0, inserted_ = 0, comments_ = 0, hidden_ = 0;
};

}  // namespace

Result<HiddenMatter> take_hidden_of_word(Package& package) {
  HiddenMatter matter;
  HiddenCollector collector(matter);
  take_foreign_parts(package, matter, collector);
  TRY_VOID(WordCleaner(package, collector).clean());
  tell_properties(package, collector);
  collector.finish();
  return matter;
}

}  // namespace meretid::parse
