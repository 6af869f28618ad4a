// SPDX-License-Identifier: EUPL-1.2
// From a CSV of many bids to the ranked report, measured in a process of its own: seconds of the clock and of the processor, peak memory.
// The file is invented, written to the temporary folder and taken away again.
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"

namespace meretid::tenders::bench {

Result<std::vector<solution::BenchRow>> speed_rows(std::size_t tenders);

}  // namespace meretid::tenders::bench
