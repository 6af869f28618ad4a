// SPDX-License-Identifier: EUPL-1.2
// The ranked report for people. Pure.
#pragma once

#include <ostream>

#include "solutions/tenders/learned/opinions.h"
#include "solutions/tenders/report/reasons.h"

namespace meretid::tenders {

/// Tenders by falling score; ties in the order of the file. `top` of them are enough for most; O(tenders log top).
std::vector<std::size_t> ranked(const Composite& composite, std::size_t top);

/// Head, the `top` tenders with their reasons, how many were to be expected by chance, what is missing, and what the figures are not.
void write_ranking(std::ostream& out, const BidTable& table, const Composite& composite, const Reasons& reasons, const Opinions& opinions, std::size_t top, base::Language language);

}  // namespace meretid::tenders
