// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/verbs/market_rows.h"

#include "solutions/tenders/findings/sentence.h"

namespace meretid::tenders {
namespace {

std::vector<TestRow> rows_of(const std::vector<Tested>& tests, bool whole, base::Language language) {
  std::vector<TestRow> rows;
  for (const auto& tested : tests) {
    const auto& o = tested.outcome;
    rows.push_back({std::string(name_of(tested.test)), o.p, o.p ? "" : std::string(name_of(o.untested)), o.statistic, o.found, o.expected,
                    static_cast<std::int64_t>(o.used), sentence(tested, whole, language)});
  }
  return rows;
}

const char* origin_of(Origin origin) { return origin == Origin::kCircle ? "circle" : origin == Origin::kPairs ? "pairs" : "market"; }

}  // namespace

void fields(describe::Fields<TestRow>& f) {
  f("test", &TestRow::test);
  f("p", &TestRow::p);
  f("untested", &TestRow::untested);
  f("statistic", &TestRow::statistic);
  f("found", &TestRow::found);
  f("expected", &TestRow::expected);
  f("used", &TestRow::used);
  f("reason", &TestRow::reason);
}
void fields(describe::Fields<MarketRow>& f) {
  f("market", &MarketRow::market);
  f("tenders", &MarketRow::tenders);
  f("bids", &MarketRow::bids);
  f("firms", &MarketRow::firms);
  f("p", &MarketRow::p);
  f("q", &MarketRow::q);
  f("competitive_at_most", &MarketRow::competitive_at_most);
  f("competitive_at_most_95", &MarketRow::competitive_at_most_95);
  f("tests", &MarketRow::tests);
}
void fields(describe::Fields<PairRow>& f) {
  f("market", &PairRow::market);
  f("firms", &PairRow::firms);
  f("meetings", &PairRow::meetings);
  f("weight", &PairRow::weight);
  f("p", &PairRow::p);
  f("q", &PairRow::q);
  f("tests", &PairRow::tests);
}
void fields(describe::Fields<GroupRow>& f) {
  f("market", &GroupRow::market);
  f("firms", &GroupRow::firms);
  f("origin", &GroupRow::origin);
  f("cohesion", &GroupRow::cohesion);
  f("exclusivity", &GroupRow::exclusivity);
  f("tenders", &GroupRow::tenders);
  f("wins", &GroupRow::wins);
  f("p", &GroupRow::p);
  f("q", &GroupRow::q);
  f("tests", &GroupRow::tests);
}
void fields(describe::Fields<MarketsReport>& f) {
  f("pairs_tested", &MarketsReport::pairs_tested);
  f("groups_tested", &MarketsReport::groups_tested);
  f("markets", &MarketsReport::markets);
  f("pairs", &MarketsReport::pairs);
  f("groups", &MarketsReport::groups);
}

MarketsReport report_of(const Findings& findings, const BidTable& table, std::size_t most, base::Language language) {
  MarketsReport report;
  for (const auto& m : findings.markets) {
    report.markets.push_back({table.markets[m.market], static_cast<std::int64_t>(m.tenders), static_cast<std::int64_t>(m.bids), static_cast<std::int64_t>(m.firms),
                              m.p, m.q, m.competitive_most, m.competitive_most_95, rows_of(m.tests, true, language)});
  }
  const auto names = [&](const std::vector<std::uint32_t>& firms) {
    std::vector<std::string> out;
    for (const auto f : firms) out.push_back(table.firms[f]);
    return out;
  };
  for (const auto& pair : findings.pairs) {
    report.pairs_tested += pair.p.has_value();
    if (!pair.p || *pair.p > 0.05 || report.pairs.size() >= most) continue;
    report.pairs.push_back({table.markets[pair.market], names({pair.a, pair.b}), static_cast<std::int64_t>(pair.meetings), pair.weight, pair.p, pair.q,
                            rows_of(pair.tests, false, language)});
  }
  for (const auto& group : findings.groups) {
    report.groups_tested += group.p.has_value();
    if (!group.p || *group.p > 0.05 || report.groups.size() >= most) continue;
    report.groups.push_back({table.markets[group.market], names(group.firms), origin_of(group.origin), group.cohesion, group.exclusivity,
                             static_cast<std::int64_t>(group.tenders), static_cast<std::int64_t>(group.wins), group.p, group.q,
                             rows_of(group.tests, false, language)});
  }
  return report;
}

}  // namespace meretid::tenders
