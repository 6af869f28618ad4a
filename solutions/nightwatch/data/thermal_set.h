// SPDX-License-Identifier: EUPL-1.2
// Clips of a 4 x 4 thermal array: thermal4x4/ (or thermal4x4.tar.xz) of the data folder with fall_data/ and non_fall_data/, one
// file a clip: a time stamp and sixteen temperatures a line. Clips of fewer than eight frames or with a value that cannot be read
// are left out, as in the protocol (anchor document 3.4). Values.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "solutions/nightwatch/signal/thermal_frame.h"

namespace meretid::nightwatch {

struct ThermalClip {
  std::string name;
  bool fall = false;
  std::vector<ThermalFrame> frames;  ///< times from the clip's first frame

  double seconds() const { return frames.empty() ? 0 : frames.back().t - frames.front().t; }
};

/// Falls first, each kind by the number in its name.
Result<std::vector<ThermalClip>> read_thermal_set(const std::filesystem::path& data);

}  // namespace meretid::nightwatch
