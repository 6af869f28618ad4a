// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/way_rule.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>

#include "solutions/homecare/roads/network/tag_values.h"

namespace meretid::homecare::roads {
namespace {

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

enum class Access { kUnsaid, kYes, kRestricted, kPrivate, kNo };

Access read_access(std::string_view value) {
  if (value.empty()) return Access::kUnsaid;
  if (one_of(value, {"destination", "customers", "delivery", "residents", "permit"})) return Access::kRestricted;
  if (value == "private") return Access::kPrivate;
  if (one_of(value, {"no", "agricultural", "forestry", "emergency", "military", "psv", "bus", "taxi", "hov"})) return Access::kNo;
  return Access::kYes;  // yes, permissive, designated, official, dismount, use_sidepath, …
}

constexpr std::array<Key, 4> kCarKeys{Key::kMotorcar, Key::kMotorVehicle, Key::kVehicle, Key::kAccess};
constexpr std::array<Key, 3> kBicycleKeys{Key::kBicycle, Key::kVehicle, Key::kAccess};
constexpr std::array<Key, 2> kFootKeys{Key::kFoot, Key::kAccess};

std::span<const Key> keys_of(Mode mode) {
  if (mode == Mode::kCar) return kCarKeys;
  if (mode == Mode::kBicycle) return kBicycleKeys;
  return kFootKeys;
}

/// The most particular key that is there counts.
Access access_of(const Tags& tags, Mode mode) {
  for (const Key key : keys_of(mode))
    if (const Access said = read_access(tags[key]); said != Access::kUnsaid) return said;
  return Access::kUnsaid;
}

/// Only what names this mode opens a road that is closed by its kind: access=yes makes no road of a footpath.
bool opened(const Tags& tags, Mode mode) {
  const auto keys = keys_of(mode);
  for (const Key key : keys.first(keys.size() - 1)) {
    const Access said = read_access(tags[key]);
    if (said != Access::kUnsaid) return said != Access::kNo;
  }
  return false;
}

bool in_town(const Tags& way) {
  for (const Key key : {Key::kMaxspeedType, Key::kSourceMaxspeed, Key::kZoneMaxspeed, Key::kMaxspeed}) {
    if (way[key] == "DK:urban") return true;
    if (way[key] == "DK:rural") return false;
  }
  return way.is(Key::kLit, "yes") || one_of(way[Key::kSidewalk], {"both", "left", "right", "yes", "separate"});
}

std::optional<double> posted(const Tags& way, Key direction, const Speeds& speeds) {
  for (const Key key : {direction, Key::kMaxspeed, Key::kMaxspeedType, Key::kSourceMaxspeed, Key::kZoneMaxspeed})
    if (const auto limit = read_maxspeed(way[key], speeds)) return limit;
  return std::nullopt;
}

enum class Flow { kBoth, kForward, kBackward, kNone };

Flow read_flow(std::string_view value) {
  if (one_of(value, {"yes", "true", "1"})) return Flow::kForward;
  if (one_of(value, {"-1", "reverse"})) return Flow::kBackward;
  if (value == "reversible") return Flow::kNone;
  return Flow::kBoth;
}

Flow flow_of(const Tags& way, Mode mode) {
  if (mode == Mode::kFoot) return way[Key::kOnewayFoot].empty() ? Flow::kBoth : read_flow(way[Key::kOnewayFoot]);
  const bool implied = one_of(way[Key::kJunction], {"roundabout", "circular"}) ||
                       (mode == Mode::kCar && one_of(way[Key::kHighway], {"motorway", "motorway_link"}));
  const std::string_view said = way[Key::kOneway];
  const Flow flow = said.empty() && implied ? Flow::kForward : read_flow(said);
  if (mode == Mode::kCar) return flow;
  if (const std::string_view own = way[Key::kOnewayBicycle]; !own.empty()) return read_flow(own);
  for (const Key side : {Key::kCycleway, Key::kCyclewayLeft, Key::kCyclewayRight, Key::kCyclewayBoth})
    if (way[side].starts_with("opposite")) return Flow::kBoth;
  return flow;
}

double speed_on(const Tags& way, const RoadSpeed& road, std::optional<double> limit, const Speeds& speeds) {
  double kmh = road.kmh;
  if (road.limit != Limit::kNone) kmh = limit.value_or(speeds.limit_kmh(road.limit, in_town(way))) * road.factor;
  else if (limit && speeds.mode == Mode::kCar) kmh = std::min(kmh, *limit);
  if (const auto surface = speeds.surfaces.find(way[Key::kSurface]); surface != speeds.surfaces.end()) kmh = std::min(kmh, surface->second);
  return kmh;
}

WayRule ferry_rule(const Tags& way, const Speeds& speeds, Access access) {
  WayRule rule{.ferry = true, .doors = false};
  if (access == Access::kNo || access == Access::kPrivate || (speeds.mode == Mode::kCar && access == Access::kUnsaid)) return rule;
  const Flow flow = read_flow(way[Key::kOneway]);
  if (flow == Flow::kBoth || flow == Flow::kForward) rule.forward_kmh = speeds.ferry_kmh;
  if (flow == Flow::kBoth || flow == Flow::kBackward) rule.backward_kmh = speeds.ferry_kmh;
  rule.ferry_seconds = read_duration(way[Key::kDuration]).value_or(0);
  return rule;
}

}  // namespace

WayRule rule_of(const Tags& way, const Speeds& speeds) {
  const Mode mode = speeds.mode;
  const Access access = access_of(way, mode);
  if (way.is(Key::kRoute, "ferry")) return ferry_rule(way, speeds, access);
  WayRule rule;
  const std::string_view kind = way[Key::kHighway];
  if (access == Access::kNo || one_of(kind, {"construction", "proposed", "abandoned", "platform", "corridor", "elevator"})) return rule;
  if (mode != Mode::kCar && way.is(Key::kMotorroad, "yes")) return rule;

  RoadSpeed road{.limit = Limit::kNone, .factor = 1, .kmh = speeds.other_kmh};
  if (const auto known = speeds.roads.find(kind); known != speeds.roads.end()) road = known->second;
  else if (!opened(way, mode)) return rule;

  const Flow flow = flow_of(way, mode);
  const auto kmh = [&](Key direction) {
    const double speed = speed_on(way, road, posted(way, direction, speeds), speeds);
    if (access == Access::kPrivate) return std::min(speed, speeds.private_kmh);
    return access == Access::kRestricted ? speed * speeds.restricted_factor : speed;
  };
  if (flow == Flow::kBoth || flow == Flow::kForward) rule.forward_kmh = std::max(1.0, kmh(Key::kMaxspeedForward));
  if (flow == Flow::kBoth || flow == Flow::kBackward) rule.backward_kmh = std::max(1.0, kmh(Key::kMaxspeedBackward));
  rule.doors = !one_of(kind, {"motorway", "motorway_link", "trunk_link"}) && !way.is(Key::kMotorroad, "yes");
  return rule;
}

bool blocks(const Tags& node, Mode mode) {
  const std::string_view barrier = node[Key::kBarrier];
  const Access access = access_of(node, mode);
  if (access == Access::kNo) return !barrier.empty() || mode == Mode::kCar;
  if (barrier.empty() || access != Access::kUnsaid) return false;
  if (mode == Mode::kCar)
    return !one_of(barrier, {"no", "gate", "lift_gate", "swing_gate", "cattle_grid", "border_control", "toll_booth", "sally_port", "entrance",
                             "height_restrictor", "kerb", "rope"});
  if (mode == Mode::kBicycle) return one_of(barrier, {"wall", "fence", "hedge", "stile", "turnstile", "full-height_turnstile", "kissing_gate", "debris"});
  return one_of(barrier, {"wall", "fence", "hedge", "debris"});
}

bool binds(const Tags& restriction, Mode mode) {
  if (mode == Mode::kFoot) return false;
  const std::string_view except = restriction[Key::kExcept];
  const std::string_view name = mode == Mode::kCar ? "motorcar" : "bicycle";
  if (except.find(name) != std::string_view::npos || (mode == Mode::kCar && except.find("motor_vehicle") != std::string_view::npos)) return false;
  const Key own = mode == Mode::kCar ? Key::kRestrictionMotorcar : Key::kRestrictionBicycle;
  return !restriction[Key::kRestriction].empty() || !restriction[own].empty();
}

}  // namespace meretid::homecare::roads
