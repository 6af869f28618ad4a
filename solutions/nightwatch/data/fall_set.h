// SPDX-License-Identifier: EUPL-1.2
// Recorded falls and daily activities of people who wore a sensor at the waist: sisfall50/ of the data folder (SisFall, Sucerquia,
// López and Vargas-Bonilla, Sensors 17(1) 198, 2017, at 50 Hz). index.csv: subject, activity, trial, start_row, n_rows; the rows
// are six little-endian int16: g = raw * 32 / 8192, degrees a second = raw * 4000 / 65536. An activity beginning with F is a fall.
// Values; reading takes a second.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/signal/motion.h"

namespace meretid::nightwatch {

struct FallTrial {
  std::string subject, activity, trial;
  std::vector<Motion> motions;  ///< 50 a second

  bool fall() const { return activity.starts_with('F'); }
  bool elderly() const { return subject.starts_with("SE"); }
  double seconds() const { return static_cast<double>(motions.size()) / kRate; }
};

/// "nightwatch.data.row" with file and line for anything that is not as above; "nightwatch.data.missing".
Result<std::vector<FallTrial>> read_fall_set(const std::filesystem::path& data);

}  // namespace meretid::nightwatch
