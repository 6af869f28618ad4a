// SPDX-License-Identifier: EUPL-1.2
// Reading files of bids: what is read, and what is told of the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/catalogue.h"
#include "solutions/tenders/bids/amount_text.h"
#include "solutions/tenders/bids/day_text.h"
#include "solutions/tenders/bids/firm_name.h"
#include "solutions/tenders/bids/read_bids.h"

namespace meretid::tenders {
namespace {

ReadBids read(std::string_view csv, const ReadSettings& settings = {}) {
  auto r = read_bids(csv, settings, "f.csv");
  if (r) return std::move(*r);
  ADD_FAILURE() << base::render(r.error(), base::Language::kEnglish);
  return {};
}
std::string failure(std::string_view csv, const ReadSettings& settings = {}) {
  const auto r = read_bids(csv, settings, "f.csv");
  return r ? "read" : r.error().code;
}
// The count and lines of a note, "2: 3, 7", or "" when it is not there.
std::string note(const ReadBids& r, const std::string& what) {
  for (const Error& e : r.notes)
    if (e.code == "tenders.bids." + what) return e.args[0].second + ": " + e.args[1].second;
  return "";
}
std::vector<double> amounts(const ReadBids& r, std::size_t tender) {
  const auto a = r.table.amounts_of(tender);
  return {a.begin(), a.end()};
}

TEST(Bids, LongFormatWithCommas) {
  const auto r = read("Tender,Bidder,Bid_value,Winner\nA,x,100.5,1\nB,y,7,0\nA,z,200,0\nB,x,6.25,1\n");
  ASSERT_EQ(r.table.tenders(), 2U);
  EXPECT_EQ(r.table.tender, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{100.5, 200}));
  EXPECT_EQ(amounts(r, 1), (std::vector<double>{7, 6.25}));
  EXPECT_EQ(r.table.won, (std::vector<std::uint8_t>{1, 0, 0, 1}));
  EXPECT_EQ(r.table.row, (std::vector<std::uint64_t>{2, 4, 3, 5}));
  EXPECT_EQ(r.table.firms, (std::vector<std::string>{"x", "y", "z"}));
  EXPECT_EQ(r.table.firm, (std::vector<std::uint32_t>{0, 2, 1, 0}));
  EXPECT_TRUE(r.notes.empty());
}

TEST(Bids, DanishSpreadsheet) {
  const auto r = read("\xEF\xBB\xBFUdbud;Tilbudsgiver;Beløb;Vinder;Dato\r\n"
                      "\"Skole; etape 1\";Jensen & Søn A/S;1.234.567,89 kr.;ja;29-03-2026\r\n"
                      "\"Skole; etape 1\";JENSEN OG SØN  a/s;1.300.000,-;nej;29-03-2026\r\n"
                      "\"Skole; etape 1\";Murermester Hansen v/ Ole Hansen;kr. 1 400 000;;29-03-2026\r\n");
  EXPECT_EQ(r.table.tender, (std::vector<std::string>{"Skole; etape 1"}));
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{1234567.89, 1300000, 1400000}));
  EXPECT_EQ(r.table.firm, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(r.table.day[0], 20541);
  EXPECT_EQ(note(r, "twice"), "1: 3");
}

TEST(Bids, OldEncodingAndTheSameFirmInTwo) {
  const auto r = read("udbud;firma;pris\n1;S\xF8ren \xC5 ApS;100,50\n1;Bo;200\n");
  EXPECT_EQ(r.table.firms, (std::vector<std::string>{"Søren Å ApS", "Bo"}));
  EXPECT_EQ(r.table.amount[0], 100.5);
  EXPECT_EQ(note(r, "encoding"), "1: 1");
}

TEST(Bids, SemicolonsWithDotsWhereTheAmountsShowIt) {
  EXPECT_EQ(amounts(read("tender;bid\n1;0.155\n1;0.14\n"), 0), (std::vector<double>{0.155, 0.14}));
  EXPECT_EQ(amounts(read("tender;bid\n1;1.155\n1;2.140\n"), 0), (std::vector<double>{1155, 2140}));
  ReadSettings dot;
  dot.decimal = Decimal::kDot;
  EXPECT_EQ(amounts(read("tender;bid\n1;1.155\n", dot), 0), (std::vector<double>{1.155}));
  ReadSettings comma;
  comma.decimal = Decimal::kComma;
  EXPECT_EQ(amounts(read("tender,bid\n1,\"1.155,5\"\n", comma), 0), (std::vector<double>{1155.5}));
}

