// SPDX-License-Identifier: EUPL-1.2
// An XML document as it comes out of the sandbox: elements with local names, attributes and own text, nothing else (no comments, no processing
// instructions, no entities but the five of XML). Immutable; threads may share it.
//
//   const XmlNode notice = tree.root();
//   for (const XmlNode lot : notice.all("ProcurementProjectLot")) use(lot.text_at({"ProcurementProject", "Name"}));
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi { class xml_node; }

namespace meretid::parse {

class XmlTree;

/// An element, or nothing: of nothing every question has an empty answer. Valid as long as its tree.
class XmlNode {
 public:
  XmlNode() = default;
  explicit operator bool() const { return tree_ != nullptr; }
  bool operator==(const XmlNode&) const = default;
  std::string_view name() const;                      ///< without its prefix
  std::string_view text() const;                      ///< its own, without blanks around it
  std::string_view attribute(std::string_view name) const;
  XmlNode child(std::string_view name) const;         ///< the first
  XmlNode at(std::initializer_list<std::string_view> path) const;
  std::string_view text_at(std::initializer_list<std::string_view> path) const { return at(path).text(); }
  std::vector<XmlNode> children(std::string_view name) const;
  std::vector<XmlNode> all(std::string_view name) const;  ///< below it at any depth, in order
  XmlNode first(std::string_view name) const;         ///< the first of `all`

 private:
  friend class XmlTree;
  XmlNode(const XmlTree* tree, std::uint32_t at) : tree_(tree), at_(at) {}
  const XmlTree* tree_ = nullptr;
  std::uint32_t at_ = 0;
};

class XmlTree {
 public:
  /// None at bytes that pack_xml did not make.
  static std::optional<XmlTree> unpack(std::string packed);
  XmlNode root() const { return {this, 0}; }
  std::size_t elements() const { return elements_.size(); }

 private:
  friend class XmlNode;
  struct Part { std::uint32_t from = 0, size = 0; };
  struct Element {
    Part name, text;
    std::uint32_t attributes = 0, attribute_count = 0;  ///< into `attributes_`, name and value by turns
    std::uint32_t end = 0;                              ///< one behind its last descendant
  };
  std::string_view view(Part part) const { return std::string_view(bytes_).substr(part.from, part.size); }
  std::string bytes_;
  std::vector<Element> elements_;   ///< in the order of the document
  std::vector<Part> attributes_;
};

/// For the child: the elements below `document`, at most 200 deep. Empty when it is deeper or has no element.
std::string pack_xml(const pugi::xml_node& document);

}  // namespace meretid::parse
