// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/simulate/market.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/rng.h"
#include "solutions/tenders/simulate/equilibrium.h"
#include "solutions/tenders/tests/distributions.h"

namespace meretid::tenders::simulate {
namespace {

struct Bidder {
  std::size_t firm = 0;  // within the market
  std::size_t size = 0;  // 0 small, 1 large
  double u = 0;          // quantile of its cost
  double bid = 0;        // relative to the contract value
};

/// Equilibria by law, strength and the numbers of small and large firms; markets made together share them.
using Known = std::map<std::tuple<CostKind, double, double, double, std::size_t, std::size_t>, Equilibrium>;

class Maker {
 public:
  Maker(const MarketPlan& plan, Simulated& out, Known& known, Rng rng) : plan_(plan), out_(out), known_(known), rng_(rng) {
    first_firm_ = out.table.firms.size();
    for (std::size_t f = 0; f < plan.firms; ++f) {
      out.table.firms.push_back(plan.name + " firma " + std::to_string(f + 1));
      out.in_ring.push_back(plan.ring != Ring::kNone && f < plan.members);
      entry_.push_back(std::clamp(plan.entry * rng_.uniform(0.5, 1.5), 0.02, 1.0));
      large_.push_back(rng_.chance(plan.large_share));
      region_.push_back(rng_.below(std::max<std::size_t>(plan.regions, 1)));
    }
    since_win_.assign(plan.firms, 0);
    for (auto& since : since_win_) since = rng_.below(3);
    out.table.markets.push_back(plan.name);
  }

  void tender() {
    day_ += -plan_.days_between * std::log(1 - rng_.uniform());
    const double value = 1e6 * std::exp(plan_.value_spread * rng_.normal());
    const double width = std::exp(plan_.width_spread * rng_.normal());
    auto bidders = entrants();
    draw_costs(bidders);
    const bool ring = at_work() && std::count_if(bidders.begin(), bidders.end(), [&](const Bidder& b) { return member(b); }) >= 2;
    if (plan_.format == Format::kAverageBid) bid_near_the_mean(bidders, ring); else bid_the_price(bidders, ring, width);
    write(bidders, value, width, ring);
  }

 private:
  bool at_work() const { return plan_.ring != Ring::kNone && static_cast<double>(made_) < plan_.at_work * static_cast<double>(plan_.tenders); }
  bool member(const Bidder& bidder) const { return bidder.firm < plan_.members; }

  std::vector<Bidder> entrants() {
    std::vector<Bidder> bidders;
    const std::size_t least = std::min(plan_.fewest, plan_.firms);
    for (int attempt = 0; attempt < 1000; ++attempt) {
      bidders.clear();
      for (std::size_t f = 0; f < plan_.firms; ++f) {
        if (rng_.chance(entry_[f])) bidders.push_back({f, large_[f] ? std::size_t{1} : 0, 0, 0});
      }
      if (plan_.together > 0 && at_work()) join(bidders);
      if (bidders.size() >= least) return bidders;
    }
    bidders.clear();  // entry so rare that chance does not do it
    for (std::size_t f = 0; f < least; ++f) bidders.push_back({f, large_[f] ? std::size_t{1} : 0, 0, 0});
    return bidders;
  }

  // Members that lend each other cover: where one bids, others do.
  void join(std::vector<Bidder>& bidders) {
    std::vector<std::uint8_t> in(plan_.members, 0);
    for (const Bidder& b : bidders)
      if (member(b)) in[b.firm] = 1;
    if (std::count(in.begin(), in.end(), 1) == 0) return;
    for (std::size_t f = 0; f < std::min(plan_.members, plan_.firms); ++f)
      if (!in[f] && rng_.chance(plan_.together)) bidders.push_back({f, large_[f] ? std::size_t{1} : 0, 0, 0});
  }

  void draw_costs(std::vector<Bidder>& bidders) {
    const double all = rng_.normal();
    std::vector<double> regional(std::max<std::size_t>(plan_.regions, 1));
    for (auto& z : regional) z = rng_.normal();
    const double own = std::sqrt(std::max(0.0, 1 - plan_.common - plan_.regional));
    for (auto& b : bidders) {
      b.u = normal_below(std::sqrt(plan_.common) * all + std::sqrt(plan_.regional) * regional[region_[b.firm]] + own * rng_.normal());
    }
  }

  double reserve() const { return plan_.law.highest(); }

  const Equilibrium& equilibrium(std::size_t small, std::size_t large) {
    const Known::key_type key{plan_.law.kind, plan_.law.level, plan_.law.spread, plan_.strength, small, large};
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    return known_.emplace(key, Equilibrium(plan_.law, small, large, plan_.strength)).first->second;
  }

