// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/findings/one_market.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "solutions/tenders/bids/firm_pair.h"
#include "solutions/tenders/network/graph.h"
#include "solutions/tenders/network/groups.h"
#include "solutions/tenders/tests/close_bids.h"
#include "solutions/tenders/tests/competitive_share.h"
#include "solutions/tenders/tests/cover.h"
#include "solutions/tenders/tests/exchangeability.h"
#include "solutions/tenders/tests/false_discoveries.h"
#include "solutions/tenders/tests/group.h"
#include "solutions/tenders/tests/independence.h"
#include "solutions/tenders/tests/missing_bids.h"
#include "solutions/tenders/tests/rotation.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kWholeMarket = 10;  // firms of a market small enough to be one group
constexpr double kUnusual = 0.05;         // p of a pair that may belong to a group; no threshold of a result

using Members = std::vector<std::uint32_t>;

/// Firms that differ react differently, so a failed exchangeability alone says little: it is shown and not counted.
bool counts(Test test) { return test != Test::kExchangeability; }

std::optional<double> over(const std::vector<Tested>& tests) {
  std::vector<std::optional<double>> p;
  for (const auto& test : tests) if (counts(test.test)) p.push_back(test.outcome.p);
  return any_of(p);
}

Tested hole(const Hole& found) { return {Test::kMissingBids, found.outcome, found.width}; }

/// How unusual a pair is for the making of groups: its narrow wins are left out, since groups are then tested by theirs.
std::optional<double> without_margins(const PairFinding& pair) {
  std::vector<std::optional<double>> p;
  for (const auto& test : pair.tests) if (test.test != Test::kMissingBids) p.push_back(test.outcome.p);
  return any_of(p);
}

