// SPDX-License-Identifier: EUPL-1.2
// What a map says of a road, in OpenStreetMap's own words (wiki.openstreetmap.org/wiki/Map_features), as far as it decides who
// may go there and how fast. All other keys are forgotten while reading. Values; not thread-safe while a store is filled.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::homecare::roads {

enum class Key : std::uint8_t {
  kHighway, kRoute, kJunction, kDuration, kArea,
  kOneway, kOnewayBicycle, kOnewayFoot, kCycleway, kCyclewayLeft, kCyclewayRight, kCyclewayBoth,
  kMaxspeed, kMaxspeedForward, kMaxspeedBackward, kMaxspeedType, kSourceMaxspeed, kZoneMaxspeed,
  kAccess, kVehicle, kMotorVehicle, kMotorcar, kBicycle, kFoot, kMotorroad,
  kLit, kSidewalk, kSurface, kTracktype, kBarrier,
  kType, kRestriction, kRestrictionMotorcar, kRestrictionBicycle, kExcept,
};

inline constexpr std::array<std::string_view, 35> kKeyNames{
    "highway", "route", "junction", "duration", "area",
    "oneway", "oneway:bicycle", "oneway:foot", "cycleway", "cycleway:left", "cycleway:right", "cycleway:both",
    "maxspeed", "maxspeed:forward", "maxspeed:backward", "maxspeed:type", "source:maxspeed", "zone:maxspeed",
    "access", "vehicle", "motor_vehicle", "motorcar", "bicycle", "foot", "motorroad",
    "lit", "sidewalk", "surface", "tracktype", "barrier",
    "type", "restriction", "restriction:motorcar", "restriction:bicycle", "except"};

std::optional<Key> key_named(std::string_view name);

/// Tags while they are read or written by hand.
using TagList = std::vector<std::pair<Key, std::string>>;

/// Where the tags of one element lie in a TagStore.
struct TagRange {
  std::uint32_t first = 0, count = 0;
};

/// All tags of a map: each value is kept once, since a country has some thousands of different ones.
class TagStore {
 public:
  TagStore() = default;
  TagStore(TagStore&&) = default;
  TagStore& operator=(TagStore&&) = default;

  TagRange add(const TagList& tags);
  /// "" when the key is not there; OpenStreetMap has no empty values.
  std::string_view get(TagRange range, Key key) const;
  TagList list(TagRange range) const;

 private:
  std::vector<Key> keys_;
  std::vector<std::uint32_t> values_;
  std::vector<std::string_view> texts_;
  std::map<std::string, std::uint32_t, std::less<>> known_;  // node-based: the views stay
};

/// The tags of one element, as rules ask for them.
class Tags {
 public:
  Tags(const TagStore& store, TagRange range) : store_(&store), range_(range) {}
  std::string_view operator[](Key key) const { return store_->get(range_, key); }
  bool is(Key key, std::string_view value) const { return (*this)[key] == value; }
  bool empty() const { return range_.count == 0; }

 private:
  const TagStore* store_;
  TagRange range_;
};

}  // namespace meretid::homecare::roads