TEST(Bids, WideFormat) {
  const auto r = read("Udbud,Tilbudsgiver1,Tilbud1,Tilbudsgiver2,Tilbud2,Tilbudsgiver3,Tilbud3,Vinder\nA,x,10,y,11,,,y\nB,x,20,z,n/a,y,22,1\n");
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{10, 11}));
  EXPECT_EQ(amounts(r, 1), (std::vector<double>{20, 22}));
  EXPECT_EQ(r.table.won, (std::vector<std::uint8_t>{0, 1, 1, 0}));
  EXPECT_EQ(note(r, "no_number"), "1: 3");
  EXPECT_EQ(r.table.left_out, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Bids, PairsOfColumnsToldApartByWords) {
  const auto r = read("Udbud;Pris (vinder);Firma (vinder);Pris (øvrige);Firma (øvrige)\nA;10;x;11;y\nA;10;x;12;z\nB;20;y;21;x\n");
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{10, 11, 12})) << "the winner stands beside each of the others, and counts once";
  EXPECT_EQ(amounts(r, 1), (std::vector<double>{20, 21}));
  EXPECT_EQ(r.table.won, (std::vector<std::uint8_t>{1, 0, 0, 1, 0}));
  EXPECT_EQ(note(r, "repeated"), "1: 3");
}

TEST(Bids, NothingIsDroppedInSilence) {
  const auto r = read("tender,bidder,amount,winner\n"
                      "A,x,100,1\nA,y,-5,0\nA,z,0,0\nA,w,n/a,0\nA,,120,1\n"   // lines 2 to 6
                      "B,x,abc,0\n"                                            // 7: a tender without a bid
                      "C,x,50,0\nC,x,50,0\nC,x,55,0\n"                         // 8 to 10: a copy, and a second bid
                      ",x,70,1\nD,x,1e18,1\nE,x,9,1\n");
  EXPECT_EQ(r.table.tender, (std::vector<std::string>{"A", "B", "C", "D", "E"}));
  EXPECT_EQ(note(r, "not_positive"), "2: 3, 4");
  EXPECT_EQ(note(r, "no_number"), "2: 5, 7");
  EXPECT_EQ(note(r, "no_bidder"), "1: 6");
  EXPECT_EQ(note(r, "two_winners"), "1: 2");
  EXPECT_EQ(note(r, "no_winner"), "1: 8");
  EXPECT_EQ(note(r, "no_bid"), "2: 7, 12");
  EXPECT_EQ(note(r, "repeated"), "1: 9");
  EXPECT_EQ(note(r, "twice"), "1: 10");
  EXPECT_EQ(note(r, "no_tender"), "1: 11");
  EXPECT_EQ(note(r, "huge"), "1: 12");
  EXPECT_EQ(note(r, "one_bid"), "1: 13");
  EXPECT_EQ(r.table.left_out, (std::vector<std::uint32_t>{3, 1, 1, 1, 0}));
  EXPECT_EQ(amounts(r, 2), (std::vector<double>{50, 55}));
}

TEST(Bids, ARowWithTheOtherDecimalSign) {
  const auto r = read("tender;amount\nA;1000.50\nA;1001.25\nA;1.234.567,89 kr.\nA;1.500\nA;n/a\n");
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{1000.5, 1001.25, 1234567.89, 1.5}));
  EXPECT_EQ(note(r, "other_sign"), "1: 4");
  EXPECT_EQ(note(r, "no_number"), "1: 6");
  ReadSettings dot;
  dot.decimal = Decimal::kDot;
  EXPECT_EQ(note(read("tender;amount\nA;1000.50\nA;1.234,5\n", dot), "no_number"), "1: 3");
}

TEST(Bids, VatInSomeRows) {
  EXPECT_EQ(note(read("tender,bidder,amount\nA,x,123456\nA,y,130000\nA,z,154320\nB,x,100000\nB,y,125000\n"), "vat"), "1: 2");
  EXPECT_EQ(note(read("tender,amount\nA,123456\nA,154330\nC,0.16\nC,0.20\n"), "vat"), "");
}