/// Groups of firms whose pairs are unusual: the strongest pair first, then whoever is unusual with more than half of the members.
std::vector<Members> from_pairs(const std::vector<PairFinding>& pairs, const std::vector<std::uint32_t>& local) {
  std::vector<std::optional<double>> p;
  for (const auto& pair : pairs) p.push_back(without_margins(pair));
  std::vector<std::size_t> order;
  std::unordered_map<FirmPair, bool> unusual;
  Members firms;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!p[i] || *p[i] > kUnusual) continue;
    order.push_back(i);
    const auto a = local[2 * i], b = local[2 * i + 1];
    unusual[firm_pair(a, b)] = true;
    firms.push_back(a), firms.push_back(b);
  }
  std::sort(firms.begin(), firms.end());
  firms.erase(std::unique(firms.begin(), firms.end()), firms.end());
  std::stable_sort(order.begin(), order.end(), [&](auto x, auto y) { return *p[x] < *p[y]; });
  std::vector<Members> groups;
  std::unordered_map<std::uint64_t, bool> used;
  for (const auto i : order) {
    const auto a = local[2 * i], b = local[2 * i + 1];
    if (used.contains(firm_pair(a, b))) continue;
    Members group{a, b};
    while (group.size() < 12) {
      std::uint32_t best = Market::kNobody;
      std::size_t most = 0;
      for (const auto f : firms) {
        if (std::find(group.begin(), group.end(), f) != group.end()) continue;
        const auto links = static_cast<std::size_t>(std::count_if(group.begin(), group.end(), [&](auto m) { return unusual.contains(firm_pair(f, m)); }));
        if (2 * links > group.size() && links > most) most = links, best = f;
      }
      if (best == Market::kNobody) break;
      group.push_back(best);
    }
    for (const auto x : group) for (const auto y : group) used[firm_pair(x, y)] = true;
    std::sort(group.begin(), group.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

class Looker {
 public:
  Looker(const Market& market, const FindingSettings& settings)
      : market_(market), settings_(settings), seed_(settings.seed * 0x9E3779B97F4A7C15u + market.id), residuals_(residuals_of(market)) {}

  OneMarket look() {
    whole_market();
    pairs();
    groups();
    out_.market.p = over(out_.market.tests);
    return std::move(out_);
  }

 private:
  void whole_market() {
    auto& finding = out_.market;
    finding.market = market_.id;
    finding.tenders = market_.size(), finding.bids = market_.amount.size(), finding.firms = market_.firms();
    const auto backlog = backlog_of(market_);
    finding.tests.push_back(hole(missing_bids(market_, seed_)));
    const auto share = competitive_share(market_);
    finding.tests.push_back({Test::kCompetitiveShare, share.outcome, share.deviation});
    finding.competitive_most = share.most, finding.competitive_most_95 = share.most_95;
    finding.tests.push_back({Test::kBacklog, backlog_jump(market_, backlog).outcome, 0});
    finding.tests.push_back({Test::kIncumbency, incumbency_jump(market_, backlog).outcome, 0});
    finding.tests.push_back({Test::kExchangeability, exchangeability(market_, backlog), 0});
  }

  void pairs() {
    const auto met = pairs_of(market_, kFewestMeetings);
    const CoverTest cover(market_);
    std::vector<std::optional<double>> moving, covering;
    for (const auto& pair : met.pairs) {
      PairFinding finding;
      finding.market = market_.id;
      finding.a = market_.firm_id[pair.a], finding.b = market_.firm_id[pair.b];
      finding.meetings = pair.meetings.size();
      const double either = static_cast<double>(market_.bids_by(pair.a).size() + market_.bids_by(pair.b).size());
      finding.weight = static_cast<double>(finding.meetings) / (either - static_cast<double>(finding.meetings));
      finding.tests.push_back({Test::kIndependence, independence(pair, market_, residuals_), 0});
      finding.tests.push_back({Test::kCover, cover(pair), 0});
      const Members both{pair.a, pair.b};
      if (market_.format == Format::kFirstPrice) finding.tests.push_back(hole(hole_at_zero(margins(market_, both), seed_ + pair.a * 1'000'003ull + pair.b)));
      finding.p = over(finding.tests);
      moving.push_back(finding.tests[0].outcome.p), covering.push_back(finding.tests[1].outcome.p);
      local_.push_back(pair.a), local_.push_back(pair.b);
      out_.pairs.push_back(std::move(finding));
    }
    const auto together = [&](Test test, const std::vector<std::optional<double>>& p) {
      Outcome outcome;
      outcome.p = any_of(p);
      if (!outcome.p) outcome.untested = market_.firms() ? Untested::kTooFewTenders : Untested::kNoFirms;
      outcome.used = p.size();
      const auto q = false_discovery_rates(p);
      outcome.found = static_cast<double>(std::count_if(q.begin(), q.end(), [](const auto& x) { return x && *x <= 0.05; }));
      out_.market.tests.push_back({test, outcome, 0});
    };
    together(Test::kIndependence, moving);
    together(Test::kCover, covering);
  }

  void groups() {
    const auto graph = CoBidGraph::of(market_, {});
    std::vector<std::pair<Members, Origin>> candidates;
    if (market_.firms() >= 3 && market_.firms() <= kWholeMarket) {
      Members all(market_.firms());
      std::iota(all.begin(), all.end(), 0);
      candidates.emplace_back(std::move(all), Origin::kWholeMarket);
    }
    for (auto& group : from_pairs(out_.pairs, local_)) if (group.size() >= 3) candidates.emplace_back(std::move(group), Origin::kPairs);
    for (auto& group : overlapping_groups(graph)) {
      // A circle of most of the market is the market.
      if (3 * group.firms.size() <= 2 * market_.firms()) candidates.emplace_back(std::move(group.firms), Origin::kCircle);
    }
    std::vector<Members> seen;
    for (auto& [firms, origin] : candidates) {
      if (out_.groups.size() >= settings_.most_groups) break;
      if (std::find(seen.begin(), seen.end(), firms) != seen.end()) continue;
      seen.push_back(firms);
      out_.groups.push_back(group(graph, firms, origin));
    }
  }

  GroupFinding group(const CoBidGraph& graph, const Members& firms, Origin origin) {
    GroupFinding finding;
    finding.market = market_.id;
    finding.origin = origin;
    for (const auto f : firms) finding.firms.push_back(market_.firm_id[f]);
    const auto figures = group_of(graph, firms);
    finding.cohesion = figures.cohesion, finding.exclusivity = figures.exclusivity;
    count(firms, finding);
    if (market_.format == Format::kFirstPrice) finding.tests.push_back(hole(hole_at_zero(margins(market_, firms), seed_ + 1)));
    const auto turns = rotation(market_, firms, seed_ + 2);
    finding.tests.push_back({Test::kRepeats, turns.repeats, 0});
    finding.tests.push_back({Test::kWaiting, turns.waiting, 0});
    if (origin == Origin::kCircle) {  // the others were brought up by their amounts, or have nobody to be compared with
      const auto random = group_test(market_, residuals_, firms, seed_ + 3, 1999);
      finding.tests.push_back({Test::kCloseness, random.closeness, 0});
      if (market_.format == Format::kAverageBid) finding.tests.push_back({Test::kPull, random.pull, 0});
    }
    finding.p = over(finding.tests);
    return finding;
  }

  void count(const Members& firms, GroupFinding& finding) const {
    for (std::size_t t = 0; t < market_.size(); ++t) {
      std::size_t members = 0;
      for (std::size_t b = market_.first[t]; b < market_.first[t + 1]; ++b) members += std::binary_search(firms.begin(), firms.end(), market_.firm[b]);
      if (members < 2) continue;
      ++finding.tenders;
      finding.wins += std::binary_search(firms.begin(), firms.end(), market_.winning_firm(t));
    }
  }

  const Market& market_;
  const FindingSettings& settings_;
  std::uint64_t seed_;
  Residuals residuals_;
  std::vector<std::uint32_t> local_;  // the two firms of each pair, in the market's numbers
  OneMarket out_;
};

}  // namespace

OneMarket look_at(const Market& market, const FindingSettings& settings) { return Looker(market, settings).look(); }

}  // namespace meretid::tenders
