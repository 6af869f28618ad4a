// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/generated/municipality.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "solutions/homecare/roads/map/read_map.h"

namespace meretid::homecare::roads {
namespace {

TEST(Municipality, TheSameSeedGivesTheSameMapAndTheTextReadsBack) {
  const Municipality a = invent_municipality({.seed = 4, .size = 0.05}, 50), b = invent_municipality({.seed = 4, .size = 0.05}, 50);
  const std::string text = write_osm(a.map);
  EXPECT_TRUE(text == write_osm(b.map));
  EXPECT_EQ(a.homes, b.homes);
  EXPECT_EQ(a.homes.size(), 50U);
  EXPECT_FALSE(text == write_osm(invent_municipality({.seed = 5, .size = 0.05}, 50).map));
  const auto read = read_map(text);
  ASSERT_TRUE(read);
  EXPECT_TRUE(write_osm(*read) == text);
}

TEST(Municipality, HasWhatMakesRoutingHard) {
  const Municipality place = invent_municipality({.seed = 1, .size = 0.1});
  std::map<std::string, int> seen;
  for (const MapWay& way : place.map.ways) {
    const Tags tags = place.map.tags_of(way.tags);
    ++seen[std::string(tags[Key::kHighway])];
    if (tags.is(Key::kRoute, "ferry")) ++seen["ferry"];
    if (!tags[Key::kOneway].empty()) ++seen["oneway " + std::string(tags[Key::kOneway])];
    if (tags.is(Key::kJunction, "roundabout")) ++seen["roundabout"];
  }
  for (const char* kind : {"residential", "tertiary", "unclassified", "primary", "motorway", "motorway_link", "service", "track", "cycleway", "footway",
                           "living_street", "ferry", "oneway yes", "oneway -1", "roundabout"})
    EXPECT_GT(seen[kind], 0) << kind;
  EXPECT_EQ(seen["ferry"], 1);
  EXPECT_GT(place.map.restrictions.size(), 5U);
  EXPECT_GT(place.fjord.size(), 20U);
}

}  // namespace
}  // namespace meretid::homecare::roads
