// SPDX-License-Identifier: EUPL-1.2
// Packed: for each element in order its number of children, name, number of attributes, their names and values, text; numbers and lengths as LEB128.
#include "parse/tables/xml_tree.h"

#include <algorithm>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "parse/tables/xml_items.h"

namespace meretid::parse {
namespace {

constexpr int kDeepestElement = 200;
constexpr std::string_view kBlanks = " \t\r\n";

void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>((value & 0x7fU) | 0x80U);
  out += static_cast<char>(value);
}
void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(kBlanks);
  return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

bool pack_element(const pugi::xml_node& element, int depth, std::string& out) {
  if (depth > kDeepestElement) return false;
  std::uint64_t children = 0, attributes = 0;
  std::string own;
  for (const pugi::xml_node& child : element) {
    if (child.type() == pugi::node_element) ++children;
    else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) own += child.value();
  }
  for (const pugi::xml_attribute& attribute : element.attributes()) attributes += !std::string_view(attribute.name()).starts_with("xmlns");
  put_number(out, children);
  put_text(out, base::repair(local_name(element)));
  put_number(out, attributes);
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    if (std::string_view(attribute.name()).starts_with("xmlns")) continue;
    put_text(out, base::repair(local_name(attribute)));
    put_text(out, base::repair(attribute.value()));
  }
  put_text(out, base::repair(trimmed(own)));
  for (const pugi::xml_node& child : element)
    if (child.type() == pugi::node_element && !pack_element(child, depth + 1, out)) return false;
  return true;
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes), size_(bytes.size()) {}
  bool number(std::uint32_t& value) {
    std::uint64_t read = 0;
    for (unsigned shift = 0; shift < 35 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      read |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) return (value = static_cast<std::uint32_t>(read)) == read;
    }
    return false;
  }
  bool text(std::uint32_t& from, std::uint32_t& size) {
    if (!number(size) || size > rest_.size() || !base::is_utf8(rest_.substr(0, size))) return false;
    from = static_cast<std::uint32_t>(size_ - rest_.size());
    rest_.remove_prefix(size);
    return true;
  }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  std::size_t size_;
};

}  // namespace

std::string pack_xml(const pugi::xml_node& document) {
  std::string packed;
  for (const pugi::xml_node& child : document)
    if (child.type() == pugi::node_element) return pack_element(child, 0, packed) ? packed : std::string();
  return {};
}

std::optional<XmlTree> XmlTree::unpack(std::string packed) {
  if (packed.empty() || packed.size() > 0x7fffffff) return {};
  XmlTree tree;
  tree.bytes_ = std::move(packed);
  Unpacker from(tree.bytes_);
  struct Open { std::uint32_t element, left; };
  std::vector<Open> open;
  do {
    Element element;
    std::uint32_t children = 0;
    if (!from.number(children) || !from.text(element.name.from, element.name.size) || !from.number(element.attribute_count)) return {};
    element.attributes = static_cast<std::uint32_t>(tree.attributes_.size());
    for (std::uint32_t i = 0; i < element.attribute_count; ++i)
      for (int k = 0; k < 2; ++k) {
        Part part;
        if (!from.text(part.from, part.size)) return {};
        tree.attributes_.push_back(part);
      }
    if (!from.text(element.text.from, element.text.size)) return {};
    const auto at = static_cast<std::uint32_t>(tree.elements_.size());
    tree.elements_.push_back(element);
    if (open.size() > static_cast<std::size_t>(kDeepestElement)) return {};
    open.push_back({at, children});
    while (!open.empty() && open.back().left == 0) {
      tree.elements_[open.back().element].end = static_cast<std::uint32_t>(tree.elements_.size());
      open.pop_back();
    }
    if (!open.empty()) --open.back().left;
  } while (!open.empty());
  if (!from.done()) return {};
  return tree;
}

std::string_view XmlNode::name() const { return tree_ == nullptr ? std::string_view() : tree_->view(tree_->elements_[at_].name); }
std::string_view XmlNode::text() const { return tree_ == nullptr ? std::string_view() : tree_->view(tree_->elements_[at_].text); }

std::string_view XmlNode::attribute(std::string_view name) const {
  if (tree_ == nullptr) return {};
  const auto& element = tree_->elements_[at_];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i)
    if (tree_->view(tree_->attributes_[element.attributes + 2 * i]) == name) return tree_->view(tree_->attributes_[element.attributes + 2 * i + 1]);
  return {};
}

std::vector<XmlNode> XmlNode::children(std::string_view name) const {
  std::vector<XmlNode> found;
  if (tree_ == nullptr) return found;
  for (std::uint32_t i = at_ + 1; i < tree_->elements_[at_].end; i = tree_->elements_[i].end)
    if (tree_->view(tree_->elements_[i].name) == name) found.push_back({tree_, i});
  return found;
}

XmlNode XmlNode::child(std::string_view name) const {
  if (tree_ == nullptr) return {};
  for (std::uint32_t i = at_ + 1; i < tree_->elements_[at_].end; i = tree_->elements_[i].end)
    if (tree_->view(tree_->elements_[i].name) == name) return {tree_, i};
  return {};
}

XmlNode XmlNode::at(std::initializer_list<std::string_view> path) const {
  XmlNode now = *this;
  for (const std::string_view name : path) now = now.child(name);
  return now;
}

std::vector<XmlNode> XmlNode::all(std::string_view name) const {
  std::vector<XmlNode> found;
  if (tree_ == nullptr) return found;
  for (std::uint32_t i = at_ + 1; i < tree_->elements_[at_].end; ++i)
    if (tree_->view(tree_->elements_[i].name) == name) found.push_back({tree_, i});
  return found;
}

XmlNode XmlNode::first(std::string_view name) const {
  if (tree_ == nullptr) return {};
  for (std::uint32_t i = at_ + 1; i < tree_->elements_[at_].end; ++i)
    if (tree_->view(tree_->elements_[i].name) == name) return {tree_, i};
  return {};
}

}  // namespace meretid::parse
