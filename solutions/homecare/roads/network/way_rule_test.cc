// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/way_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "base/embedded.h"
#include "solutions/homecare/roads/network/tag_values.h"

namespace meretid::homecare::roads {
namespace {

WayRule rule(Mode mode, const TagList& list) {
  TagStore store;
  const TagRange range = store.add(list);
  return rule_of(Tags(store, range), danish_speeds(mode));
}
WayRule car(const TagList& list) { return rule(Mode::kCar, list); }
WayRule bicycle(const TagList& list) { return rule(Mode::kBicycle, list); }
WayRule foot(const TagList& list) { return rule(Mode::kFoot, list); }
bool stops(Mode mode, const TagList& list) {
  TagStore store;
  const TagRange range = store.add(list);
  return blocks(Tags(store, range), mode);
}

TEST(WayRule, DanishGeneralLimitsCountWhereNoSignStands) {
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "residential"}}).forward_kmh, 50 * 0.65);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "secondary"}}).forward_kmh, 80 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "secondary"}, {Key::kLit, "yes"}}).forward_kmh, 50 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "secondary"}, {Key::kSourceMaxspeed, "DK:urban"}}).forward_kmh, 50 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "secondary"}, {Key::kLit, "yes"}, {Key::kMaxspeedType, "DK:rural"}}).forward_kmh, 80 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "motorway"}}).forward_kmh, 130 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "motorway"}, {Key::kMaxspeed, "110"}}).forward_kmh, 110 * 0.85);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "tertiary"}, {Key::kMaxspeedForward, "60"}, {Key::kMaxspeed, "70"}}).forward_kmh, 60 * 0.82);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "tertiary"}, {Key::kMaxspeedForward, "60"}, {Key::kMaxspeed, "70"}}).backward_kmh, 70 * 0.82);
  EXPECT_DOUBLE_EQ(car({{Key::kHighway, "unclassified"}, {Key::kSurface, "gravel"}}).forward_kmh, 40);
}

TEST(WayRule, Directions) {
  const auto open = [](const WayRule& r) { return std::pair(r.forward_kmh > 0, r.backward_kmh > 0); };
  const std::pair both{true, true}, along{true, false}, against{false, true}, closed{false, false};
  EXPECT_EQ(open(car({{Key::kHighway, "residential"}})), both);
  EXPECT_EQ(open(car({{Key::kHighway, "residential"}, {Key::kOneway, "yes"}})), along);
  EXPECT_EQ(open(car({{Key::kHighway, "residential"}, {Key::kOneway, "-1"}})), against);
  EXPECT_EQ(open(car({{Key::kHighway, "residential"}, {Key::kOneway, "reversible"}})), closed);
  EXPECT_EQ(open(car({{Key::kHighway, "secondary"}, {Key::kJunction, "roundabout"}})), along);
  EXPECT_EQ(open(car({{Key::kHighway, "motorway_link"}})), along);
  EXPECT_EQ(open(car({{Key::kHighway, "motorway_link"}, {Key::kOneway, "no"}})), both);
  EXPECT_EQ(open(bicycle({{Key::kHighway, "residential"}, {Key::kOneway, "yes"}})), along);
  EXPECT_EQ(open(bicycle({{Key::kHighway, "residential"}, {Key::kOneway, "yes"}, {Key::kOnewayBicycle, "no"}})), both);
  EXPECT_EQ(open(bicycle({{Key::kHighway, "residential"}, {Key::kOneway, "yes"}, {Key::kCyclewayLeft, "opposite_lane"}})), both);
  EXPECT_EQ(open(bicycle({{Key::kHighway, "cycleway"}, {Key::kOnewayBicycle, "-1"}})), against);
  EXPECT_EQ(open(bicycle({{Key::kHighway, "secondary"}, {Key::kJunction, "roundabout"}})), along);
  EXPECT_EQ(open(foot({{Key::kHighway, "residential"}, {Key::kOneway, "yes"}})), both);
  EXPECT_EQ(open(foot({{Key::kHighway, "footway"}, {Key::kOnewayFoot, "yes"}})), along);
}

