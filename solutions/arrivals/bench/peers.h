// SPDX-License-Identifier: EUPL-1.2
// R's package forecast (Debian: r-cran-forecast) beside the room's forecast, on the same origins in the same run. R is a peer of the
// measurement alone; nothing else asks for it.
#pragma once

#include <vector>

#include "base/result.h"
#include "solution/bench_report.h"
#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals::bench {

/// Rscript is installed, and the package.
bool peers_are_here();

/// Every 26th of the 727 origins (arima with Fourier terms every 104th, tbats every 242nd): rows "peer.<method>.pinball" and ".mae", the reference being ours. "arrivals.bench.no_peer" without
/// Rscript or its package; "arrivals.bench.peer_failed" where it ends otherwise. Minutes.
Result<std::vector<solution::BenchRow>> peer_rows(const Series& series, const Calendar& calendar);

}  // namespace meretid::arrivals::bench
