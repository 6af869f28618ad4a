// SPDX-License-Identifier: EUPL-1.2
// Who measures what. Reference values are those of the anchor document, section 3, measured with other programs on the same data.
// Each reads the data folder; falls with their nights take about a minute of one core, bed exits half of that.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"
#include "solutions/nightwatch/measure/each.h"

namespace meretid::nightwatch::bench {

using Row = solution::BenchRow;

/// Leave one person out: figures of trials, elderly apart, false alarms by kind, missed falls; then whole nights, also damaged.
Result<std::vector<Row>> fall_rows(const std::filesystem::path& data);
Result<std::vector<Row>> bed_rows(const std::filesystem::path& data);
Result<std::vector<Row>> thermal_rows(const std::filesystem::path& data);
/// The live detector on a made-up signal: samples a second on one core.
Result<std::vector<Row>> speed_rows(const std::filesystem::path& data);

/// Made-up residents through detectors and policy (simulate/): how well the parts fit together, no measure of detection on people.
Result<std::vector<Row>> generated_rows();

/// The whole way with a real broker: 500 residents at once, then so many falls with kills in between, then a silent sensor.
Result<std::vector<Row>> delivery_rows(int trials);

}  // namespace meretid::nightwatch::bench
