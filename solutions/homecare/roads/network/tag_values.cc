// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/network/tag_values.h"

#include <algorithm>
#include <charconv>

namespace meretid::homecare::roads {
namespace {

constexpr double kMilesPerHour = 1.609344, kWalking = 6, kDay = 86'400;

/// Takes a number off the front.
std::optional<double> leading(std::string_view& text) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (wrong != std::errc{} || !(value >= 0)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<double> iso_duration(std::string_view text) {
  double seconds = 0, day_unit = kDay;
  bool in_time = false, any = false;
  while (!text.empty()) {
    if (text[0] == 'T' && !in_time) {
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    const auto value = leading(text);
    if (!value || text.empty()) return std::nullopt;
    const char unit = text[0];
    text.remove_prefix(1);
    if (unit == 'H' && in_time) seconds += *value * 3600;
    else if (unit == 'M' && in_time) seconds += *value * 60;
    else if (unit == 'S' && in_time) seconds += *value;
    else if (unit == 'D' && !in_time) seconds += *value * day_unit;
    else return std::nullopt;
    any = true;
  }
  return any ? std::optional(seconds) : std::nullopt;
}

std::optional<double> clock_duration(std::string_view text) {
  double parts[3] = {0, 0, 0};
  int count = 0;
  while (true) {
    const auto value = leading(text);
    if (!value || count == 3) return std::nullopt;
    parts[count++] = *value;
    if (text.empty()) break;
    if (text[0] != ':') return std::nullopt;
    text.remove_prefix(1);
  }
  if (count == 1) return parts[0] * 60;
  return parts[0] * 3600 + parts[1] * 60 + parts[2];
}

}  // namespace

std::optional<double> read_maxspeed(std::string_view text, const Speeds& speeds) {
  if (text.starts_with("DK:")) {
    text.remove_prefix(3);
    if (text == "urban") return speeds.urban_kmh;
    if (text == "rural") return speeds.rural_kmh;
    if (text == "trunk") return speeds.trunk_kmh;
    if (text == "motorway") return speeds.motorway_kmh;
    if (text.starts_with("zone")) text.remove_prefix(text.starts_with("zone:") ? 5 : 4);
  }
  if (text == "none") return speeds.motorway_kmh;
  if (text == "walk") return kWalking;
  const auto value = leading(text);
  if (!value || *value < 1 || *value > 300) return std::nullopt;
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty() || text == "km/h" || text == "kmh") return value;
  if (text == "mph") return *value * kMilesPerHour;
  return std::nullopt;
}

std::optional<double> read_duration(std::string_view text) {
  const auto seconds = text.starts_with('P') ? iso_duration(text.substr(1)) : clock_duration(text);
  return seconds && *seconds >= 1 && *seconds <= kDay ? seconds : std::nullopt;
}

}  // namespace meretid::homecare::roads