TEST(WayRule, WhoMayUseWhat) {
  EXPECT_FALSE(car({{Key::kHighway, "cycleway"}}).open());
  EXPECT_FALSE(car({{Key::kHighway, "footway"}, {Key::kAccess, "yes"}}).open()) << "access=yes makes no road of a footpath";
  EXPECT_TRUE(car({{Key::kHighway, "pedestrian"}, {Key::kMotorVehicle, "yes"}}).open());
  EXPECT_FALSE(car({{Key::kHighway, "residential"}, {Key::kMotorVehicle, "no"}}).open());
  EXPECT_TRUE(car({{Key::kHighway, "residential"}, {Key::kAccess, "no"}, {Key::kMotorcar, "yes"}}).open()) << "the most particular key counts";
  EXPECT_FALSE(car({{Key::kHighway, "service"}, {Key::kAccess, "emergency"}}).open());
  EXPECT_FALSE(car({{Key::kHighway, "construction"}}).open());
  EXPECT_FALSE(car({{Key::kHighway, "proposed"}, {Key::kMotorcar, "yes"}}).open());
  EXPECT_TRUE(bicycle({{Key::kHighway, "cycleway"}}).open());
  EXPECT_FALSE(bicycle({{Key::kHighway, "footway"}}).open());
  EXPECT_TRUE(bicycle({{Key::kHighway, "footway"}, {Key::kBicycle, "yes"}}).open());
  EXPECT_FALSE(bicycle({{Key::kHighway, "motorway"}}).open());
  EXPECT_FALSE(bicycle({{Key::kHighway, "primary"}, {Key::kMotorroad, "yes"}}).open());
  EXPECT_FALSE(bicycle({{Key::kHighway, "steps"}}).open());
  EXPECT_TRUE(foot({{Key::kHighway, "steps"}}).open());
  EXPECT_TRUE(foot({{Key::kHighway, "footway"}}).open());
  EXPECT_FALSE(foot({{Key::kHighway, "path"}, {Key::kFoot, "no"}}).open());
  EXPECT_FALSE(car({{Key::kHighway, "motorway"}}).doors);
  EXPECT_TRUE(car({{Key::kHighway, "primary"}}).doors);

  const double yard = car({{Key::kHighway, "service"}, {Key::kAccess, "private"}}).forward_kmh;
  const double visitors = car({{Key::kHighway, "residential"}, {Key::kMotorVehicle, "destination"}}).forward_kmh;
  EXPECT_DOUBLE_EQ(yard, 8) << "a home there is reached, a short cut through it is not taken";
  EXPECT_DOUBLE_EQ(visitors, 50 * 0.65 * 0.5);
}

TEST(WayRule, FerriesTakeCarsOnlyWhereTheMapSaysSo) {
  EXPECT_FALSE(car({{Key::kRoute, "ferry"}}).open());
  EXPECT_TRUE(foot({{Key::kRoute, "ferry"}}).open());
  EXPECT_TRUE(bicycle({{Key::kRoute, "ferry"}}).open());
  EXPECT_FALSE(bicycle({{Key::kRoute, "ferry"}, {Key::kBicycle, "no"}}).open());
  const WayRule ferry = car({{Key::kRoute, "ferry"}, {Key::kMotorVehicle, "yes"}, {Key::kDuration, "PT1H20M"}});
  EXPECT_TRUE(ferry.ferry);
  EXPECT_FALSE(ferry.doors);
  EXPECT_DOUBLE_EQ(ferry.ferry_seconds, 4800);
}

TEST(WayRule, Barriers) {
  EXPECT_TRUE(stops(Mode::kCar, {{Key::kBarrier, "bollard"}}));
  EXPECT_FALSE(stops(Mode::kBicycle, {{Key::kBarrier, "bollard"}}));
  EXPECT_FALSE(stops(Mode::kCar, {{Key::kBarrier, "bollard"}, {Key::kMotorVehicle, "yes"}}));
  EXPECT_FALSE(stops(Mode::kCar, {{Key::kBarrier, "gate"}}));
  EXPECT_TRUE(stops(Mode::kCar, {{Key::kBarrier, "gate"}, {Key::kAccess, "no"}}));
  EXPECT_TRUE(stops(Mode::kBicycle, {{Key::kBarrier, "stile"}}));
  EXPECT_FALSE(stops(Mode::kFoot, {{Key::kBarrier, "stile"}}));
  EXPECT_FALSE(stops(Mode::kCar, {{Key::kHighway, "traffic_signals"}}));
}

