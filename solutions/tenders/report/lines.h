// SPDX-License-Identifier: EUPL-1.2
// One JSON object per line and tender, in the order of the file. Written by hand because a million lines are: 2 us each.
#pragma once

#include <ostream>
#include <span>

#include "solutions/tenders/report/reasons.h"

namespace meretid::tenders {

/// {"tender","bids","score","p_value","screens":{…},"reasons":[…]}, "market" where the file names markets, "left_out" where rows of the
/// tender could not be used, and "learned" where a model has judged (`learned` by tender, or empty). Two threads.
void write_lines(std::ostream& out, const BidTable& table, const std::vector<Screens>& screens, const Composite& composite, const Reasons& reasons, std::span<const double> learned,
                 base::Language language);

}  // namespace meretid::tenders