TEST(Bids, IdenticalRowsWithoutABidderAreTwoBids) { EXPECT_EQ(read("tender,amount\nA,5\nA,5\n").table.bids(), 2U); }

TEST(Bids, TheCurrencyOfMost) {
  const auto r = read("tender,bidder,amount,currency\nA,x,100,DKK\nA,y,110,kr.\nA,z,14,EUR\nB,x,14,EUR\nB,y,15,EUR\n");
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{100, 110}));
  EXPECT_EQ(amounts(r, 1), (std::vector<double>{14, 15}));
  EXPECT_EQ(note(r, "currencies"), "1: 4");
  EXPECT_EQ(note(read("tender;amount\nA;100 kr.\nA;110\nA;15 EUR\n"), "currencies"), "1: 4");
}

TEST(Bids, OneRowIsToldAsOne) {
  const auto told = [](const char* rows, const char* language) { return base::render(read(rows).notes.at(0), language); };
  EXPECT_THAT(told("tender,amount\nA,1\nA,2\nA,x\n", "da"), testing::HasSubstr("1 række uden et tal"));
  EXPECT_THAT(told("tender,amount\nA,1\nA,2\nA,x\nA,y\n", "da"), testing::HasSubstr("2 rækker uden et tal"));
  EXPECT_THAT(told("tender,amount\nA,1\nA,2\nA,x\n", "en"), testing::HasSubstr("1 row without a number as amount (line 4) is not used"));
  EXPECT_THAT(told("tender,amount\nA,1\nA,2\nA,x\nA,y\n", "en"), testing::HasSubstr("2 rows without a number as amount (line 4, 5) are not used"));
}

TEST(Bids, MarketsDatesLabelsAndEstimates) {
  ReadSettings s;
  s.label = "case";
  const auto r = read("tender,amount,market,date,case,estimate\nA,1,nord,3/4/2026,0,9\nA,2,syd,3/4/2026,1,9\nB,3,syd,25/4/2026,,\nC,3,,2026,nej,\nD,1,syd,4/31/2026,0,1\n", s);
  EXPECT_EQ(r.table.market, (std::vector<std::uint32_t>{0, 1, 2, 1}));
  EXPECT_EQ(r.table.markets, (std::vector<std::string>{"nord", "syd", ""}));
  EXPECT_EQ(note(r, "markets"), "1: 3");
  EXPECT_EQ(r.table.day[0], 20546);
  EXPECT_EQ(r.table.day[3], kNoDay);
  EXPECT_EQ(note(r, "day_order"), "1: 6");
  EXPECT_EQ(note(read("tender,amount,date\nA,1,i går\nA,2,i går\n"), "bad_day"), "2: 2, 3");
  EXPECT_EQ(note(read("tender,amount,market\nA,1,n\nA,2,s\nA,3,s\n"), "markets"), "2: 3, 4");
  EXPECT_EQ(r.table.label, (std::vector<std::int8_t>{1, -1, 0, 0}));
  EXPECT_EQ(note(r, "labels"), "1: 3");
  EXPECT_EQ(r.table.estimate, (std::vector<double>{9, 0, 0, 1}));
  const auto odd = read("tender,amount,case\nA,1,2\nB,2,måske\nC,3,1.0\nD,4,0.0\n", s);
  EXPECT_EQ(odd.table.label, (std::vector<std::int8_t>{-1, -1, 1, 0}));
  EXPECT_EQ(note(odd, "no_label"), "2: 2, 3");
}

TEST(Bids, FilesThatAreNoneAreToldAndNotThrown) {
  EXPECT_EQ(failure(""), "tenders.bids.empty");
  EXPECT_EQ(failure("\n\n"), "tenders.bids.empty");
  EXPECT_EQ(failure("tender,amount\n"), "tenders.bids.no_rows");
  EXPECT_EQ(failure("tender,amount\nA,dyr\n"), "tenders.bids.no_amounts");
  EXPECT_EQ(failure(std::string("\x7f" "ELF\0\0\0tender,amount", 20)), "tenders.bids.binary");
  EXPECT_EQ(failure("PK\x03\x04zip"), "tenders.bids.spreadsheet");
  EXPECT_EQ(failure("\xFD" "7zXZ\0broken"), "base.bad_xz");
  EXPECT_EQ(failure("foo,bar\n1,2\n"), "tenders.bids.needed");
  ReadSettings s;
  s.bidder = "Nobody";
  const auto r = read_bids("tender,amount\n1,2\n", s, "f.csv");
  ASSERT_FALSE(r);
  EXPECT_EQ(base::render(r.error(), base::Language::kEnglish), "f.csv has no column Nobody. It has: tender, amount.");
  EXPECT_EQ(read_bids_file("/nowhere/at/all.csv", {}).error().kind, Kind::kNotFound);
}

