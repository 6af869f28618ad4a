// SPDX-License-Identifier: EUPL-1.2
// One measured figure of the room.
#pragma once

#include "solution/bench_report.h"

namespace meretid::access::bench {

using Row = solution::BenchRow;

}  // namespace meretid::access::bench
