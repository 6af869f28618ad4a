// SPDX-License-Identifier: EUPL-1.2
// Findings as `markets --json` and the page have them: names instead of numbers, each test with its sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "describe/describe.h"
#include "solutions/tenders/findings/findings.h"

namespace meretid::tenders {

struct TestRow {
  std::string test;
  std::optional<double> p;
  std::string untested;  ///< why there is no p: "too_few_tenders" …; else empty
  double statistic = 0, found = 0, expected = 0;
  std::int64_t used = 0;
  std::string reason;
};
struct MarketRow {
  std::string market;
  std::int64_t tenders = 0, bids = 0, firms = 0;
  std::optional<double> p, q;
  double competitive_at_most = 1, competitive_at_most_95 = 1;
  std::vector<TestRow> tests;
};
struct PairRow {
  std::string market;
  std::vector<std::string> firms;
  std::int64_t meetings = 0;
  double weight = 0;
  std::optional<double> p, q;
  std::vector<TestRow> tests;
};
struct GroupRow {
  std::string market;
  std::vector<std::string> firms;
  std::string origin;  ///< "circle", "pairs", "market"
  double cohesion = 0, exclusivity = 0;
  std::int64_t tenders = 0, wins = 0;
  std::optional<double> p, q;
  std::vector<TestRow> tests;
};
struct MarketsReport {
  std::int64_t pairs_tested = 0, groups_tested = 0;
  std::vector<MarketRow> markets;
  std::vector<PairRow> pairs;
  std::vector<GroupRow> groups;
};
void fields(describe::Fields<TestRow>& f);
void fields(describe::Fields<MarketRow>& f);
void fields(describe::Fields<PairRow>& f);
void fields(describe::Fields<GroupRow>& f);
void fields(describe::Fields<MarketsReport>& f);

/// All markets; of pairs and groups those with p at most 5 %, the first `most` of each.
MarketsReport report_of(const Findings& findings, const BidTable& table, std::size_t most, base::Language language);

}  // namespace meretid::tenders
