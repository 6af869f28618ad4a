// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/score/composite.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "solutions/tenders/score/meeting.h"
#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders {
namespace {

// Of `meeting_of` over simulated competitive markets of 6 to 35 firms (bench part `false_alarms` measures them anew).
constexpr double kMeetingMean = 0.2, kMeetingDeviation = 0.18;
constexpr double kMarketTenders = 20;  // a named market's own mean counts fully only with many more tenders than this

std::vector<double> meeting_scores(const BidTable& table, const std::vector<double>& meeting) {
  std::vector<double> scores(table.tenders(), 0);
  if (table.firm.empty()) return scores;
  std::vector<double> sum(table.markets.size(), 0), count(table.markets.size(), 0);
  for (std::size_t k = 0; k < table.tenders(); ++k)
    if (table.bids_of(k) >= 2) sum[table.market[k]] += meeting[k] - kMeetingMean, count[table.market[k]] += 1;
  for (std::size_t k = 0; k < table.tenders(); ++k) {
    if (table.bids_of(k) < 2) continue;
    const double market = table.markets.size() > 1 ? sum[table.market[k]] / (count[table.market[k]] + kMarketTenders) : 0;
    scores[k] = (meeting[k] - kMeetingMean - market) / kMeetingDeviation;
  }
  return scores;
}

}  // namespace

std::vector<Screens> screens_of(const BidTable& table) {
  std::vector<Screens> screens(table.tenders());
  const auto part = [&](std::size_t begin, std::size_t end) {
    std::vector<double> scratch;
    for (std::size_t k = begin; k < end; ++k) screens[k] = screens_of(table.amounts_of(k), scratch);
  };
  const std::size_t half = table.tenders() < 10'000 ? 0 : table.tenders() / 2;
  std::jthread other([&] { part(0, half); });
  part(half, table.tenders());
  return screens;
}

Composite composite_of(const BidTable& table, std::span<const Screens> screens, double closeness) {
  Composite c;
  {
    std::jthread other([&] { c.meeting = meeting_of(table); });
    c.dispersion = dispersion_of(table, screens);
  }
  c.meeting_score = meeting_scores(table, c.meeting);
  c.score.resize(table.tenders());
  c.p_value.resize(table.tenders());
  for (std::size_t k = 0; k < table.tenders(); ++k) {
    const bool two = table.bids_of(k) >= 2;
    const double sum = table.firm.empty() ? c.dispersion.relative[k] : (closeness * c.dispersion.relative[k] + (1 - closeness) * c.meeting_score[k]) / std::hypot(closeness, 1 - closeness);
    c.score[k] = two ? normal_below(sum) : 0.5;
    c.p_value[k] = two ? normal_below(-c.dispersion.relative[k]) : 1;
  }
  return c;
}

}  // namespace meretid::tenders
