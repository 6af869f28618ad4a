// SPDX-License-Identifier: EUPL-1.2
#include "parse/office/hidden_parts.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr int kDeepest = 1500;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

struct DepthGuard : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node&) override { return depth() < kDeepest; }
};

bool ends_line(std::string_view name) {
  return name == "p" || name == "h" || name == "br" || name == "cr" || name == "tr" || name == "table-row" || name == "line-break";
}

}  // namespace

std::string_view bare_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  for (const auto& found : node.attributes()) {
    std::string_view name = found.name();
    if (const auto colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
    if (name == local) return found.value();
  }
  return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
  for (const auto& found : node.children())
    if (bare_name(found) == local) return found;
  return {};
}

Result<void> read_xml(pugi::xml_document& document, const PackagePart& part) {
  const auto result = document.load_buffer(part.bytes.data(), part.bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  DepthGuard guard;
  if (!result || !document.traverse(guard)) return fail("parse.office_xml", Kind::kBadInput, {{"found", part.name.substr(0, 80)}});
  return {};
}

std::string written(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::string text_below(const pugi::xml_node& node) {
  struct Walker : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& at) override {
      if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
        // White space between the elements of a table is the writer's; inside a run it is the author's.
        const auto parent = bare_name(at.parent());
        if (!blank(at.value()) || parent == "t" || parent == "delText" || parent == "span") text += at.value();
        return true;
      }
      const auto name = bare_name(at);
      if (name == "tab" || name == "tc" || name == "table-cell") text += '\t';
      else if (name == "s") text += ' ';
      else if (ends_line(name) && !text.empty() && text.back() != '\n') text += '\n';
      return true;
    }
  } walker;
  pugi::xml_node top = node;
  top.traverse(walker);
  return walker.text;
}

void HiddenCollector::add(std::string_view heading, std::string_view text) {
  if (blank(text)) return;
  auto at = std::find_if(headings_.begin(), headings_.end(), [&](const auto& known) { return known.first == heading; });
  if (at == headings_.end()) at = headings_.insert(headings_.end(), {std::string(heading), {}});
  const auto first = text.find_first_not_of("\r\n"), last = text.find_last_not_of(" \t\r\n");
  at->second += std::string(text.substr(first, last + 1 - first)) + "\n";
}

void HiddenCollector::tell(const char* code, base::Arguments arguments) { matter_.findings.emplace_back(code, Kind::kBadInput, std::move(arguments)); }

void HiddenCollector::finish() {
  std::string all;
  for (const auto& [heading, text] : headings_) all += (all.empty() ? "" : "\n") + heading + ":\n" + text;
  if (!all.empty()) matter_.texts.insert(matter_.texts.begin(), {"skjult indhold", base::repair(all)});
  headings_.clear();
}

void tell_properties(const Package& package, HiddenCollector& collector) {
  // What says who and where; counts of words and templates tell nobody anything.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTelling = {{
      {"creator", "forfatter"}, {"initial-creator", "forfatter"}, {"lastModifiedBy", "sidst ændret af"}, {"Company", "organisation"},
      {"Manager", "leder"}, {"title", "titel"}, {"subject", "emne"}, {"description", "beskrivelse"}, {"keywords", "nøgleord"},
      {"keyword", "nøgleord"}, {"category", "kategori"}, {"printed-by", "udskrevet af"}}};
  std::string found;
  for (const char* name : {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"}) {
    const PackagePart* part = package.find(name);
    pugi::xml_document document;
    if (part == nullptr || !read_xml(document, *part)) continue;
    pugi::xml_node root = document.document_element();
    if (bare_name(root) == "document-meta") root = child(root, "meta");
    for (const auto& property : root.children()) {
      const std::string text = text_below(property);
      if (blank(text)) continue;
      const auto local = bare_name(property);
      if (local == "property" || local == "user-defined") {
        collector.add("Egne egenskaber", std::string(attribute(property, "name")) + ": " + text);
        if (found.find("egne egenskaber") == found.npos) found += (found.empty() ? "" : ", ") + std::string("egne egenskaber");
        continue;
      }
      for (const auto& [key, danish] : kTelling)
        if (local == key && found.find(danish) == found.npos) found += (found.empty() ? "" : ", ") + std::string(danish);
    }
  }
  if (!found.empty()) collector.tell("parse.metadata", {{"found", found}});
}

void take_foreign_parts(Package& package, HiddenMatter& matter, HiddenCollector& collector) {
  bool programs = false;
  std::int64_t links = 0;
  std::erase_if(package.parts(), [&](PackagePart& part) {
    const std::string lower = base::lower(part.name);
    const bool program = lower.find("vbaproject") != lower.npos || lower.find("vbadata") != lower.npos || lower.find("/macrosheets/") != lower.npos ||
                         lower.find("/activex/") != lower.npos;
    programs = programs || program;
    const bool embedded = lower.find("/embeddings/") != lower.npos || lower.find("/afchunk") != lower.npos;
    if (embedded && !lower.ends_with(".rels")) matter.embedded.push_back({part.name.substr(part.name.rfind('/') + 1), part.bytes});
    if (lower.ends_with(".rels")) {
      pugi::xml_document document;
      if (read_xml(document, part)) {
        bool changed = false;
        const pugi::xml_node root = document.document_element();
        for (pugi::xml_node relation = root.first_child(); relation;) {
          const pugi::xml_node next = relation.next_sibling();
          const bool elsewhere = attribute(relation, "TargetMode") == "External" && attribute(relation, "Type").find("/hyperlink") == std::string_view::npos;
          if (elsewhere) {
            ++links;
            pugi::xml_node at = root;
            at.remove_child(relation);
            changed = true;
          }
          relation = next;
        }
        if (changed) part.bytes = written(document);
      }
    }
    return program;
  });
  if (programs) collector.tell("parse.macros");
  if (links > 0) collector.tell("parse.external_links", {{"found", std::to_string(links)}});
  if (!matter.embedded.empty()) collector.tell("parse.embedded", {{"found", std::to_string(matter.embedded.size())}});
}

Result<HiddenMatter> take_hidden(Package& package) {
  for (const PackagePart& part : package.parts()) {
    if (part.name.starts_with("word/")) return take_hidden_of_word(package);
    if (part.name.starts_with("xl/")) return take_hidden_of_excel(package);
  }
  if (package.find("content.xml") != nullptr) return take_hidden_of_odf(package);
  return fail("parse.office_xml", Kind::kBadInput, {{"found", "word/, xl/, content.xml"}});
}

}  // namespace meretid::parse
