// SPDX-License-Identifier: EUPL-1.2
// A long XML part whose container holds very many like items (the rows of a sheet, the strings of a workbook), read piece by piece: each piece
// of whole items is parsed by pugixml, so that memory stays some megabytes. No document type is allowed, so no entities beyond the five of XML.
// One thread; linear.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::parse {

/// The name without its prefix: "x:row" is "row".
std::string_view local_name(const pugi::xml_node& node);
std::string_view local_name(const pugi::xml_attribute& attribute);
/// The first child of that local name; empty when there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
/// All text below `node`, without children of local name `but`.
std::string text_below(const pugi::xml_node& node, std::string_view but = {});

/// A whole part. kBadInput with the byte where it is no XML; a document type is refused.
Result<void> parse_xml(pugi::xml_document& into, std::string_view bytes, std::string_view part);
/// Refuses a document type, and an encoding that is not UTF-8.
Result<void> check_head(std::string_view head, std::string_view part);

class XmlItems {
 public:
  /// Gets items in order; an error ends the reading.
  using Take = std::function<Result<void>(const pugi::xml_node& item)>;

  XmlItems(std::string container, std::string item, std::string part, Take take)
      : container_(std::move(container)), item_(std::move(item)), part_(std::move(part)), take_(std::move(take)) {}

  Result<void> feed(std::string_view piece);
  /// After the last piece: what is left, and whether the container ended.
  Result<void> finish();
  /// What follows the container, as much as was kept (4 MiB); begins inside its end tag.
  const std::string& tail() const { return tail_; }

 private:
  enum class At { kHead, kItems, kTail };
  Result<void> take_head();
  Result<void> take_items(bool all);
  Result<void> parse_items(std::string_view whole);

  std::string container_, item_, part_;
  Take take_;
  At at_ = At::kHead;
  std::string buffer_, item_end_, container_end_, tail_;
  std::size_t searched_ = 0;
};

}  // namespace meretid::parse