TEST(TagValues, Maxspeed) {
  const auto kmh = [](std::string_view text) { return read_maxspeed(text, danish_speeds(Mode::kCar)).value_or(-1); };
  EXPECT_DOUBLE_EQ(kmh("50"), 50);
  EXPECT_DOUBLE_EQ(kmh("50 km/h"), 50);
  EXPECT_DOUBLE_EQ(kmh("30 mph"), 30 * 1.609344);
  EXPECT_DOUBLE_EQ(kmh("DK:urban"), 50);
  EXPECT_DOUBLE_EQ(kmh("DK:rural"), 80);
  EXPECT_DOUBLE_EQ(kmh("DK:motorway"), 130);
  EXPECT_DOUBLE_EQ(kmh("DK:zone40"), 40);
  EXPECT_DOUBLE_EQ(kmh("DK:zone:30"), 30);
  EXPECT_DOUBLE_EQ(kmh("none"), 130);
  for (const char* wrong : {"", "signals", "50;80", "-50", "1e9", "fifty", "nan", "0", "50 knots"}) EXPECT_EQ(kmh(wrong), -1) << wrong;
}

TEST(TagValues, Duration) {
  const auto seconds = [](std::string_view text) { return read_duration(text).value_or(-1); };
  EXPECT_DOUBLE_EQ(seconds("00:12"), 720);
  EXPECT_DOUBLE_EQ(seconds("1:05"), 3900);
  EXPECT_DOUBLE_EQ(seconds("01:30:30"), 5430);
  EXPECT_DOUBLE_EQ(seconds("12"), 720);
  EXPECT_DOUBLE_EQ(seconds("PT12M"), 720);
  EXPECT_DOUBLE_EQ(seconds("PT1H20M"), 4800);
  EXPECT_DOUBLE_EQ(seconds("PT0.5H"), 1800);
  for (const char* wrong : {"", "P", "PT", "PT5", "P5M", "12:", ":12", "00:00", "1:2:3:4", "99:99", "ten"}) EXPECT_EQ(seconds(wrong), -1) << wrong;
}

TEST(Speeds, AMunicipalityMayBringItsOwnTable) {
  std::string own(*base::embedded("solutions/homecare/roads/network/speeds.toml"));
  const std::string before = "residential = { limit = \"urban\", factor = 0.65 }";
  own.replace(own.find(before), before.size(), "residential = { kmh = 31 }");
  const auto speeds = read_speeds(own, Mode::kCar);
  ASSERT_TRUE(speeds) << base::render(speeds.error(), "en");
  EXPECT_DOUBLE_EQ(speeds->roads.at("residential").kmh, 31);
  EXPECT_NE(speeds->canonical(), danish_speeds(Mode::kCar).canonical());
  EXPECT_EQ(read_speeds(own, Mode::kFoot)->canonical(), danish_speeds(Mode::kFoot).canonical());
}

TEST(Speeds, WrongTablesNameTheField) {
  const std::string whole(*base::embedded("solutions/homecare/roads/network/speeds.toml"));
  const auto sentence = [&](const std::string& before, const std::string& after) {
    std::string text = whole;
    text.replace(text.find(before), before.size(), after);
    const auto speeds = read_speeds(text, Mode::kCar);
    return speeds ? "no error" : base::render(speeds.error(), "en");
  };
  using ::testing::AllOf, ::testing::HasSubstr;
  EXPECT_THAT(sentence("urban_kmh = 50", "urban_kmh = 500"), AllOf(HasSubstr("car.urban_kmh"), HasSubstr("1-200"), HasSubstr("500")));
  EXPECT_THAT(sentence("urban_kmh = 50", "urban_kmh = \"50\""), HasSubstr("car.urban_kmh"));
  EXPECT_THAT(sentence("urban_kmh = 50", ""), HasSubstr("car.urban_kmh"));
  EXPECT_THAT(sentence("limit = \"motorway\"", "limit = \"autobahn\""), AllOf(HasSubstr("car.roads.motorway.limit"), HasSubstr("autobahn")));
  EXPECT_THAT(sentence("compacted = 60", "compacted = nan"), HasSubstr("car.surfaces.compacted"));
  EXPECT_THAT(sentence("[car]", "[car"), HasSubstr("line "));
}

}  // namespace
}  // namespace meretid::homecare::roads
