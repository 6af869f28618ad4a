// SPDX-License-Identifier: EUPL-1.2
// The calibration table: how fast a car, a bicycle, a walker really gets along which kind of road (speeds.toml says what the
// numbers mean). Data, so that a municipality can bring its own. Values; reading is pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::homecare::roads {

enum class Mode { kCar, kBicycle, kFoot };
std::string_view to_text(Mode mode);  ///< "car", "bicycle", "foot"

/// Which limit counts where the map names none.
enum class Limit { kNone, kUrban, kRural, kByPlace, kTrunk, kMotorway };

struct RoadSpeed {
  Limit limit = Limit::kNone;
  double factor = 1;  ///< of the limit
  double kmh = 0;     ///< where limit is kNone
};

struct Speeds {
  Mode mode = Mode::kCar;
  double urban_kmh = 0, rural_kmh = 0, trunk_kmh = 0, motorway_kmh = 0;
  double other_kmh = 0, private_kmh = 0, restricted_factor = 0;
  double ferry_kmh = 0, ferry_wait_seconds = 0, signal_seconds = 0, stop_seconds = 0;
  std::map<std::string, RoadSpeed, std::less<>> roads;    ///< by highway=…
  std::map<std::string, double, std::less<>> surfaces;    ///< most km/h on surface=…

  double limit_kmh(Limit limit, bool in_town) const;
  /// The whole table as text: two equal tables, one text; part of what a prepared map is named by.
  std::string canonical() const;
};

/// "homecare.speeds_broken" names the field, what was expected and what was found. Speeds lie in 1…200 km/h, factors in 0.1…1.5,
/// seconds in 0…3600.
Result<Speeds> read_speeds(std::string_view toml, Mode mode);

/// The table that ships with the program.
const Speeds& danish_speeds(Mode mode);

}  // namespace meretid::homecare::roads
