// SPDX-License-Identifier: EUPL-1.2
// Values of tags that hold a quantity. Pure; no allocation.
#pragma once

#include <optional>
#include <string_view>

#include "solutions/homecare/roads/network/speeds.h"

namespace meretid::homecare::roads {

/// maxspeed=… in km/h: "50", "50 km/h", "30 mph", "DK:urban", "DK:rural", "DK:motorway", "DK:zone30", "DK:30", "none", "walk".
/// nullopt for what says no number (signals, variable, several values).
std::optional<double> read_maxspeed(std::string_view text, const Speeds& speeds);

/// duration=… in seconds: "HH:MM", "H:MM:SS", minutes alone, ISO 8601 ("PT1H20M", "PT90M"). At most one day.
std::optional<double> read_duration(std::string_view text);

}  // namespace meretid::homecare::roads
