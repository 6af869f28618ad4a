// SPDX-License-Identifier: EUPL-1.2
// How many of the flagged are flagged by chance, when many markets, pairs or groups are tested at once. Pure, O(n log n).
#pragma once

#include <span>
#include <vector>

#include "solutions/tenders/tests/outcome.h"

namespace meretid::tenders {

/// q-values: flagging all with q <= 5 % lets on average at most 5 % of the flagged be false, when the tests are independent or positively
/// dependent (Benjamini and Hochberg, JRSS B 57, 1995). With `any_dependence` whatever their dependence, at the price of a factor
/// 1 + 1/2 + … + 1/n (Benjamini and Yekutieli, Annals of Statistics 29, 2001). What was not tested has no q and does not count.
std::vector<std::optional<double>> false_discovery_rates(std::span<const std::optional<double>> p, bool any_dependence = false);

/// One p-value for "at least one of these is real": min n p_(k) / k (Simes, Biometrika 73, 1986).
std::optional<double> any_of(std::span<const std::optional<double>> p);

}  // namespace meretid::tenders
