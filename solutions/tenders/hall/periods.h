// SPDX-License-Identifier: EUPL-1.2
// A market over time, for a line so small that it stands in a list. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "solutions/tenders/hall/screening.h"
#include "solutions/tenders/score/composite.h"

namespace meretid::tenders::hall {

/// ISO; empty for kNoDay and for what is no day of a calendar.
std::string day_text(std::int32_t day);

/// Quarters, years where the market is older than six of them. Tenders without a day are left out; a stretch without tenders has none.
std::vector<PeriodRow> periods_of(const BidTable& table, const Composite& composite, std::span<const std::size_t> tenders);

}  // namespace meretid::tenders::hall
