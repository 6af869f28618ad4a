// SPDX-License-Identifier: EUPL-1.2
// What an investigator is shown: few and explained, bounded whatever the file, with ids that outlast new data, and a table that no
// spreadsheet runs.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "solutions/tenders/hall/findings_csv.h"
#include "solutions/tenders/hall/make_screening.h"
#include "solutions/tenders/hall/periods.h"
#include "solutions/tenders/simulate/market.h"

namespace meretid::tenders::hall {
namespace {

Screening screened(const BidTable& table, std::size_t top = 200) {
  const auto screens = screens_of(table);
  const auto composite = composite_of(table, screens);
  const Reasons reasons(table, screens, composite);
  const auto findings = findings_of(table, {});
  return screening_of({table, screens, composite, reasons, findings}, top);
}

BidTable two_trades(std::size_t tenders = 150) {
  simulate::MarketPlan plan;
  plan.tenders = tenders, plan.entry = 0.6, plan.name = "Asfalt";
  auto ring = plan;
  ring.name = "Kørsel", ring.ring = simulate::Ring::kRotating;
  BidTable table = simulate::simulate(std::vector{plan, ring}, 5).table;
  table.left_out.assign(table.tenders(), 0), table.row.assign(table.bids(), 2);  // what only a file has
  return table;
}

BidTable read(std::string_view csv) {
  auto bids = read_bids(csv, {}, "tilbud.csv");
  EXPECT_TRUE(bids);
  return std::move(bids->table);
}

constexpr std::string_view kSmall =
    "udbud;marked;dato;tilbudsgiver;tilbudssum;vinder\n"
    "A;Vej;03-01-2020;Jensen A/S;100000;ja\nA;Vej;03-01-2020;Hansen A/S;101000;nej\nA;Vej;03-01-2020;Olsen A/S;104000;nej\n"
    "B;Vej;03-05-2020;Jensen A/S;200000;nej\nB;Vej;03-05-2020;Hansen A/S;190000;ja\n"
    "=C;Sti;;Jensen A/S;50000;ja\n";

TEST(TendersHall, EveryReferenceLeadsSomewhere) {
  const Screening s = screened(two_trades());
  ASSERT_FALSE(s.groups.empty());
  const auto firms = static_cast<std::int32_t>(s.firms.size()), markets = static_cast<std::int32_t>(s.markets_named.size());
  std::set<std::string> ids;
  for (const auto& f : s.findings) {
    EXPECT_TRUE(ids.insert(f.id).second) << f.id;
    const std::size_t size = f.kind == "tender" ? s.tenders.size() : f.kind == "pair" ? s.pairs.size() : f.kind == "group" ? s.groups.size() : s.markets.size();
    EXPECT_LT(static_cast<std::size_t>(f.at), size);
  }
  EXPECT_EQ(s.findings.size(), s.tenders.size() + s.pairs.size() + s.groups.size() + s.markets.size());
  for (const auto& t : s.tenders) {
    EXPECT_LT(t.market, markets);
    EXPECT_TRUE(std::is_sorted(t.offers.begin(), t.offers.end(), [](const auto& a, const auto& b) { return a.amount < b.amount; }));
    for (const auto& offer : t.offers) EXPECT_LT(offer.firm, firms);
    for (const auto& other : t.alike) EXPECT_TRUE(other.listed.empty() || ids.contains(other.listed));
  }
  for (const auto& g : s.groups)
    for (const auto& turn : g.turns)
      for (const auto f : turn.bid) EXPECT_TRUE(std::find(g.firms.begin(), g.firms.end(), f) != g.firms.end());
  for (const auto& e : s.edges) EXPECT_TRUE(e.a < e.b && e.b < firms);
}

TEST(TendersHall, TheMostUnusualComeFirstAndOnlyFewAreProposed) {
  const Screening s = screened(two_trades());
  EXPECT_TRUE(std::is_sorted(s.tenders.begin(), s.tenders.end(), [](const auto& a, const auto& b) { return a.score > b.score; }));
  const auto proposed = std::count_if(s.findings.begin(), s.findings.end(), [](const auto& f) { return f.kind == "tender" && f.proposed; });
  EXPECT_GT(proposed, 0);
  EXPECT_LE(proposed, 20);
  for (const auto& f : s.findings) EXPECT_FALSE(f.kind == "tender" && f.proposed && s.tenders[static_cast<std::size_t>(f.at)].reasons.empty());
}

/// How many tenders are proposed of 60 of which the first `high` score .9 and the rest .84, all with this p. Scores are set by hand: in a market with so few
/// tenders whatever has a low p mostly has a high score too.
std::size_t proposed_of(std::size_t high, double p) {
  const BidTable table = two_trades(30);
  const auto screens = screens_of(table);
  Composite composite = composite_of(table, screens);
  std::fill(composite.p_value.begin(), composite.p_value.end(), p);
  for (std::size_t k = 0; k < table.tenders(); ++k) composite.score[k] = k < high ? 0.9 : 0.84;
  const Screening s = screening_of({table, screens, composite, Reasons(table, screens, composite), Findings{}}, table.tenders());
  EXPECT_EQ(s.tenders.size(), 60u);
  const auto proposed = [&](const auto& f) { return f.kind == "tender" && f.proposed; };
  for (const auto& f : s.findings) EXPECT_TRUE(!proposed(f) || s.tenders[static_cast<std::size_t>(f.at)].score == 0.9);
  return static_cast<std::size_t>(std::count_if(s.findings.begin(), s.findings.end(), proposed));
}

TEST(TendersHall, ATenderIsProposedForAHighScoreAndALowPAndTwentyAtMost) {
  EXPECT_EQ(proposed_of(5, 0.01), 5u) << "a low p alone proposes nothing";
  EXPECT_EQ(proposed_of(5, 0.06), 0u) << "nor does a high score";
  EXPECT_EQ(proposed_of(40, 0.01), 20u);
}

TEST(TendersHall, WhatIsNotListedIsCounted) {
  const Screening s = screened(two_trades(), 10);
  EXPECT_EQ(s.tenders.size(), 10u);
  EXPECT_EQ(s.left_out.tenders, s.counts.tenders - 10);
  EXPECT_TRUE(std::any_of(s.tenders.begin(), s.tenders.end(), [](const auto& t) { return !t.alike.empty() && t.alike[0].listed.empty(); }) || s.tenders[0].alike.empty());
}

TEST(TendersHall, ATenderKeepsItsIdAfterNewData) {
  const Screening before = screened(read(kSmall)), after = screened(read(std::string(kSmall) + "D;Vej;04-01-2021;Olsen A/S;70000;ja\n"));
  for (const auto& t : before.tenders)
    EXPECT_TRUE(std::any_of(after.tenders.begin(), after.tenders.end(), [&](const auto& other) { return other.id == t.id && other.tender == t.tender; }));
}

TEST(TendersHall, WinnersDaysAndWhatIsMissingAreToldOfEachTender) {
  const Screening s = screened(read(kSmall));
  const auto at = [&](std::string_view name) { return *std::find_if(s.tenders.begin(), s.tenders.end(), [&](const auto& t) { return t.tender == name; }); };
  const auto a = at("A"), c = at("=C");
  EXPECT_EQ(a.day, "2020-01-03");
  ASSERT_EQ(a.offers.size(), 3u);
  EXPECT_TRUE(a.offers[0].won);
  EXPECT_EQ(s.firms[static_cast<std::size_t>(a.offers[0].firm)].name, "Jensen A/S");
  EXPECT_EQ(a.offers[1].row, 3);
  ASSERT_EQ(a.alike.size(), 1u);
  EXPECT_EQ(a.alike[0].shared, 2);
  EXPECT_EQ(c.missing, (std::vector<std::string>{"few", "day", "estimate"}));
  EXPECT_EQ(s.missing, std::vector<std::string>{"estimates"});
}

TEST(TendersHall, TheTableHasEveryTenderAndNoFormula) {
  const BidTable table = read(kSmall);
  const auto screens = screens_of(table);
  const std::string csv = table_csv(table, screens, composite_of(table, screens));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
  EXPECT_NE(csv.find("\"'=C\";\"Sti\""), std::string::npos);
  EXPECT_NE(csv.find("\"A\";\"Vej\";2020-01-03;3;0;"), std::string::npos);
}

TEST(TendersHall, TheTableOfFindingsHasWhatWasDecided) {
  const Screening s = screened(read(kSmall));
  record::Decision watched;
  watched.part = s.tenders.front().id, watched.decided = record::Decided::kAmend, watched.reason = "Afventer; \"nye\" tal";
  const std::string csv = findings_csv(s, {watched});
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<std::ptrdiff_t>(s.findings.size()) + 1);
  const auto line = csv.find(watched.part);
  ASSERT_NE(line, std::string::npos);
  EXPECT_NE(csv.find(";følges;\"Afventer; \"\"nye\"\" tal\";", line), std::string::npos);
}

TEST(TendersHall, PeriodsAreQuartersAndHoldEachDatedTenderOnce) {
  const BidTable table = read(kSmall);
  const auto screens = screens_of(table);
  const std::vector<std::size_t> all{0, 1, 2};
  const auto periods = periods_of(table, composite_of(table, screens), all);
  ASSERT_EQ(periods.size(), 2u);
  EXPECT_EQ(periods[0].from, "2020-01-01");
  EXPECT_EQ(periods[1].from, "2020-04-01");
  EXPECT_EQ(periods[0].tenders + periods[1].tenders, 2);
}

TEST(TendersHall, AFileWithoutNamesIsScreenedAllTheSame) {
  const Screening s = screened(read("udbud;beløb\nA;100\nA;101\nB;7\n"));
  EXPECT_EQ(s.tenders.size(), 2u);
  EXPECT_TRUE(s.firms.empty() && s.edges.empty() && s.groups.empty());
  EXPECT_EQ(s.missing, (std::vector<std::string>{"firms", "markets", "winners", "days", "estimates"}));
}

}  // namespace
}  // namespace meretid::tenders::hall
