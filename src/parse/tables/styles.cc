// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/styles.h"

#include <charconv>
#include <map>

#include "parse/tables/xml_items.h"

namespace meretid::parse {
namespace {

unsigned format_id(std::string_view text) {
  unsigned id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

}  // namespace

Result<std::vector<NumberMeaning>> meanings_of_styles(std::string_view styles_part) {
  pugi::xml_document styles;
  TRY_VOID(parse_xml(styles, styles_part, "xl/styles.xml"));
  const pugi::xml_node sheet = child_of(styles, "styleSheet");
  std::map<unsigned, NumberMeaning> own;
  for (const pugi::xml_node& format : child_of(sheet, "numFmts"))
    if (format.type() == pugi::node_element) own[format_id(attribute_of(format, "numFmtId"))] = meaning_of(attribute_of(format, "formatCode"));
  std::vector<NumberMeaning> meanings;
  for (const pugi::xml_node& style : child_of(sheet, "cellXfs")) {
    if (style.type() != pugi::node_element) continue;
    const unsigned id = format_id(attribute_of(style, "numFmtId"));
    const auto at = own.find(id);
    meanings.push_back(at == own.end() ? meaning_of_builtin(id) : at->second);
  }
  return meanings;
}

}  // namespace meretid::parse
