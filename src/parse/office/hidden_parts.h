// SPDX-License-Identifier: EUPL-1.2
// What the three families of office files have in common when hidden matter is collected. In the child only.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "parse/office/hidden_matter.h"

namespace meretid::parse {

/// The name without its namespace prefix: prefixes are the writer's choice.
std::string_view bare_name(const pugi::xml_node& node);
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);

/// parse.office_xml when it is no XML, or deeper than anybody writes.
Result<void> read_xml(pugi::xml_document& document, const PackagePart& part);
std::string written(const pugi::xml_document& document);

/// All text below, paragraphs and rows as lines, cells parted by tabs.
std::string text_below(const pugi::xml_node& node);

/// Collects texts under headings and findings with counts.
class HiddenCollector {
 public:
  explicit HiddenCollector(HiddenMatter& matter) : matter_(matter) {}
  /// A line under a heading of "skjult indhold"; nothing for white space.
  void add(std::string_view heading, std::string_view text);
  void tell(const char* code, base::Arguments arguments = {});
  /// Puts "skjult indhold" in front of the texts, when there is any.
  void finish();

 private:
  HiddenMatter& matter_;
  std::vector<std::pair<std::string, std::string>> headings_;
};

/// Author, company, custom properties: told by their names. `take` them from docProps (OOXML) or meta.xml (ODF).
void tell_properties(const Package& package, HiddenCollector& collector);
/// Programs, embedded files and links to elsewhere, of OOXML packages; programs are taken out.
void take_foreign_parts(Package& package, HiddenMatter& matter, HiddenCollector& collector);

}  // namespace meretid::parse
