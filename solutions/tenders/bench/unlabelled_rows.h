// SPDX-License-Identifier: EUPL-1.2
// What needs no labels, measured: the screens beside the published columns, the composite beside low CV alone, and how often competition
// raises an alarm. Labels are read to measure with and choose nothing; neither dates nor sites are read at all.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"

namespace meretid::tenders::bench {

using Row = solution::BenchRow;

/// Share of the tenders of three bids or more, over the five labelled sets, in which CV, SPD, SKEW, KURT and KSTEST all equal the
/// published columns within 2e-4 (relative above 1).
Result<std::vector<Row>> screen_rows(const std::filesystem::path& data);
/// AUC of the composite on each labelled set and its mean over the four first-price ones, low CV alone beside it; intervals by drawing
/// tenders anew 300 times within each set.
Result<std::vector<Row>> composite_rows(const std::filesystem::path& data);
/// Share flagged at 5 % on simulated competition, by tender and by market (a market is flagged when any of its tenders is at a false
/// discovery rate of 5 %): independent costs, correlated costs, and costs that spread differently from tender to tender.
std::vector<Row> false_alarm_rows();

}  // namespace meretid::tenders::bench
