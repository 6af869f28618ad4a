// SPDX-License-Identifier: EUPL-1.2
// One model file for each kind of sensor: falls of a body-worn sensor, bed exits (a model for each room), thermal clips.
// Learning, measuring and the live detectors share it.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "solutions/nightwatch/detect/bed_model.h"
#include "solutions/nightwatch/detect/fall_model.h"
#include "solutions/nightwatch/detect/thermal_model.h"
#include "solutions/nightwatch/measure/figures.h"

namespace meretid::nightwatch {

enum class Dataset : std::uint8_t { kSisfall, kBedexit, kThermal };

struct NightModel {
  Dataset dataset = Dataset::kSisfall;
  std::optional<FallModel> fall;
  std::map<std::string, BedModel> rooms;
  std::optional<ThermalModel> thermal;

  std::string bytes() const;
  /// "learn.model_format" on anything else.
  static Result<NightModel> read(std::string_view bytes);
};

/// Learns from a data folder laid out as anchor document, section 5. `step` is told how far it is, 0 … 1.
Result<NightModel> learn(Dataset dataset, const std::filesystem::path& data, std::uint64_t seed, int threads, const std::function<void(double)>& step);
/// "nightwatch.evaluate.other_model" when the model is of another set, "nightwatch.evaluate.no_room" when it lacks a room.
Result<Figures> measure(const NightModel& model, Dataset dataset, const std::filesystem::path& data);

}  // namespace meretid::nightwatch
