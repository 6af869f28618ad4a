// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/speeds.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <utility>

#define TOML_EXCEPTIONS 0  // as everywhere in the program: two settings in one program are two meanings of one name
#include <toml++/toml.h>

#include "base/embedded.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::array<std::pair<std::string_view, Limit>, 5> kLimits{{{"urban", Limit::kUrban}, {"rural", Limit::kRural},
                                                                     {"by_place", Limit::kByPlace}, {"trunk", Limit::kTrunk},
                                                                     {"motorway", Limit::kMotorway}}};

tl::unexpected<Error> broken(std::string field, std::string expected, std::string found) {
  return fail("homecare.speeds_broken", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}}, std::move(field));
}

std::string shown(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.9g", value);
  return text.data();
}

struct Bounds {
  double low, high;
};
constexpr Bounds kKmh{1, 200}, kFactor{0.1, 1.5}, kSeconds{0, 3600};

Result<double> number(const toml::node* node, Bounds bounds, std::string field) {
  const std::string expected = shown(bounds.low) + "-" + shown(bounds.high);
  const auto value = node == nullptr ? std::optional<double>() : node->value<double>();
  if (!value) return broken(std::move(field), expected, node == nullptr ? "-" : "…");
  if (!(*value >= bounds.low && *value <= bounds.high)) return broken(std::move(field), expected, shown(*value));
  return *value;
}

Result<RoadSpeed> road_speed(const toml::node& node, const std::string& field) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return broken(field, "{ limit, factor } | { kmh }", "…");
  RoadSpeed speed;
  if (table->contains("kmh")) {
    TRY(speed.kmh, number(table->get("kmh"), kKmh, field + ".kmh"));
    return speed;
  }
  const std::string name = (*table)["limit"].value_or(std::string());
  for (const auto& [known, limit] : kLimits)
    if (name == known) speed.limit = limit;
  if (speed.limit == Limit::kNone) return broken(field + ".limit", "urban | rural | by_place | trunk | motorway", name);
  TRY(speed.factor, number(table->get("factor"), kFactor, field + ".factor"));
  return speed;
}

}  // namespace

std::string_view to_text(Mode mode) { return mode == Mode::kCar ? "car" : mode == Mode::kBicycle ? "bicycle" : "foot"; }

double Speeds::limit_kmh(Limit limit, bool in_town) const {
  switch (limit) {
    case Limit::kUrban: return urban_kmh;
    case Limit::kRural: return rural_kmh;
    case Limit::kTrunk: return trunk_kmh;
    case Limit::kMotorway: return motorway_kmh;
    case Limit::kByPlace: return in_town ? urban_kmh : rural_kmh;
    case Limit::kNone: break;
  }
  return other_kmh;
}

std::string Speeds::canonical() const {
  std::string text(to_text(mode));
  for (const double value : {urban_kmh, rural_kmh, trunk_kmh, motorway_kmh, other_kmh, private_kmh, restricted_factor, ferry_kmh,
                             ferry_wait_seconds, signal_seconds, stop_seconds})
    text += " " + shown(value);
  for (const auto& [name, speed] : roads)
    text += "\n" + name + " " + std::to_string(static_cast<int>(speed.limit)) + " " + shown(speed.factor) + " " + shown(speed.kmh);
  for (const auto& [name, kmh] : surfaces) text += "\n~" + name + " " + shown(kmh);
  return text;
}

Result<Speeds> read_speeds(std::string_view text, Mode mode) {
  const std::string name(to_text(mode));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return broken("line " + std::to_string(parsed.error().source().begin.line), "TOML", std::string(parsed.error().description()));
  const toml::table* table = parsed.table()[name].as_table();
  if (table == nullptr) return broken(name, "[" + name + "]", "-");
  Speeds speeds;
  speeds.mode = mode;
  const std::array<std::tuple<const char*, double*, Bounds>, 11> fields{{{"urban_kmh", &speeds.urban_kmh, kKmh},
                                                                         {"rural_kmh", &speeds.rural_kmh, kKmh},
                                                                         {"trunk_kmh", &speeds.trunk_kmh, kKmh},
                                                                         {"motorway_kmh", &speeds.motorway_kmh, kKmh},
                                                                         {"other_kmh", &speeds.other_kmh, kKmh},
                                                                         {"private_kmh", &speeds.private_kmh, kKmh},
                                                                         {"restricted_factor", &speeds.restricted_factor, kFactor},
                                                                         {"ferry_kmh", &speeds.ferry_kmh, kKmh},
                                                                         {"ferry_wait_seconds", &speeds.ferry_wait_seconds, kSeconds},
                                                                         {"signal_seconds", &speeds.signal_seconds, kSeconds},
                                                                         {"stop_seconds", &speeds.stop_seconds, kSeconds}}};
  for (const auto& [field, value, bounds] : fields) {
    TRY(*value, number(table->get(field), bounds, name + "." + field));
  }
  if (const toml::table* roads = (*table)["roads"].as_table())
    for (const auto& [road, node] : *roads) {
      const std::string key(road.str());
      TRY(speeds.roads[key], road_speed(node, name + ".roads." + key));
    }
  if (speeds.roads.empty()) return broken(name + ".roads", "residential = { … }", "-");
  if (const toml::table* surfaces = (*table)["surfaces"].as_table())
    for (const auto& [surface, node] : *surfaces) {
      const std::string key(surface.str());
      TRY(speeds.surfaces[key], number(&node, kKmh, name + ".surfaces." + key));
    }
  return speeds;
}

const Speeds& danish_speeds(Mode mode) {
  static const std::array<Speeds, 3> all = [] {
    std::array<Speeds, 3> tables;
    const auto text = base::embedded("solutions/homecare/roads/network/speeds.toml");
    for (const Mode each : {Mode::kCar, Mode::kBicycle, Mode::kFoot}) {
      auto read = read_speeds(text.value_or(std::string_view()), each);
      if (!read) std::abort();  // our own table is wrong: a defect, found by its test
      tables[static_cast<std::size_t>(each)] = std::move(*read);
    }
    return tables;
  }();
  return all[static_cast<std::size_t>(mode)];
}

}  // namespace meretid::homecare::roads
