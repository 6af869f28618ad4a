// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/xml_items.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18, kMostHead = std::size_t{4} << 20, kMostItem = std::size_t{16} << 20, kMostTail = std::size_t{4} << 20;
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single;
constexpr int kDeepest = 200;

std::string_view after_colon(std::string_view name) { return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1); }

void add_text(const pugi::xml_node& node, std::string_view but, int depth, std::string& text) {
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    else if (child.type() == pugi::node_element && depth < kDeepest && (but.empty() || local_name(child) != but)) add_text(child, but, depth + 1, text);
  }
}

tl::unexpected<Error> no_xml(std::string_view part, std::string_view why, std::int64_t byte) {
  return fail("parse.xml_damaged", Kind::kBadInput, {{"found", std::string(why)}, {"byte", std::to_string(byte)}}, base::repair(part));
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) { return after_colon(node.name()); }
std::string_view local_name(const pugi::xml_attribute& attribute) { return after_colon(attribute.name()); }

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node)
    if (child.type() == pugi::node_element && local_name(child) == name) return child;
  return {};
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes())
    if (local_name(attribute) == name) return attribute.value();
  return {};
}

std::string text_below(const pugi::xml_node& node, std::string_view but) {
  std::string text;
  add_text(node, but, 0, text);
  return text;
}

Result<void> check_head(std::string_view head, std::string_view part) {
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") || head.substr(0, 64).find('\0') != head.npos)
    return fail("parse.xml_encoding", Kind::kBadInput, {{"found", "UTF-16"}}, base::repair(part));
  if (head.find("<!DOCTYPE") != head.npos || head.find("<!ENTITY") != head.npos) return fail("parse.xml_doctype", Kind::kBadInput, {}, base::repair(part));
  const std::string_view declaration = head.substr(0, head.find("?>"));
  if (const auto at = declaration.find("encoding="); declaration.find("<?xml") != declaration.npos && at != declaration.npos && at + 10 < declaration.size()) {
    const std::string_view value = declaration.substr(at + 10, declaration.find_first_of("\"'", at + 10) - at - 10);
    const std::string name = base::lower(base::repair(value));
    if (name != "utf-8" && name != "utf8" && name != "us-ascii") return fail("parse.xml_encoding", Kind::kBadInput, {{"found", name.substr(0, 40)}}, base::repair(part));
  }
  return {};
}

Result<void> parse_xml(pugi::xml_document& into, std::string_view bytes, std::string_view part) {
  TRY_VOID(check_head(bytes, part));
  const auto parsed = into.load_buffer(bytes.data(), bytes.size(), kParse, pugi::encoding_utf8);
  if (!parsed) return no_xml(part, parsed.description(), parsed.offset);
  return {};
}

Result<void> XmlItems::take_head() {
  for (std::size_t at = buffer_.find(container_); at != buffer_.npos; at = buffer_.find(container_, at + 1)) {
    const std::size_t behind = at + container_.size();
    if (behind >= buffer_.size()) return {};  // not yet known
    std::size_t open = at;
    while (open > 0 && (std::isalnum(static_cast<unsigned char>(buffer_[open - 1])) != 0 || std::string_view(":_-.").find(buffer_[open - 1]) != std::string_view::npos)) --open;
    const std::string prefix = buffer_.substr(open, at - open);
    const bool tag = open > 0 && buffer_[open - 1] == '<' && (prefix.empty() || prefix.ends_with(':'));
    if (!tag || std::string_view(" />\t\r\n").find(buffer_[behind]) == std::string_view::npos) continue;
    const std::size_t end = buffer_.find('>', behind);
    if (end == buffer_.npos) return {};
    TRY_VOID(check_head(std::string_view(buffer_).substr(0, open), part_));
    item_end_ = "</" + prefix + item_ + ">";
    container_end_ = "</" + prefix + container_;
    const bool empty = buffer_[end - 1] == '/';
    at_ = empty ? At::kTail : At::kItems;
    buffer_.erase(0, end + 1);
    if (empty) tail_ = std::move(buffer_), buffer_.clear();
    return {};
  }
  if (buffer_.size() > kMostHead) return no_xml(part_, "no <" + container_ + ">", static_cast<std::int64_t>(buffer_.size()));
  return {};
}

Result<void> XmlItems::parse_items(std::string_view whole) {
  pugi::xml_document items;
  const auto parsed = items.load_buffer(whole.data(), whole.size(), kParse | pugi::parse_fragment, pugi::encoding_utf8);
  if (!parsed) return no_xml(part_, parsed.description(), parsed.offset);
  for (const pugi::xml_node& node : items)
    if (node.type() == pugi::node_element && local_name(node) == item_) TRY_VOID(take_(node));
  return {};
}

Result<void> XmlItems::take_items(bool all) {
  const std::size_t end = buffer_.find(container_end_, searched_);
  if (end != buffer_.npos) {
    TRY_VOID(parse_items(std::string_view(buffer_).substr(0, end)));
    tail_ = buffer_.substr(end);
    buffer_.clear();
    at_ = At::kTail;
    return {};
  }
  // Beyond the first piece, what was searched before holds no end of an item: it would have been taken.
  const std::size_t from = searched_ > kPiece ? searched_ - item_end_.size() : 0;
  searched_ = buffer_.size() > container_end_.size() ? buffer_.size() - container_end_.size() : 0;
  if (!all && buffer_.size() < kPiece) return {};
  std::size_t last = std::string_view(buffer_).substr(from).rfind(item_end_);
  if (last != buffer_.npos) last += from;
  if (last == buffer_.npos) {
    if (buffer_.size() > kMostItem) return fail("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(kMostItem >> 20)}}, base::repair(part_));
    return {};
  }
  const std::size_t behind = last + item_end_.size();
  TRY_VOID(parse_items(std::string_view(buffer_).substr(0, behind)));
  buffer_.erase(0, behind);
  searched_ = 0;
  return {};
}

Result<void> XmlItems::feed(std::string_view piece) {
  if (at_ == At::kTail) {
    tail_ += piece.substr(0, kMostTail - std::min(kMostTail, tail_.size()));
    return {};
  }
  buffer_ += piece;
  if (at_ == At::kHead) TRY_VOID(take_head());
  if (at_ == At::kItems) TRY_VOID(take_items(false));
  return {};
}

Result<void> XmlItems::finish() {
  if (at_ == At::kItems) TRY_VOID(take_items(true));
  if (at_ != At::kTail) return no_xml(part_, "no </" + container_ + ">", static_cast<std::int64_t>(buffer_.size()));
  return {};
}

}  // namespace meretid::parse