TEST(Bids, AQuoteThatNeverClosesTakesOneCell) {
  std::string csv = "tender,bidder,amount\n";
  for (int i = 0; i < 5000; ++i) csv += "T" + std::to_string(i / 5) + "," + (i == 7 ? "\"broken" : "firm " + std::to_string(i % 40)) + "," + std::to_string(1000 + i) + "\n";
  const auto r = read(csv);
  EXPECT_EQ(r.table.bids(), 5000U);
  EXPECT_EQ(note(r, "open_quote").substr(0, 2), "1:");
}

TEST(Bids, ATenderWithFiveThousandBids) {
  std::string csv = "tender,bidder,amount\n";
  for (int i = 0; i < 5000; ++i) csv += "stor,f" + std::to_string(i) + "," + std::to_string(1000 + i) + "\nlille,f" + std::to_string(i % 3) + ",5\n";
  const auto r = read(csv);
  EXPECT_EQ(r.table.bids_of(0), 5000U);
  EXPECT_EQ(note(r, "many"), "1: 2");  // the other one holds copies of three rows
  EXPECT_EQ(r.table.bids_of(1), 3U);
}

TEST(Ocds, LotsAwardsAndWhatIsLeftOut) {
  const auto r = read(
      R"({"ocid":"o1","tender":{"value":{"amount":500},"items":[{"classification":{"scheme":"CPV","id":"45233140"}}],"tenderPeriod":{"endDate":"2026-03-29T12:00:00Z"}},)"
      R"("bids":{"details":[{"id":"1","status":"valid","tenderers":[{"id":"DK-CVR-12345674","name":"Bo A/S"}],"value":{"amount":100,"currency":"DKK"},"relatedLots":["L1"]},)"
      R"({"id":"2","tenderers":[{"name":"Pia ApS"}],"value":{"amount":110,"currency":"DKK"},"relatedLots":["L1","L2"]},)"
      R"({"id":"3","status":"withdrawn","tenderers":[{"name":"Ole"}],"value":{"amount":90},"relatedLots":["L1"]},)"
      R"({"id":"4","tenderers":[{"name":"Kaj"},{"name":"Ida"}],"value":{"amount":"dyr"},"relatedLots":["L2"]}]},)"
      R"("awards":[{"status":"active","relatedBids":["2"]}]})"
      "\nnot json\n\n"
      R"({"ocid":"o2","bids":{"details":[{"tenderers":[{"id":"W"}],"value":{"amount":1}},{"tenderers":[{"id":"L"}],"value":{"amount":2}}]},"awards":[{"suppliers":[{"id":"W"}]}]})");
  EXPECT_EQ(r.table.tender, (std::vector<std::string>{"o1 L1", "o1 L2", "o2"}));
  EXPECT_EQ(amounts(r, 0), (std::vector<double>{100, 110}));
  EXPECT_EQ(r.table.won, (std::vector<std::uint8_t>{0, 1, 1, 1, 0}));
  EXPECT_EQ(r.table.left_out, (std::vector<std::uint32_t>{1, 1, 0}));
  EXPECT_EQ(r.table.markets[r.table.market[0]], "45233140");
  EXPECT_EQ(r.table.day[0], 20541);
  EXPECT_EQ(r.table.estimate[0], 500);
  EXPECT_EQ(note(r, "status"), "1: 1");
  EXPECT_EQ(note(r, "no_number"), "1: 1");
  EXPECT_EQ(note(r, "bad_json"), "1: 2");
  EXPECT_EQ(failure("{\"ocid\":"), "tenders.bids.json");
  EXPECT_EQ(failure("{\"ocid\":\"x\"}"), "tenders.bids.no_ocds");
  EXPECT_EQ(failure("[1,2,null,{\"bids\":7}]"), "tenders.bids.no_ocds");
  EXPECT_EQ(read(R"({"releases":[{"ocid":"a","bids":{"details":[{"value":{"amount":3}}]}}]})").table.tenders(), 1U);
  EXPECT_EQ(read("{\"records\":[{\"compiledRelease\":\n{\"ocid\":\"a\",\"bids\":{\"details\":[{\"value\":{\"amount\":3}}]}}}]}").table.bids(), 1U);
}

