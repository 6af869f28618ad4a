// SPDX-License-Identifier: EUPL-1.2
// One JSON object per line and tender, in the order of the file. Written by hand because a million lines are: 2 us each.
#pragma once

#include <ostream>

#include "solutions/tenders/learned/opinions.h"
#include "solutions/tenders/report/reasons.h"

namespace meretid::tenders {

/// {"tender","bids","score","p_value","screens":{…},"reasons":[…]}, "market" where the file names markets, "left_out" where rows of the
/// tender could not be used; with a model "learned", null where a tender has too few bids, and "learned_reasons" of those that stand out most.
/// Two threads.
void write_lines(std::ostream& out, const BidTable& table, const std::vector<Screens>& screens, const Composite& composite, const Reasons& reasons, const Opinions& opinions,
                 base::Language language);

}  // namespace meretid::tenders
