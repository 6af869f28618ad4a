// SPDX-License-Identifier: EUPL-1.2
// The hall, measured: who measures what. Each function makes its own installation in a temporary folder and takes up to a minute.
#pragma once

#include <cstdint>
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
/// Jobs per second by workers on PostgreSQL, `jobs` of them while workers are killed at random on both databases, and the
/// pause after one of three servers is killed. Rows of PostgreSQL are left out, with a line in the log, where it is not installed.
Result<std::vector<BenchRow>> jobs_rows(std::int64_t jobs);

}  // namespace meretid::bench
