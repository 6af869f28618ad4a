// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/tests/independence.h"

#include <algorithm>
#include <cmath>

#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders {

Outcome independence(const Pair& pair, const Market& market, const Residuals& residuals) {
  if (pair.meetings.size() < kFewestMeetings) return Outcome::none(Untested::kTooFewTenders, pair.meetings.size());
  double sum = 0, variance = 0, of_a = 0, of_b = 0;
  for (const auto& m : pair.meetings) {
    const double n = static_cast<double>(market.bids(m.tender)), q2 = residuals.square[m.tender];
    const double mean = -q2 / (n * (n - 1));
    sum += residuals.value[m.bid_a] * residuals.value[m.bid_b] - mean;
    variance += (q2 * q2 - residuals.fourth[m.tender]) / (n * (n - 1)) - mean * mean;
    of_a += residuals.value[m.bid_a] * residuals.value[m.bid_a], of_b += residuals.value[m.bid_b] * residuals.value[m.bid_b];
  }
  if (!(variance > 1e-12)) return Outcome::none(Untested::kNoVariation, pair.meetings.size());
  Outcome outcome;
  outcome.statistic = sum / std::sqrt(variance);
  outcome.found = of_a > 0 && of_b > 0 ? std::clamp(sum / std::sqrt(of_a * of_b), -1.0, 1.0) : 0;
  outcome.used = pair.meetings.size();
  outcome.p = normal_beyond(outcome.statistic);
  return outcome;
}

}  // namespace meretid::tenders