TEST(Amounts, AsPeopleWriteThem) {
  const auto dot = [](std::string_view t) { return amount_from(t, Decimal::kDot).value_or(Amount{-1, {}}).value; };
  const auto comma = [](std::string_view t) { return amount_from(t, Decimal::kComma).value_or(Amount{-1, {}}).value; };
  EXPECT_EQ(dot("107807690.49"), 107807690.49);
  EXPECT_EQ(dot("1,234,567.5"), 1234567.5);
  EXPECT_EQ(dot("1.2e+06"), 1.2e6);
  EXPECT_EQ(dot("EUR 5'000"), 5000);
  EXPECT_EQ(comma("1.234.567,89 kr."), 1234567.89);
  EXPECT_EQ(comma("1 234\xC2\xA0" "567,5 DKK"), 1234567.5);
  EXPECT_EQ(comma("500,-"), 500);
  EXPECT_EQ(comma("0,14"), 0.14);
  EXPECT_EQ(amount_from("(500)", Decimal::kDot)->value, -500);
  EXPECT_EQ(amount_from("kr. -7", Decimal::kDot)->value, -7);
  for (const char* bad : {"", "n/a", "1.2.3", "12,34,567", "1 2 3", "abc", "nan", "inf", "-", "kr.", "1e999", ".", "e5", "12a"}) EXPECT_FALSE(amount_from(bad, Decimal::kDot)) << bad;
  EXPECT_FALSE(amount_from("1.23", Decimal::kComma));
  EXPECT_FALSE(amount_from("1.234,56", Decimal::kDot));
  EXPECT_EQ(decimal_shown("1.234,5"), Decimal::kComma);
  EXPECT_EQ(decimal_shown("1234.5"), Decimal::kDot);
  EXPECT_EQ(decimal_shown("1.234"), std::nullopt);
  EXPECT_EQ(decimal_shown("0.234"), Decimal::kDot);
}

TEST(Days, AsFilesWriteThem) {
  EXPECT_EQ(day_from("1970-01-02"), 1);
  EXPECT_EQ(day_from("2026-03-29T07:30:00Z"), 20541);
  for (const char* same : {"29-03-2026", "29/3/2026", "29.03.26", "20260329", "1774742400", "46110"}) EXPECT_EQ(day_from(same), 20541) << same;
  EXPECT_EQ(day_from("3/29/2026", DayOrder::kMonthFirst), 20541);
  EXPECT_EQ(day_from("1980"), 3652);
  EXPECT_EQ(day_from("366"), 366);
  for (const char* bad : {"", "31-02-2026", "13/13/2026", "i går", "2026-3", "-5"}) EXPECT_FALSE(day_from(bad)) << bad;
}

TEST(Firms, NamesThatAreOne) {
  for (const char* same : {"JENSEN & SØN  a/s", "Jensen og Søn, A/S", "jensen & søn AS", "Jensen & Søn Aktieselskab", "Jensen & Søn A.S.", "Jensen & Søn a / s"})
    EXPECT_EQ(firm_key(same), firm_key("Jensen & Søn A/S")) << same;
  EXPECT_EQ(firm_key("H.C. Lund ApS"), firm_key("H. C. LUND Anpartsselskab"));
  EXPECT_EQ(firm_key("Murer Bo v/Bo Holm"), firm_key("Murer Bo v/ Bo Holm"));
  EXPECT_EQ(firm_key("DK 12 34 56 74"), "cvr 12345674");
  EXPECT_EQ(firm_key("12345674"), firm_key("Bo Holm A/S (CVR-nr. 12345674)"));
  EXPECT_NE(firm_key("Jensen A/S"), firm_key("Jensen ApS"));
  EXPECT_NE(firm_key("Firma 1"), firm_key("Firma 2"));
  EXPECT_EQ(firm_key(" - "), "");
  EXPECT_TRUE(looks_like_wrong_cvr("12345678"));
  EXPECT_FALSE(looks_like_wrong_cvr("12345674"));
  EXPECT_FALSE(looks_like_wrong_cvr("1234567"));
}

}  // namespace
}  // namespace meretid::tenders
