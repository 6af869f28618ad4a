// SPDX-License-Identifier: EUPL-1.2
// One measured figure of the room and the list of those who measure. A producer adds rows; the verb `bench` prints them all.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"

namespace meretid::access::bench {

using Row = solution::BenchRow;

/// Measures on the room's data folder. Quality and speed; may take a minute.
using Producer = std::function<Result<std::vector<Row>>(const std::filesystem::path& data)>;

}  // namespace meretid::access::bench
