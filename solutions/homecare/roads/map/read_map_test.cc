// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/read_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/catalogue.h"
#include "base/rng.h"
#include "solutions/homecare/roads/map/osm_files_test.h"
#include "solutions/homecare/roads/map/pbf_frame.h"

namespace meretid::homecare::roads {
namespace {

using ::testing::HasSubstr;

TEST(ReadMap, KeepsRoadsFerriesAndRestrictions) {
  const auto map = read_map(fjordby());
  ASSERT_TRUE(map) << base::render(map.error(), "en");
  EXPECT_EQ(map->ways.size(), 14U);  // neither the area nor the building
  EXPECT_EQ(map->nodes.size(), 18U);  // not the church
  ASSERT_EQ(map->restrictions.size(), 1U);  // not the bus route
  EXPECT_EQ(map->missing_nodes, 0U);

  const MapWay& ferry = map->ways[7];
  EXPECT_EQ(ferry.id, 107);
  EXPECT_EQ(map->tags_of(ferry.tags)[Key::kDuration], "00:12");
  EXPECT_EQ(map->tags_of(ferry.tags)[Key::kHighway], "");
  EXPECT_EQ(map->refs_of(map->ways[1]).size(), 3U);
  EXPECT_EQ(map->node(14)->at, point_at(56.4998, 8.54));
  EXPECT_EQ(map->tags_of(map->node(17)->tags)[Key::kBarrier], "bollard");
  EXPECT_EQ(map->node(50), nullptr);
  const std::vector<Member> members{{MemberKind::kWay, Role::kFrom, 100}, {MemberKind::kNode, Role::kVia, 2}, {MemberKind::kWay, Role::kTo, 103}};
  EXPECT_EQ(map->restrictions[0].members, members);
}

TEST(ReadMap, WhatIsWrittenReadsBack) {
  const auto map = read_map(fjordby());
  ASSERT_TRUE(map);
  const std::string written = write_osm(*map);
  const auto again = read_map(written);
  ASSERT_TRUE(again) << base::render(again.error(), "en");
  EXPECT_EQ(write_osm(*again), written);
}

TEST(ReadMap, PbfSaysTheSameAsXml) {
  const std::string xml = write_osm(*read_map(fjordby()));
  for (const bool dense : {true, false})
    for (const std::string_view compression : {"zlib", "none"}) {
      const std::string pbf = as_pbf(fjordby(), dense, compression);
      const auto map = read_map(pbf);
      ASSERT_TRUE(map) << base::render(map.error(), "en");
      EXPECT_EQ(write_osm(*map), xml) << dense << compression;
    }
}

TEST(ReadMap, NodesMayComeInAnyOrderAndBeMissing) {
  const auto map = read_map(R"(<osm version="0.6">
    <way id="1"><nd ref="30"/><nd ref="-2"/><nd ref="7"/><tag k="highway" v="service"/></way>
    <node id="30" lat="55" lon="9"/><node id="-2" lat="55.1" lon="9"/><node id="8" lat="1" lon="1"/><node id="30" lat="0" lon="0"/></osm>)");
  ASSERT_TRUE(map) << base::render(map.error(), "en");
  ASSERT_EQ(map->nodes.size(), 2U);
  EXPECT_EQ(map->nodes[0].id, -2);
  EXPECT_EQ(map->node(30)->at, point_at(55, 9));  // the first of two
  EXPECT_EQ(map->missing_nodes, 1U);
}

TEST(ReadMap, AFileCutShortSaysWhereItEnds) {
  const std::string xml = fjordby();
  for (std::size_t length = 400; length + 8 < xml.size(); length += 7) {  // "</osm>" and the line end are the last
    const auto map = read_map(std::string_view(xml).substr(0, length));
    ASSERT_FALSE(map) << length;
    EXPECT_EQ(map.error().code, "homecare.map_truncated") << length;
    EXPECT_THAT(map.error().where, HasSubstr("line "));
  }
  const std::string pbf = as_pbf(xml);
  std::set<std::size_t> whole{0};  // a file that ends with a frame has all it says it has
  PbfFrames frames(pbf);
  for (auto frame = frames.next(); frame && *frame; frame = frames.next()) whole.insert((*frame)->at + (*frame)->blob.size());
  ASSERT_GE(whole.size(), 3U);
  for (std::size_t length = 4; length < pbf.size(); ++length) {
    if (whole.contains(length)) continue;
    const auto map = read_map(std::string_view(pbf).substr(0, length));
    ASSERT_FALSE(map) << length;
    EXPECT_EQ(map.error().code, "homecare.map_truncated") << length;
    EXPECT_THAT(map.error().where, HasSubstr("byte "));
  }
}

TEST(ReadMap, ErrorsSayWhatWasExpectedAndFound) {
  const auto sentence = [](std::string_view bytes) {
    const auto map = read_map(bytes);
    return map ? "no error" : base::render(map.error(), "en");
  };
  EXPECT_THAT(sentence("%PDF-1.7"), HasSubstr("begins with \"%PDF-1.7\""));
  EXPECT_THAT(sentence(""), HasSubstr("begins with \"\""));
  EXPECT_THAT(sentence("<html></html>"), HasSubstr("<osm version=\"0.6\"> was expected, but \"<html>\""));
  EXPECT_THAT(sentence("<osm version=\"0.5\"/>"), HasSubstr("but \"0.5\""));
  EXPECT_THAT(sentence("<osm version=\"0.6\"/>"), HasSubstr("no roads"));
  EXPECT_THAT(sentence("<osm version=\"0.6\">\n<way id=\"x\"></way></osm>"), ::testing::AllOf(HasSubstr("line 2"), HasSubstr("but \"x\"")));
  EXPECT_THAT(sentence("<osm version=\"0.6\"><way id=\"1\"><nd ref=\"1\"/><nd ref=\"1\"/><tag k=\"highway\" v=\"road\"/></way>"
                       "<node id=\"1\" lat=\"91\" lon=\"8\"/></osm>"), HasSubstr("lat=\"-90…90\"> was expected, but \"91\""));
  EXPECT_THAT(sentence("<!DOCTYPE osm [<!ENTITY a \"aaaa\">]><osm version=\"0.6\"/>"), HasSubstr("<!ENTITY>"));
  EXPECT_THAT(sentence(std::string_view("\0\0\0\0abc", 7)), HasSubstr("byte 0"));

  const auto small = read_map(fjordby(), {.refs = 5});
  ASSERT_FALSE(small);
  EXPECT_EQ(small.error().code, "homecare.map_too_large");
}

TEST(ReadMap, GarbledBytesNeverPassTheReader) {
  Rng rng(11);
  for (const std::string& whole : {as_pbf(fjordby(), true, "none"), as_pbf(fjordby(), false, "none"), as_pbf(fjordby()), fjordby()}) {
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
      std::string bytes = whole;
      for (std::uint64_t n = 1 + rng.below(4); n > 0; --n) bytes[rng.below(bytes.size())] = static_cast<char>(rng.below(256));
      const auto map = read_map(bytes);
      refused += !map;
      if (!map) {
        ASSERT_THAT(base::render(map.error(), "da"), HasSubstr(" ")) << "no sentence for " << map.error().code;
      } else {
        for (const MapNode& node : map->nodes) ASSERT_LE(std::abs(node.at.lat), kMostLat);
      }
    }
    EXPECT_GT(refused, 300);
  }
}

}  // namespace
}  // namespace meretid::homecare::roads