  void bid_the_price(std::vector<Bidder>& bidders, bool ring, double width) {
    std::size_t chosen = bidders.size();
    if (ring) {
      for (std::size_t i = 0; i < bidders.size(); ++i) {
        if (!member(bidders[i])) continue;
        if (chosen == bidders.size()) chosen = i;
        const Bidder &a = bidders[i], &b = bidders[chosen];
        if (plan_.ring == Ring::kRotating ? since_win_[a.firm] > since_win_[b.firm] : a.u < b.u) chosen = i;
      }
    }
    std::size_t count[2] = {0, 0};
    for (std::size_t i = 0; i < bidders.size(); ++i) count[bidders[i].size] += !ring || !member(bidders[i]) || i == chosen;
    const Equilibrium& answers = equilibrium(count[0], count[1]);
    const double middle = plan_.law.quantile(0.5);
    for (std::size_t i = 0; i < bidders.size(); ++i) {
      if (ring && member(bidders[i]) && i != chosen) continue;
      bidders[i].bid = answers.bid(bidders[i].size, bidders[i].u);
      // With the reserve and no rival in sight a designated winner stays somewhat below it.
      if (ring && count[0] + count[1] == 1) bidders[i].bid *= rng_.uniform(0.92, 0.99);
      bidders[i].bid = middle + (bidders[i].bid - middle) * width;
    }
    if (!ring) return;
    for (std::size_t i = 0; i < bidders.size(); ++i) {
      if (!member(bidders[i]) || i == chosen) continue;
      bidders[i].bid = bidders[chosen].bid * (1 + plan_.cover_gap + plan_.cover_spread * rng_.uniform());
    }
  }

  void bid_near_the_mean(std::vector<Bidder>& bidders, bool ring) {
    const double expected = 0.82 + 0.03 * rng_.normal();
    const double pull = (rng_.chance(0.5) ? 1 : -1) * rng_.uniform(0.04, 0.08);
    for (auto& b : bidders) {
      // The same quantile that gives a cost elsewhere gives a firm's guess of the mean here, so that correlation works alike.
      b.bid = expected + 0.03 * normal_quantile(b.u);
      if (ring && member(b)) b.bid = expected + pull + 0.004 * rng_.normal();
    }
  }

  void write(const std::vector<Bidder>& bidders, double value, double width, bool ring) {
    auto& table = out_.table;
    double mean = 0;
    for (const auto& b : bidders) mean += b.bid / static_cast<double>(bidders.size());
    std::size_t winner = bidders.size();
    for (std::size_t i = 0; i < bidders.size(); ++i) {
      if (plan_.format == Format::kAverageBid) {
        if (bidders[i].bid <= mean && (winner == bidders.size() || bidders[i].bid > bidders[winner].bid)) winner = i;
      } else if (winner == bidders.size() || bidders[i].bid < bidders[winner].bid) {
        winner = i;
      }
    }
    if (winner == bidders.size()) winner = 0;
    for (std::size_t i = 0; i < bidders.size(); ++i) {
      table.amount.push_back(std::max(1.0, std::round(value * bidders[i].bid)));
      table.firm.push_back(static_cast<std::uint32_t>(first_firm_ + bidders[i].firm));
      table.won.push_back(i == winner);
      table.row.push_back(table.amount.size() + 1);
      ++since_win_[bidders[i].firm];
    }
    since_win_[bidders[winner].firm] = 0;
    table.first.push_back(table.amount.size());
    table.tender.push_back(plan_.name + " " + std::to_string(++made_));
    table.market.push_back(static_cast<std::uint32_t>(table.markets.size() - 1));
    table.day.push_back(plan_.first_day + static_cast<std::int32_t>(day_));
    out_.collusive.push_back(ring);
    const double middle = plan_.law.quantile(0.5);
    out_.reserve.push_back(value * (plan_.format == Format::kAverageBid ? 1 : middle + (reserve() - middle) * width));
  }

  const MarketPlan& plan_;
  Simulated& out_;
  Known& known_;
  Rng rng_;
  std::size_t first_firm_ = 0, made_ = 0;
  double day_ = 0;
  std::vector<double> entry_;
  std::vector<std::uint8_t> large_;
  std::vector<std::size_t> region_;
  std::vector<std::uint64_t> since_win_;
};

}  // namespace

Simulated simulate(std::span<const MarketPlan> plans, std::uint64_t seed) {
  Simulated out;
  out.table.markets.clear();
  if (!plans.empty()) out.table.format = plans.front().format;
  const Rng rng(seed);
  Known known;
  for (std::size_t m = 0; m < plans.size(); ++m) {
    Maker maker(plans[m], out, known, rng.fork(m));
    for (std::size_t t = 0; plans[m].firms && t < plans[m].tenders; ++t) maker.tender();
  }
  return out;
}

Simulated simulate(const MarketPlan& plan, std::uint64_t seed) { return simulate(std::span(&plan, 1), seed); }

}  // namespace meretid::tenders::simulate
