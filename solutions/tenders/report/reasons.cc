// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/report/reasons.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "solutions/tenders/score/competition.h"
#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders {
namespace {

constexpr double kWorthSaying = 1.2816;  // one in ten under competition,
constexpr double kHelps = 0.5;           // and what helps a tender to a high figure, such as this one
constexpr double kHigh = 0.85;
constexpr double kUnusual = 1.6449;      // one in twenty

std::string per_cent(double share, base::Language language) { return base::with_decimals(100 * share, share < 0.0995 ? 1 : 0, language); }

}  // namespace

Reasons::Reasons(const BidTable& table, const std::vector<Screens>& screens, const Composite& composite)
    : table_(table), screens_(screens), composite_(composite), closer_than_(table.tenders(), 0) {
  std::vector<std::uint32_t> order;
  order.reserve(table.tenders());
  for (std::uint32_t k = 0; k < table.tenders(); ++k)
    if (table.bids_of(k) >= 2) order.push_back(k);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return table.market[a] != table.market[b] ? table.market[a] < table.market[b] : screens[a].cv < screens[b].cv;
  });
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && table.market[order[end]] == table.market[order[begin]]) ++end;
    for (std::size_t i = begin; i < end; ++i) closer_than_[order[i]] = static_cast<float>(static_cast<double>(end - 1 - i) / static_cast<double>(std::max<std::size_t>(1, end - begin - 1)));
  }
}

double Reasons::unremarkable_cv(std::size_t k) const {
  const CompetitionAt& at = competition().at(table_.bids_of(k));
  const Dispersion& d = composite_.dispersion;
  const double quantile = at.spread[at.spread.size() / 20];
  return std::exp(at.mean + d.expected[k] + quantile * std::sqrt(d.variance[k] / at.variance));
}

std::vector<std::string> Reasons::of(std::size_t k, base::Language language) const {
  std::vector<std::string> reasons;
  const std::size_t n = table_.bids_of(k);
  const auto say = [&](const char* key, const base::Arguments& arguments) { reasons.push_back(base::text(key, language, arguments)); };
  if (n == 0) return {base::text("tenders.reason.no_bid", language)};
  if (n == 1) return {base::text("tenders.reason.one_bid", language)};
  const Screens& s = screens_[k];
  const Dispersion& d = composite_.dispersion;
  const double worth = composite_.score[k] > kHigh ? kHelps : kWorthSaying;
  if (d.relative[k] > worth) {
    const double expected = std::exp(competition().at(n).mean + d.expected[k]);
    say("tenders.reason.close", {{"cv", per_cent(s.cv, language)}, {"expected", per_cent(expected, language)}, {"share", per_cent(closer_than_[k], language)}});
    if (d.relative[k] > kUnusual) say("tenders.reason.unremarkable", {{"cv", per_cent(unremarkable_cv(k), language)}});
  }
  if (composite_.meeting_score[k] > worth) say("tenders.reason.meeting", {{"share", per_cent(composite_.meeting[k], language)}});
  if (table_.format == Format::kFirstPrice && n >= 3 && Competition::wide_gap(competition().at(n), gap_of(s.rdalt)) > kUnusual)
    say("tenders.reason.gap", {{"gap", per_cent(s.diffp, language)}, {"times", base::with_decimals(s.rdalt, 1, language)}});
  if (s.identical > 0) say("tenders.reason.identical", {{"count", std::to_string(std::lround(s.identical * s.n))}, {"of", std::to_string(n)}});
  if (!reasons.empty() && n == 2) say("tenders.reason.two_bids", {});
  return reasons;
}

}  // namespace meretid::tenders
