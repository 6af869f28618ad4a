// SPDX-License-Identifier: EUPL-1.2
// How far the active seconds that a page counted are believed, and which cases are asked for a
// sample of work by hand. Thread-safe as the connection is.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "record/line.h"
#include "store/connection.h"

namespace meretid::record {

/// Nobody worked on a draft longer than it has been there, nor longer than since they last decided
/// on it: what a page counts beyond that (two windows, a wrong clock, a mistake) is cut off.
Result<double> credible_seconds(store::Connection& db, const Id<jobs::Job>& job,
                                const Id<people::Account>& account, double counted,
                                Timestamp draft_since, Timestamp now);

/// One case in `every` is asked, drawn by its id: the same answer each time, and nobody chooses.
/// 0: none.
bool asks_for_baseline(const Id<people::Case>& id, std::int64_t every);

}  // namespace meretid::record
