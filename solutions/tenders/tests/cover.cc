// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/cover.h"

#include <algorithm>

#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/independence.h"

namespace meretid::tenders {

CoverTest::CoverTest(const Market& market)
    : market_(market), place_(market.amount.size(), 0), above_(market.size(), 0), propensity_(market.firms(), 1) {
  for (std::size_t t = 0; t < market.size(); ++t) {
    const auto amounts = market.amounts(t);
    const auto [low, high] = std::minmax_element(amounts.begin(), amounts.end());
    if (*high <= *low) continue;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      place_[market.first[t] + i] = (amounts[i] - *low) / (*high - *low);
      above_[t] += place_[market.first[t] + i] >= 0.5;
    }
  }
  const auto of = market.tender_of_bid();
  for (std::uint32_t f = 0; f < market.firms(); ++f) {
    double seen = 2, expected = 2;
    for (const auto b : market.bids_by(f)) {
      const double n = static_cast<double>(market.bids(of[b]));
      if (n < 3) continue;
      seen += above_[of[b]] > 0 && place_[b] >= 0.5;
      expected += above_[of[b]] / n;
    }
    propensity_[f] = seen / expected;
  }
}

Outcome CoverTest::operator()(const Pair& pair) const {
  std::vector<double> chances;
  std::size_t seen = 0;
  const double a = propensity_[pair.a], b = propensity_[pair.b];
  for (const auto& m : pair.meetings) {
    const double n = static_cast<double>(market_.bids(m.tender)), k = above_[m.tender];
    if (k == 0) continue;  // all bids equal
    // Two bids cannot lie there oftener than the rarer of them does.
    chances.push_back(std::clamp(k * (k - 1) / (n * (n - 1)) * a * b, 0.0, std::min({k / n * a, k / n * b, 0.999})));
    seen += place_[m.bid_a] >= 0.5 && place_[m.bid_b] >= 0.5;
  }
  if (chances.size() < kFewestMeetings) return Outcome::none(Untested::kTooFewTenders, chances.size());
  Outcome outcome;
  outcome.found = outcome.statistic = static_cast<double>(seen);
  for (const double c : chances) outcome.expected += c;
  outcome.used = chances.size();
  outcome.p = at_least_mid(chances, seen);
  return outcome;
}

}  // namespace meretid::tenders
