// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/score/competition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/rng.h"
#include "solutions/tenders/screens/screens.h"
#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/simulate/equilibrium.h"

namespace meretid::tenders {
namespace {

constexpr std::array<std::size_t, 18> kSimulated = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 75, 100, 200};
constexpr std::size_t kQuantiles = 200;

std::size_t nearest(std::size_t bids) {
  std::size_t best = 0;
  const auto far = [&](std::size_t k) { return std::abs(std::log(static_cast<double>(kSimulated[k]) / static_cast<double>(bids))); };
  for (std::size_t k = 1; k < kSimulated.size(); ++k)
    if (far(k) < far(best)) best = k;
  return best;
}

// Where `value` stands among quantiles, as a probability inside (0, 1).
double below(const std::vector<double>& quantiles, double value) {
  const auto at = std::lower_bound(quantiles.begin(), quantiles.end(), value);
  const double n = static_cast<double>(quantiles.size());
  if (at == quantiles.begin()) {
    // Beyond the lowest: a tail that thins out exponentially, with the width of the lowest tenth of the law.
    const double width = std::max(1e-6, (quantiles[quantiles.size() / 10] - quantiles.front()) / 2);
    return 0.5 / n * std::exp((value - quantiles.front()) / width);
  }
  if (at == quantiles.end()) {
    const double width = std::max(1e-6, (quantiles.back() - quantiles[quantiles.size() - 1 - quantiles.size() / 10]) / 2);
    return 1 - 0.5 / n * std::exp((quantiles.back() - value) / width);
  }
  const double low = *(at - 1), share = *at > low ? (value - low) / (*at - low) : 1;
  return (static_cast<double>(at - quantiles.begin()) - 0.5 + share) / n;
}

std::vector<double> quantiles_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> quantiles(kQuantiles);
  for (std::size_t q = 0; q < kQuantiles; ++q)
    quantiles[q] = values[std::min(values.size() - 1, static_cast<std::size_t>((static_cast<double>(q) + 0.5) / kQuantiles * static_cast<double>(values.size())))];
  return quantiles;
}

CompetitionAt simulated(std::size_t bids, Rng rng) {
  // Narrow and wide, even and skewed: a market's own law is not known.
  using simulate::CostKind;
  struct Law { simulate::CostLaw cost; double common; };  // correlation of costs that bidders do not know of
  static const std::array<Law, 6> kLaws = {{{{CostKind::kUniform, 1, 0.1}, 0}, {{CostKind::kUniform, 1, 0.3}, 0}, {{CostKind::kLognormal, 1, 0.1}, 0}, {{CostKind::kLognormal, 1, 0.25}, 0},
                                            {{CostKind::kUniform, 1, 0.2}, 0.5}, {{CostKind::kLognormal, 1, 0.15}, 0.5}}};
  const std::size_t auctions = std::clamp<std::size_t>(40'000 / bids, 700, 4000);
  CompetitionAt at;
  std::vector<double> spread, gap, b(bids);
  double level = 0;
  for (const auto& [law, common] : kLaws) {
    const simulate::Equilibrium equilibrium(law, bids, 0, 1);
    // The law's own sd over its mean, so that the mean below tells of the number of bids alone.
    const double own = std::log(law.kind == CostKind::kUniform ? law.spread / std::sqrt(3.0) : law.spread);
    std::vector<double> these;
    for (std::size_t a = 0; a < auctions; ++a) {
      const double shared = common > 0 ? rng.normal() : 0;
      for (double& bid : b) bid = equilibrium.bid(0, common > 0 ? normal_below(std::sqrt(common) * shared + std::sqrt(1 - common) * rng.normal()) : rng.uniform());
      std::sort(b.begin(), b.end());
      const Screens s = screens_of_sorted(b);
      these.push_back(spread_of(s.cv) - own);
      if (bids >= 3) gap.push_back(gap_of(s.rdalt));
    }
    const double mean = std::accumulate(these.begin(), these.end(), 0.0) / static_cast<double>(these.size());
    if (!(common > 0)) level += mean / 4;  // the level for independent costs; what costs share makes every bid of a market closer
    for (const double v : these) spread.push_back(v - mean);
  }
  at.mean = level;
  for (const double v : spread) at.variance += v * v / static_cast<double>(spread.size());
  at.spread = quantiles_of(spread);
  at.median = at.spread[kQuantiles / 2];
  std::size_t above = 0;
  for (const double v : spread)
    if (v > at.median) at.upper += (v - at.median) * (v - at.median), ++above;
  at.upper /= static_cast<double>(std::max<std::size_t>(1, above));
  if (bids < 3) return at;
  at.gap = quantiles_of(gap);
  for (std::size_t i = 0; i < spread.size(); ++i)
    at.correlation += Competition::low_spread(at, spread[i]) * Competition::wide_gap(at, gap[i]) / static_cast<double>(spread.size());
  return at;
}

}  // namespace

Competition::Competition() {
  const Rng rng(20'260'101);
  for (std::size_t k = 0; k < kSimulated.size(); ++k) at_.push_back(simulated(kSimulated[k], rng.fork(k)));
  for (std::size_t bids = 0; bids <= kSimulated.back(); ++bids) place_.push_back(static_cast<std::uint8_t>(nearest(std::max<std::size_t>(2, bids))));
}

const CompetitionAt& Competition::at(std::size_t bids) const { return at_[place_[std::min(bids, place_.size() - 1)]]; }

double Competition::low_spread(const CompetitionAt& at, double residual) { return -normal_quantile(below(at.spread, residual)); }
double Competition::wide_gap(const CompetitionAt& at, double gap) { return at.gap.empty() ? 0 : normal_quantile(below(at.gap, gap)); }

const Competition& competition() {
  static const Competition table;
  return table;
}

double gap_of(double rdalt) { return std::log(rdalt + 0.01); }
double spread_of(double cv) { return std::log(std::max(cv, 1e-4)); }

}  // namespace meretid::tenders
