// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/competitive_share.h"

#include <algorithm>

#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/missing_bids.h"

namespace meretid::tenders {

CompetitiveShare competitive_share(std::span<const double> margins, std::size_t bids) {
  CompetitiveShare result;
  const std::size_t n = margins.size();
  if (n < kFewestMargins || bids < n) {
    result.outcome = Outcome::none(Untested::kTooFewTenders, n);
    return result;
  }
  const double win = static_cast<double>(n) / static_cast<double>(bids);  // D(0)
  double best = 2;
  for (const double rho : kDeviations) {
    const auto narrow = static_cast<std::size_t>(std::count_if(margins.begin(), margins.end(), [&](double x) { return x < rho; }));
    const double fewest = rho / (rho + kLargestMargin);
    // D(rho) = D(0) (1 - q) with q the share of narrow wins.
    const auto bound = [&](double q) { return 1 - std::max(0.0, win * (1 - q - q * kLargestMargin / rho)); };
    const double p = binomial_at_most(narrow, n, fewest);
    result.most = std::min(result.most, bound(static_cast<double>(narrow) / static_cast<double>(n)));
    result.most_95 = std::min(result.most_95, bound(binomial_upper(narrow, n, 0.05 / kDeviations.size())));
    if (p >= best) continue;
    best = p;
    result.deviation = rho;
    result.outcome.found = static_cast<double>(narrow);
    result.outcome.expected = fewest * static_cast<double>(n);
  }
  result.outcome.used = n;
  result.outcome.statistic = result.most;
  result.outcome.p = std::min(1.0, best * kDeviations.size());
  return result;
}

CompetitiveShare competitive_share(const Market& market) {
  CompetitiveShare result;
  if (market.format != Format::kFirstPrice) {
    result.outcome = Outcome::none(Untested::kOtherFormat);
    return result;
  }
  std::size_t bids = 0;
  for (std::size_t t = 0; t < market.size(); ++t) bids += market.bids(t) >= 2 ? market.bids(t) : 0;
  return competitive_share(margins(market), bids);
}

}  // namespace meretid::tenders
