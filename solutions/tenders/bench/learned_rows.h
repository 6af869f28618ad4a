// SPDX-License-Identifier: EUPL-1.2
// What was learned, measured by protocols A, C, F and H of the anchor document (section 3.1), on the labelled sets in DIR. Nothing is
// chosen on test rows: forest, threshold and calibration come from the training rows of each split or cell (learned/forest_choice.h).
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"

namespace meretid::tenders::bench {

using Row = solution::BenchRow;

/// A: within a market, the ten screens alone, five fixed splits, 20 seeds. Some 3 CPU minutes.
Result<std::vector<Row>> within_rows(const std::filesystem::path& data);
/// F: no firm and no tender shared; screens, screens and network, and low CV, 10 seeds. Some 2 CPU minutes.
Result<std::vector<Row>> firms_rows(const std::filesystem::path& data);
/// C: trained on the other first-price sets; raw screens, ranks within the market, and low CV.
Result<std::vector<Row>> cross_rows(const std::filesystem::path& data);
/// H: the label history of the bidders. A trap, shown as such: it memorises names.
Result<std::vector<Row>> history_rows(const std::filesystem::path& data);

}  // namespace meretid::tenders::bench
