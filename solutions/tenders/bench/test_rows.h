// SPDX-License-Identifier: EUPL-1.2
// What the tests of markets, pairs and groups are worth: whether p means what it says under competition, how often planted rings are
// seen, and whether the effects that are known of the Tsuchiura auctions show.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"

namespace meretid::tenders::bench {

using Row = solution::BenchRow;

/// extra/tsuchiura_data.csv.xz: narrow wins found over expected, before and after the minimum price; winning bids around it. Seconds.
Result<std::vector<Row>> missing_bid_rows(const std::filesystem::path& data);

/// Share of p < .05 for each test: competition with independent and with correlated costs, and two kinds of rings. A minute of CPU.
std::vector<Row> calibration_rows();

/// Co-bidding graphs of growing size: edges a second, bytes an edge, communities. Ten seconds of CPU.
std::vector<Row> network_rows();

}  // namespace meretid::tenders::bench
