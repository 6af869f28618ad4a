// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "learn/measure.h"
#include "solutions/tenders/bench/test_rows.h"
#include "solutions/tenders/findings/findings.h"
#include "solutions/tenders/findings/sentence.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders::bench {
namespace {

using simulate::MarketPlan;
using simulate::Ring;

constexpr std::size_t kMarkets = 200;

struct Rate {
  std::int64_t tested = 0, low = 0;
  void add(const std::optional<double>& p) { if (p) ++tested, low += *p < 0.05; }
};

MarketPlan usual(std::size_t tenders) {
  MarketPlan plan;
  plan.tenders = tenders;
  plan.law.kind = simulate::CostKind::kLognormal;
  plan.large_share = 0.3;
  return plan;
}

std::vector<Row> rates(const std::string& name, const MarketPlan& plan, bool competitive, const std::string& note) {
  const auto made = simulate::simulate(std::vector<MarketPlan>(kMarkets, plan), 20240);
  const auto findings = findings_of(made.table, {});
  std::map<std::string, Rate> rate;
  for (const auto& market : findings.markets) {
    for (const auto& tested : market.tests) {
      // Over its pairs a market's smallest p is adjusted (Simes), so it is conservative; the pairs have rows of their own.
      if (tested.test == Test::kIndependence || tested.test == Test::kCover) continue;
      rate[std::string(name_of(tested.test))].add(tested.outcome.p);
    }
    rate["market"].add(market.p);
  }
  for (const auto& pair : findings.pairs) {
    // Where a ring is planted its own pairs are what should be seen.
    if (!competitive && !(made.in_ring[pair.a] && made.in_ring[pair.b])) continue;
    for (const auto& tested : pair.tests) rate["pair." + std::string(name_of(tested.test))].add(tested.outcome.p);
  }
  Rate ring;
  if (!competitive) {
    std::map<std::uint32_t, bool> seen;
    for (const auto& group : findings.groups) {
      std::size_t members = 0;
      for (const auto f : group.firms) members += made.in_ring[f];
      if (members >= 3 && 2 * members > group.firms.size() && group.q && *group.q <= 0.05) seen[group.market] = true;
    }
    ring.tested = kMarkets, ring.low = static_cast<std::int64_t>(seen.size());
  }
  std::vector<Row> rows;
  for (const auto& [test, r] : rate) {
    if (!r.tested) continue;
    const auto share = learn::wilson(r.low, r.tested);
    rows.push_back({"calibration." + name + "." + test, share.value, "share p < .05", share.low, share.high,
                    competitive ? std::optional(0.05) : std::nullopt, note + "; " + std::to_string(r.tested) + " tested"});
  }
  if (!competitive) {
    const auto share = learn::wilson(ring.low, ring.tested);
    rows.push_back({"calibration." + name + ".group_found", share.value, "share of markets", share.low, share.high, {},
                    note + "; a group of which most, and at least three, are members, with q <= .05 over all groups of these markets"});
  }
  return rows;
}

}  // namespace

std::vector<Row> calibration_rows() {
  std::vector<Row> rows;
  const auto add = [&](std::vector<Row> more) { std::move(more.begin(), more.end(), std::back_inserter(rows)); };
  const std::string size = std::to_string(kMarkets) + " markets of 12 firms and 120 tenders, lognormal costs, two sizes of firms";
  auto plan = usual(120);
  add(rates("independent", plan, true, size + ", independent costs"));
  plan.common = 0.3, plan.regional = 0.3;
  add(rates("correlated", plan, true, size + ", costs correlated by .3 among all and .3 more within a region, unknown to the bidders (not an equilibrium)"));
  plan = usual(120);
  plan.width_spread = 0.3;
  add(rates("uneven", plan, true, size + ", spread of costs differs between tenders"));
  plan = usual(120);
  plan.entry = 0.6;
  plan.ring = Ring::kRotating;
  add(rates("rotating", plan, false, size + ", a ring of four that takes turns, entry .6"));
  plan.ring = Ring::kCover;
  add(rates("cover", plan, false, size + ", a ring of four whose cheapest wins and others cover, entry .6"));
  return rows;
}

}  // namespace meretid::tenders::bench
