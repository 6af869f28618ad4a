// SPDX-License-Identifier: EUPL-1.2
// Notices as authorities publish them (made up, by the published formats), and what can be seen in them.
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <sstream>

#include "base/rng.h"
#include "solutions/tenders/notices/csv_notices.h"
#include "solutions/tenders/notices/notice_report.h"
#include "solutions/tenders/notices/xml_notices.h"

namespace meretid::tenders {
namespace {

constexpr const char* kEforms = R"(<ContractAwardNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2" xmlns:ext="e" xmlns:cbc="b" xmlns:cac="a" xmlns:efext="x" xmlns:efac="f" xmlns:efbc="g">
<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
 <efac:NoticeResult>
  <efac:LotResult><cbc:HigherTenderAmount currencyID="DKK">1300000</cbc:HigherTenderAmount><cbc:LowerTenderAmount currencyID="DKK">1000000</cbc:LowerTenderAmount>
   <cbc:TenderResultCode listName="winner-selection-status">selec-w</cbc:TenderResultCode><efac:LotTender><cbc:ID>TEN-0001</cbc:ID></efac:LotTender><efac:LotTender><cbc:ID>TEN-0002</cbc:ID></efac:LotTender>
   <efac:ReceivedSubmissionsStatistics><efbc:StatisticsCode>t-sme</efbc:StatisticsCode><efbc:StatisticsNumeric>1</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>
   <efac:ReceivedSubmissionsStatistics><efbc:StatisticsCode>tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>4</efbc:StatisticsNumeric></efac:ReceivedSubmissionsStatistics>
   <efac:TenderLot><cbc:ID schemeName="Lot">LOT-0001</cbc:ID></efac:TenderLot></efac:LotResult>
  <efac:LotResult><cbc:TenderResultCode>selec-w</cbc:TenderResultCode><efac:LotTender><cbc:ID>TEN-0003</cbc:ID></efac:LotTender>
   <efac:FieldsPrivacy><efbc:FieldIdentifierCode>win-ten-val</efbc:FieldIdentifierCode></efac:FieldsPrivacy><efac:TenderLot><cbc:ID>LOT-0002</cbc:ID></efac:TenderLot></efac:LotResult>
  <efac:LotResult><cbc:TenderResultCode>clos-nw</cbc:TenderResultCode><efac:TenderLot><cbc:ID>LOT-0003</cbc:ID></efac:TenderLot></efac:LotResult>
  <efac:LotTender><cbc:ID>TEN-0001</cbc:ID><cbc:RankCode>2</cbc:RankCode><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="DKK">1200000</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-0002</cbc:ID></efac:TenderingParty></efac:LotTender>
  <efac:LotTender><cbc:ID>TEN-0002</cbc:ID><cbc:RankCode>1</cbc:RankCode><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="DKK">1000000</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-0001</cbc:ID></efac:TenderingParty></efac:LotTender>
  <efac:LotTender><cbc:ID>TEN-0003</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="DKK">-1</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderingParty><cbc:ID>TPA-0002</cbc:ID></efac:TenderingParty></efac:LotTender>
  <efac:SettledContract><efac:LotTender><cbc:ID>TEN-0002</cbc:ID></efac:LotTender></efac:SettledContract>
  <efac:TenderingParty><cbc:ID>TPA-0001</cbc:ID><efac:Tenderer><cbc:ID>ORG-0003</cbc:ID></efac:Tenderer><efac:Tenderer><cbc:ID>ORG-0002</cbc:ID></efac:Tenderer></efac:TenderingParty>
  <efac:TenderingParty><cbc:ID>TPA-0002</cbc:ID><efac:Tenderer><cbc:ID>ORG-0004</cbc:ID></efac:Tenderer></efac:TenderingParty>
 </efac:NoticeResult>
 <efac:Organizations>
  <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Eksempel Kommune</cbc:Name></cac:PartyName></efac:Company></efac:Organization>
  <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0002</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Vejfirmaet A/S</cbc:Name></cac:PartyName></efac:Company></efac:Organization>
  <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0003</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Asfalt Eksempel ApS</cbc:Name></cac:PartyName></efac:Company></efac:Organization>
  <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0004</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Broer og Veje ApS</cbc:Name></cac:PartyName></efac:Company></efac:Organization>
 </efac:Organizations><efac:Publication><efbc:NoticePublicationID>00123456-2024</efbc:NoticePublicationID></efac:Publication>
</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
<cbc:ID>aaaa-bbbb</cbc:ID><cbc:IssueDate>2024-02-01+01:00</cbc:IssueDate>
<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
<cac:ProcurementProjectLot><cbc:ID>LOT-0001</cbc:ID><cac:ProcurementProject><cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="DKK">900000</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
 <cac:MainCommodityClassification><cbc:ItemClassificationCode>45233141</cbc:ItemClassificationCode></cac:MainCommodityClassification><cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode>DK042</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation></cac:ProcurementProject></cac:ProcurementProjectLot>
</ContractAwardNotice>)";

constexpr const char* kTed = R"(<TED_EXPORT DOC_ID="098765-2020"><CODED_DATA_SECTION><REF_OJS><DATE_PUB>20200310</DATE_PUB></REF_OJS><NOTICE_DATA><NO_DOC_OJS>2020/S 049-116000</NO_DOC_OJS></NOTICE_DATA></CODED_DATA_SECTION><FORM_SECTION>
<F03_2014 CATEGORY="TRANSLATION"><AWARD_CONTRACT ITEM="1"/></F03_2014>
<F03_2014 CATEGORY="ORIGINAL"><CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Eksempel Kommune</OFFICIALNAME></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>
<OBJECT_CONTRACT><CPV_MAIN><CPV_CODE CODE="45233141"/></CPV_MAIN><OBJECT_DESCR ITEM="1"><LOT_NO>1</LOT_NO><n2016:NUTS xmlns:n2016="n" CODE="DK011"/></OBJECT_DESCR><OBJECT_DESCR ITEM="2"><LOT_NO>2</LOT_NO><n2016:NUTS xmlns:n2016="n" CODE="DK042"/></OBJECT_DESCR></OBJECT_CONTRACT>
<AWARD_CONTRACT ITEM="1"><LOT_NO>1</LOT_NO><NO_AWARDED_CONTRACT/></AWARD_CONTRACT>
<AWARD_CONTRACT ITEM="2"><LOT_NO>2</LOT_NO><AWARDED_CONTRACT><DATE_CONCLUSION_CONTRACT>2020-02-14</DATE_CONCLUSION_CONTRACT><TENDERS><NB_TENDERS_RECEIVED>3</NB_TENDERS_RECEIVED><NB_TENDERS_RECEIVED_SME>2</NB_TENDERS_RECEIVED_SME></TENDERS>
<CONTRACTORS><CONTRACTOR><ADDRESS_CONTRACTOR><OFFICIALNAME>Vejfirmaet A/S</OFFICIALNAME></ADDRESS_CONTRACTOR></CONTRACTOR></CONTRACTORS>
<VALUES><VAL_ESTIMATED_TOTAL CURRENCY="DKK">500000</VAL_ESTIMATED_TOTAL><VAL_RANGE_TOTAL CURRENCY="DKK"><LOW>450000.50</LOW><HIGH>460000</HIGH></VAL_RANGE_TOTAL></VALUES></AWARDED_CONTRACT></AWARD_CONTRACT>
</F03_2014></FORM_SECTION></TED_EXPORT>)";

