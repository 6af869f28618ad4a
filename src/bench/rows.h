// SPDX-License-Identifier: EUPL-1.2
// The hall, measured: who measures what. Each function makes its own installation in a temporary folder and takes up to a minute.
#pragma once

#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"
#include "solution/registry.h"

namespace meretid::bench {

using solution::BenchRow;

/// Throughput beside bare Beast in alternating rounds, a new client while streams idle, start and idle memory.
Result<std::vector<BenchRow>> http_rows(const solution::Registry& registry);
/// One million lines appended, sealed and verified; every single-byte change of a shorter record found.
Result<std::vector<BenchRow>> record_rows();

}  // namespace meretid::bench
