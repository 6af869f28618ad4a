// SPDX-License-Identifier: EUPL-1.2
// Recorded nights-in-small with a tag over the breastbone: bedexit/ (or bedexit.tar.xz) of the data folder, one folder a room, one
// file a trial: t, frontal, vertical, lateral g, antenna, dBm, phase, MHz, label (1 sits on the bed, 2 in the chair, 3 lies, 4 is
// up). Shinmoto Torres et al. 2016; CC BY 4.0. Values.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/signal/bed_reading.h"

namespace meretid::nightwatch {

struct BedTrial {
  std::string name;
  std::vector<BedReading> readings;
  std::vector<Activity> labels;

  /// Times at which a reading in bed is followed by one out of it.
  std::vector<double> exits() const;
  double hours() const { return readings.empty() ? 0 : readings.back().t / 3600; }
};

/// Room ("S1") -> trials in order of names. "nightwatch.data.row" with file and line.
Result<std::map<std::string, std::vector<BedTrial>>> read_bed_set(const std::filesystem::path& data);

}  // namespace meretid::nightwatch
