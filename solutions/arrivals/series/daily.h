// SPDX-License-Identifier: EUPL-1.2
// The same arrivals by whole days. A first or last day that the series holds only in part is left out. Pure.
#pragma once

#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

/// A day is known where at least three quarters of its slots are.
Series by_day(const Series& series);

}  // namespace meretid::arrivals
