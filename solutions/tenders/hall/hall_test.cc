// SPDX-License-Identifier: EUPL-1.2
// What an investigator is shown: few and explained, bounded whatever the file, with ids that outlast new data, and a table that no
// spreadsheet runs.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "parse/tables/read_xlsx.h"
#include "solutions/tenders/hall/dossier.h"
#include "solutions/tenders/hall/findings_csv.h"
#include "solutions/tenders/hall/make_notices.h"
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

TEST(TendersHall, TheWorkbookHasFindingsBidsAndSettings) {
  Screening s = screened(read(kSmall));
  s.file.name = "tilbud.csv", s.settings.name = "Vinter";
  const auto book = findings_workbook(s, {});
  ASSERT_TRUE(book);
  std::vector<std::string> packed(3);
  const auto read_back = parse::read_xlsx(*book, {}, [&](std::size_t sheet, std::string_view rows) { packed.at(sheet) += rows; });
  ASSERT_TRUE(read_back);
  ASSERT_EQ(read_back->sheets.size(), 3u);
  EXPECT_EQ(read_back->sheets[0].rows, static_cast<std::int64_t>(s.findings.size()) + 1);
  EXPECT_EQ(read_back->sheets[1].rows, 7) << "six bids";
  EXPECT_NE(packed[2].find("Vinter: vægt af tætte priser 0,50"), std::string::npos);
}

TEST(TendersHall, TheDossierSaysWhatWhyWhereFromAndWhatItIsNot) {
  Screening s = screened(two_trades());
  s.file = {"tilbud.csv", "abc", 1};
  record::Decision watched;
  watched.part = s.groups.at(0).id, watched.decided = record::Decided::kAmend, watched.reason = "Afventer";
  for (const auto& finding : s.findings) {
    const auto text = dossier_text(s, finding.id, {watched}, "job");
    ASSERT_TRUE(text);
    for (const char* part : {"Filens fingeraftryk (BLAKE2b): abc", "ikke en afgørelse", "BESLUTNING", "Benjamini-Hochberg"}) EXPECT_NE(text->find(part), std::string::npos) << finding.kind << " " << part;
    EXPECT_EQ(base::lower(*text).find("kartel"), std::string::npos);
  }
  EXPECT_NE(dossier_text(s, watched.part, {watched}, "job")->find("Følges. Begrundelse: Afventer"), std::string::npos);
  EXPECT_EQ(dossier_text(s, "t-nothing", {}, "job").error().code, "tenders.hall.no_finding");
}

TEST(TendersHall, SettingsDecideWhatIsProposedAndStandInTheReport) {
  const BidTable table = two_trades(60);
  const auto screens = screens_of(table);
  const auto all_of = [&](double closeness, const SettingsRow& settings) {
    const auto composite = composite_of(table, screens, closeness);
    return screening_of({table, screens, composite, Reasons(table, screens, composite), Findings{}}, table.tenders(), settings);
  };
  const auto proposed = [](const Screening& s) { return std::count_if(s.findings.begin(), s.findings.end(), [](const auto& f) { return f.proposed; }); };
  const Screening own = all_of(0.5, {});
  ASSERT_GT(proposed(own), 1);
  EXPECT_EQ(proposed(all_of(0.5, {"Streng", 0.5, 1.0, 0.05, 0.05, 20})), 0);
  EXPECT_EQ(proposed(all_of(0.5, {"Én", 0.5, 0.85, 0.05, 0.05, 1})), 1);
  EXPECT_EQ(all_of(0.5, {"Streng", 0.5, 1.0, 0.05, 0.05, 20}).settings.name, "Streng");
  const Screening prices = all_of(1, {});   // meeting counts nothing: a high score is a low p
  EXPECT_TRUE(std::is_sorted(prices.tenders.begin(), prices.tenders.end(), [](const auto& a, const auto& b) { return (a.bids >= 2 ? a.p : 0.5) < (b.bids >= 2 ? b.p : 0.5) - 1e-9; }));
}

TEST(TendersHall, NoticesStandWhereTendersStandAndSayWhatCannotBeSeen) {
  const auto notices = read_csv_notices("udbud;ordregiver;vinder;antal tilbud;laveste tilbud;højeste tilbud;kontraktværdi;cpv;dato\nA;K;Jensen A/S;1;;;100;45;01-02-2024\nA;K;Jensen A/S;3;90;110;100;45;01-03-2024\nB;K;;2;;;;46;\n", {}, "f.csv");
  ASSERT_TRUE(notices);
  const auto screened_notices = screen_notices(notices->table);
  const Screening s = screening_of_notices(notices->table, screened_notices, 200);
  EXPECT_EQ(s.mode, "notice");
  EXPECT_NE(s.mode_said.da.find("slet ikke ses"), std::string::npos);
  ASSERT_EQ(s.tenders.size(), 3u);
  std::set<std::string> ids;
  for (const auto& f : s.findings) EXPECT_TRUE(ids.insert(f.id).second) << "a notice that stands twice has two ids";
  const auto& range = *std::find_if(s.tenders.begin(), s.tenders.end(), [](const auto& t) { return t.bids == 3; });
  EXPECT_EQ(range.offers.size(), 3u) << "lowest, award, highest";
  EXPECT_EQ(s.markets.size(), 2u);
  for (const auto& m : s.markets) EXPECT_GE(m.tests.size(), 3u);
  const std::string csv = awards_csv(notices->table, screened_notices);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
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
