// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/xml_tree.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace meretid::parse {
namespace {

std::string packed(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str()));
  return pack_xml(document);
}

TEST(XmlTree, ElementsAreFoundByLocalNameWhateverThePrefix) {
  const auto tree = XmlTree::unpack(packed(R"(<a:notice xmlns:a="u"><!-- x --><cac:Lot id="1"><cbc:Name lang="da"> Vej <b/>arbejde </cbc:Name></cac:Lot><Lot><Name>To &amp; tre</Name></Lot><x><Lot id="3"/></x></a:notice>)"));
  ASSERT_TRUE(tree);
  const XmlNode root = tree->root();
  EXPECT_EQ(root.name(), "notice");
  EXPECT_EQ(root.children("Lot").size(), 2U);
  EXPECT_EQ(root.all("Lot").size(), 3U);
  EXPECT_EQ(root.all("Lot")[2].attribute("id"), "3");
  EXPECT_EQ(root.text_at({"Lot", "Name"}), "Vej arbejde");
  EXPECT_EQ(root.children("Lot")[1].child("Name").text(), "To & tre");
  EXPECT_EQ(root.first("Name").attribute("lang"), "da");
  EXPECT_FALSE(root.at({"Lot", "Nothing", "Name"}));
  EXPECT_EQ(XmlNode().child("x").text_at({"y"}), "");
}

TEST(XmlTree, WhatIsTooDeepOrNotPackedIsNoTree) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 300; ++i) deep += "</a>";
  EXPECT_EQ(packed(deep), "");
  const std::string good = packed("<a b=\"c\"><d>e</d></a>");
  EXPECT_TRUE(XmlTree::unpack(good));
  for (std::size_t cut = 0; cut < good.size(); ++cut) EXPECT_FALSE(XmlTree::unpack(good.substr(0, cut))) << cut;
  EXPECT_FALSE(XmlTree::unpack(good + "x"));
  for (std::size_t at = 0; at < good.size(); ++at) {  // any byte changed: a tree or none, never a fall
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    if (const auto tree = XmlTree::unpack(bad)) (void)tree->root().first("d").text();
  }
}

}  // namespace
}  // namespace meretid::parse
