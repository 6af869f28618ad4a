// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/notices/screen_notices.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "solutions/tenders/tests/distributions.h"
#include "solutions/tenders/tests/false_discoveries.h"
#include "solutions/tenders/tests/notice.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kFewestComparable = 10, kKeptShown = 5;
constexpr std::uint32_t kManyBids = 6;   // from here on awards with more bids count as alike

/// By award: the share of the others of its group with a lower value, equal ones by half. Nothing in groups too small to compare.
std::vector<std::optional<double>> ranks(const std::vector<std::optional<double>>& value, const std::vector<std::uint64_t>& group) {
  std::vector<std::optional<double>> rank(value.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (value[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair(group[a], *value[a]) < std::pair(group[b], *value[b]); });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && group[order[end]] == group[order[begin]]) ++end;
    if (end - begin >= kFewestComparable)
      for (std::size_t i = begin; i < end;) {
        std::size_t same = i;
        while (same < end && *value[order[same]] == *value[order[i]]) ++same;
        // The middle of the ties; never 0 or 1.
        const double middle = (static_cast<double>(i + same) / 2 - static_cast<double>(begin)) / static_cast<double>(end - begin);
        for (; i < same; ++i) rank[order[i]] = middle;
      }
    begin = end;
  }
  return rank;
}

std::vector<std::size_t> by_time(const NoticeTable& t) {
  std::vector<std::size_t> order(t.awards.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return t.awards[a].day < t.awards[b].day; });
  return order;
}

class Screener {
 public:
  Screener(const NoticeTable& table, std::uint64_t seed) : t_(table), seed_(seed) { out_.awards.resize(table.awards.size()); }

  ScreenedNotices screen() {
    markets();
    awards();
    missing();
    return std::move(out_);
  }

 private:
  void markets() {
    std::map<std::uint32_t, std::vector<std::size_t>> of;
    for (const std::size_t i : by_time(t_)) of[t_.awards[i].market].push_back(i);
    std::size_t told = 0, single = 0;
    for (const Award& award : t_.awards) told += award.bids > 0, single += award.bids == 1;
    for (const auto& [market, members] : of) {
      NoticeMarket m;
      m.market = market, m.awards = members.size();
      std::vector<tenders::Notice> notices;
      std::set<std::uint32_t> firms, buyers;
      for (const std::size_t i : members) {
        const Award& award = t_.awards[i];
        notices.push_back({award.winner, award.buyer, award.bids});
        if (award.winner != kNoFirm) firms.insert(award.winner);
        if (award.buyer != kNoFirm) buyers.insert(award.buyer);
        m.told += award.bids > 0, m.single += award.bids == 1;
      }
      m.firms = firms.size(), m.buyers = buyers.size();
      m.concentration = concentration(notices);
      // The rate elsewhere, drawn towards one half by a single imagined award, so that it is never 0.
      const std::size_t elsewhere = told - m.told;
      m.single_bids = elsewhere >= kFewestComparable ? single_bids(notices, (static_cast<double>(single - m.single) + 0.5) / (static_cast<double>(elsewhere) + 1))
                                                     : Outcome::none(Untested::kTooFewTenders, elsewhere);
      const bool dated = std::any_of(members.begin(), members.end(), [&](auto i) { return t_.awards[i].day != kNoDay; });
      m.turns = dated ? turns(notices, seed_ + market) : Outcome::none(Untested::kNoVariation);
      const auto all = attachments(notices);
      double smallest = 1;
      std::size_t tested = 0;
      for (const auto& each : all) {
        if (!each.outcome.p) continue;
        ++tested, smallest = std::min(smallest, *each.outcome.p);
        for (const std::size_t i : members)
          if (t_.awards[i].buyer == each.buyer && t_.awards[i].winner == each.winner) out_.awards[i].attachment = *each.outcome.p;
        if (m.kept.size() < kKeptShown) m.kept.push_back({each.buyer, each.winner, each.outcome});
      }
      std::vector<std::optional<double>> p = {m.single_bids.p, m.turns.p};
      if (tested > 0) p.emplace_back(std::min(1.0, smallest * static_cast<double>(tested)));
      m.p = tenders::any_of(p);
      out_.markets.push_back(std::move(m));
    }
    std::vector<std::optional<double>> p;
    for (const auto& m : out_.markets) p.push_back(m.p);
    const auto q = false_discovery_rates(p);
    for (std::size_t i = 0; i < q.size(); ++i) out_.markets[i].q = q[i];
    std::stable_sort(out_.markets.begin(), out_.markets.end(), [](const auto& a, const auto& b) { return a.p.value_or(2) < b.p.value_or(2); });
  }

  void awards() {
    const std::size_t n = t_.awards.size();
    std::vector<std::optional<double>> few(n), spread(n), over(n);
    std::vector<std::uint64_t> market(n), alike(n);
    for (std::size_t i = 0; i < n; ++i) {
      const Award& a = t_.awards[i];
      market[i] = a.market, alike[i] = std::min(a.bids, kManyBids);
      if (a.bids > 0) few[i] = static_cast<double>(a.bids);
      if (a.bids != 1 && a.lowest > 0 && a.highest > 0) spread[i] = (a.highest - a.lowest) / a.lowest;
      if (a.amount > 0 && a.estimate > 0) over[i] = a.amount / a.estimate;
    }
    const auto few_rank = ranks(few, market), spread_rank = ranks(spread, alike), over_rank = ranks(over, market);
    for (std::size_t i = 0; i < n; ++i) {
      AwardEvidence& e = out_.awards[i];
      double sum = 0;
      int pieces = 0;
      const auto add = [&](double unusual) { sum += normal_quantile(std::clamp(unusual, 1e-4, 1 - 1e-4)), ++pieces; };
      if (few_rank[i]) e.few = few_rank[i], add(1 - *few_rank[i]);
      e.spread = spread[i];
      if (spread_rank[i]) e.p_value = *spread_rank[i], add(1 - *spread_rank[i]);
      e.over_estimate = over[i];
      if (over_rank[i]) add(*over_rank[i]);
      if (e.attachment) add(1 - *e.attachment / 2);
      if (pieces > 0) e.score = normal_below(sum / pieces);
    }
  }

  void missing() {
    const auto none = [&](auto has) { return std::none_of(t_.awards.begin(), t_.awards.end(), has); };
    if (none([](const Award& a) { return a.bids > 0; })) out_.missing.emplace_back("counts");
    if (none([](const Award& a) { return a.lowest > 0 && a.highest > 0; })) out_.missing.emplace_back("ranges");
    if (none([](const Award& a) { return a.winner != kNoFirm; })) out_.missing.emplace_back("winners");
    if (none([](const Award& a) { return a.buyer != kNoFirm; })) out_.missing.emplace_back("buyers");
    if (none([](const Award& a) { return a.market != 0; })) out_.missing.emplace_back("markets");
    if (none([](const Award& a) { return a.estimate > 0; })) out_.missing.emplace_back("estimates");
    if (none([](const Award& a) { return a.day != kNoDay; })) out_.missing.emplace_back("days");
  }

  const NoticeTable& t_;
  std::uint64_t seed_;
  ScreenedNotices out_;
};

}  // namespace

ScreenedNotices screen_notices(const NoticeTable& table, std::uint64_t seed) { return Screener(table, seed).screen(); }

}  // namespace meretid::tenders