void read_into(AwardBuilder& builder, const char* xml, std::uint64_t row = 1) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(xml));
  const auto tree = parse::XmlTree::unpack(parse::pack_xml(document));
  ASSERT_TRUE(tree);
  read_notice(tree->root(), row, builder);
}

std::vector<std::string> codes(const AwardBuilder& builder) {
  std::vector<std::string> found;
  for (const auto& note : builder.told("f")) {
    EXPECT_TRUE(base::has_text(note.code)) << note.code;
    found.push_back(note.code.substr(16));
  }
  return found;
}

TEST(XmlNotices, AnEformsResultIsAnAwardForEachLotThatWasAwarded) {
  AwardBuilder builder;
  read_into(builder, kEforms, 7);
  const NoticeTable& t = builder.table();
  ASSERT_EQ(t.awards.size(), 2U) << "a lot without a winner is no award";
  const Award& first = t.awards[0];
  EXPECT_EQ(first.tender, "00123456-2024 LOT-0001");
  EXPECT_EQ(t.firms.at(first.winner), "Asfalt Eksempel ApS + Vejfirmaet A/S") << "the contract decides, and who bids together is one bidder";
  EXPECT_EQ(t.buyers.at(first.buyer), "Eksempel Kommune");
  EXPECT_EQ(first.bids, 4U);
  EXPECT_DOUBLE_EQ(first.amount, 1'000'000);
  EXPECT_DOUBLE_EQ(first.lowest, 1'000'000);
  EXPECT_DOUBLE_EQ(first.highest, 1'300'000);
  EXPECT_DOUBLE_EQ(first.estimate, 900'000);
  EXPECT_EQ(t.markets.at(first.market), "45233 DK04");
  EXPECT_EQ(first.day, 19'754);
  EXPECT_EQ(first.row, 7U);
  const Award& second = t.awards[1];
  EXPECT_EQ(second.amount, 0) << "withheld";
  EXPECT_EQ(second.bids, 0U);
  EXPECT_EQ(t.firms.at(second.winner), "Broer og Veje ApS");
  EXPECT_EQ(codes(builder), (std::vector<std::string>{"withheld", "no_count", "not_awarded"}));
}

TEST(XmlNotices, AWithheldNameIsNobody) {
  std::string xml = kEforms;
  for (std::size_t at; (at = xml.find("Broer og Veje ApS")) != xml.npos;) xml.replace(at, 17, "unpublished");
  AwardBuilder builder;
  read_into(builder, xml.c_str());
  EXPECT_EQ(builder.table().awards.at(1).winner, kNoFirm);
}

TEST(XmlNotices, ATedFormOfBeforeIsRead) {
  AwardBuilder builder;
  read_into(builder, kTed);
  read_into(builder, "<ContractNotice/>", 2);
  const NoticeTable& t = builder.table();
  ASSERT_EQ(t.awards.size(), 1U);
  const Award& a = t.awards[0];
  EXPECT_EQ(a.tender, "2020/S 049-116000 2");
  EXPECT_EQ(t.markets.at(a.market), "45233 DK04") << "the place of the lot, not of the first";
  EXPECT_EQ(a.bids, 3U);
  EXPECT_DOUBLE_EQ(a.lowest, 450'000.5);
  EXPECT_DOUBLE_EQ(a.highest, 460'000);
  EXPECT_DOUBLE_EQ(a.estimate, 500'000);
  EXPECT_EQ(t.firms.at(a.winner), "Vejfirmaet A/S");
  EXPECT_EQ(a.day, 18'306);
  EXPECT_EQ(codes(builder), (std::vector<std::string>{"not_awarded", "other_kind"}));
}

constexpr std::string_view kTable =
    "Udbud;Ordregiver;Vinder;Antal tilbud;Laveste tilbud;Højeste tilbud;Anslået værdi;Kontraktværdi;CPV;Dato\n"
    "A;Kommune 1;Jensen A/S;3;1.000.000,00;1.100.000,00;900.000;1.000.000,00;45233;01-02-2024\n"
    "B;Kommune 1;Jensen a/s;1;;;;5000;45233;02-02-2024\n"
    ";Kommune 1;Hansen;2;;;;;45233;\n"
    "C;Kommune 2;;to;200;100;;;45233;99-99-2024\n";

TEST(CsvNotices, ATableOfWinnersAndCountsIsNotices) {
  EXPECT_TRUE(looks_like_notices(kTable));
  EXPECT_FALSE(looks_like_notices("udbud;tilbudsgiver;tilbudssum\n"));
  EXPECT_FALSE(looks_like_notices("Tender,Bid_value,Number_bids,Competitors\n")) << "bids with a count beside";
  const auto read = read_csv_notices(kTable, {}, "f.csv");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->table.awards.size(), 3U);
  const Award& a = read->table.awards[0];
  EXPECT_DOUBLE_EQ(a.highest, 1'100'000);
  EXPECT_EQ(a.bids, 3U);
  EXPECT_EQ(read->table.awards[1].winner, a.winner) << "one firm however it is written";
  EXPECT_DOUBLE_EQ(read->table.awards[2].lowest, 100) << "swapped";
  std::vector<std::string> told;
  for (const auto& note : read->notes) told.push_back(note.code.substr(16));
  EXPECT_EQ(told, (std::vector<std::string>{"no_winner", "no_count", "bad_number", "bad_day", "range", "no_tender"}));
  EXPECT_EQ(read_csv_notices("udbud;marked\nA;B\n", {}, "f").error().code, "tenders.notices.nothing");
  EXPECT_EQ(read_csv_notices("udbud;vinder\n", {}, "f").error().code, "tenders.bids.no_rows");
  ReadSettings named;
  named.winner = "Leverandøren";
  EXPECT_EQ(read_csv_notices(kTable, named, "f").error().code, "tenders.bids.column");
}

/// Forty markets of competition; in market 0, turns are taken, one bid comes, and each buyer keeps to a firm.
NoticeTable markets(bool odd) {
  NoticeTable t;
  Rng rng(3);
  for (int f = 0; f < 200; ++f) t.firms.push_back("F" + std::to_string(f));
  for (int b = 0; b < 80; ++b) t.buyers.push_back("B" + std::to_string(b));
  for (std::uint32_t m = 1; m <= 40; ++m) {
    t.markets.push_back("M" + std::to_string(m));
    for (std::uint32_t i = 0; i < 40; ++i) {
      Award a;
      a.tender = std::to_string(m) + "-" + std::to_string(i), a.market = m, a.day = static_cast<std::int32_t>(i);
      a.bids = 2 + static_cast<std::uint32_t>(rng.below(5));
      a.winner = m * 5 - 5 + static_cast<std::uint32_t>(rng.below(5)), a.buyer = m * 2 - 2 + static_cast<std::uint32_t>(rng.below(2));
      a.lowest = 100, a.highest = 110 + 40 * rng.uniform();
      if (odd && m == 1) a.bids = i % 3 == 0 ? 2 : 1, a.winner = i % 2, a.buyer = i % 2, a.highest = 101;
      t.awards.push_back(a);
    }
  }
  return t;
}

TEST(ScreenNotices, AMarketOfTurnsSingleBidsAndKeptBuyersComesFirst) {
  const NoticeTable t = markets(true);
  const ScreenedNotices s = screen_notices(t);
  EXPECT_EQ(s.markets.front().market, 1U);
  EXPECT_LT(*s.markets.front().q, 0.001);
  EXPECT_LT(*s.markets.front().turns.p, 0.001);
  EXPECT_LT(*s.markets.front().single_bids.p, 0.001);
  std::size_t of_first = 0;
  for (const std::size_t i : ranked_awards(s, 40)) of_first += t.awards[i].market == 1;
  EXPECT_GE(of_first, 30U);
  EXPECT_GT(*s.markets[1].q, 0.05);
  std::ostringstream said;
  write_notice_ranking(said, t, s, 5, base::Language::kDanish);
  EXPECT_TRUE(said.str().starts_with("Bekendtgørelser: filen nævner vindere"));
  EXPECT_NE(said.str().find("anslåede værdier"), std::string::npos) << "what the file does not tell is said: " << said.str().substr(0, 600);
  EXPECT_NE(said.str().find("M1: 40 kontrakter, kræver nærmere undersøgelse"), std::string::npos);
  std::string lower = said.str();
  EXPECT_EQ(lower.find("kartel"), std::string::npos);
}

TEST(ScreenNotices, CompetitionIsNotPointedAt) {
  const ScreenedNotices s = screen_notices(markets(false));
  for (const auto& m : s.markets) EXPECT_GT(m.q.value_or(1), 0.05);
}

TEST(ScreenNotices, AnAwardThatTellsNothingScoresOneHalf) {
  NoticeTable t;
  t.awards.resize(2);
  t.awards[0].tender = "A", t.awards[1].tender = "B";
  const ScreenedNotices s = screen_notices(t);
  EXPECT_DOUBLE_EQ(s.awards[0].score, 0.5);
  EXPECT_DOUBLE_EQ(s.awards[0].p_value, 1);
  EXPECT_EQ(s.missing.size(), 7U);
  std::ostringstream lines;
  write_notice_lines(lines, t, s, base::Language::kEnglish);
  EXPECT_EQ(lines.str().substr(0, lines.str().find('\n')),
            R"({"tender":"A","mode":"notice","bids":0,"score":0.5,"p_value":1,"screens":{"few":null,"spread":null,"over_estimate":null,"attachment_p":null},"reasons":[]})");
}

}  // namespace
}  // namespace meretid::tenders
