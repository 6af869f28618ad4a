// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/identity/consortium.h"
#include "solutions/tenders/identity/same_firm.h"

namespace meretid::tenders {
namespace {

using Members = std::vector<std::string>;

TEST(Consortium, SeveralFirmsInOneNameAreSplit) {
  EXPECT_EQ(members_of("Jensen A/S og Hansen ApS"), (Members{"Jensen A/S", "Hansen ApS"}));
  EXPECT_EQ(members_of("Jensen A/S / Hansen ApS"), (Members{"Jensen A/S", "Hansen ApS"}));
  EXPECT_EQ(members_of("Konsortiet Vejen: Jensen, Hansen og Olsen"), (Members{"Jensen", "Hansen", "Olsen"}));
  EXPECT_EQ(members_of("JENSEN A/S OG HANSEN & SØN A/S"), (Members{"JENSEN A/S", "HANSEN & SØN A/S"}));
  EXPECT_EQ(members_of("Jensen A/S + Hansen ApS + Olsen I/S"), (Members{"Jensen A/S", "Hansen ApS", "Olsen I/S"}));
  EXPECT_EQ(members_of("Jensen A/S (CVR 12345674) + Hansen ApS (CVR 87654324)").size(), 2U);
  EXPECT_EQ(members_of("Joint venture Jensen + Hansen"), (Members{"Jensen", "Hansen"}));
}

TEST(Consortium, OneFirmStaysOne) {
  for (const char* one : {"Jensen & Søn A/S", "Jensen og Søn A/S", "Hansen v/Jens Hansen", "Brdr. Jensen A/S", "Konsortiet Nord", "Vej, Park og Anlæg A/S", "12345674", "Jensen A/S og Jensen A/S", "Konsortieplan A/S", ""})
    EXPECT_TRUE(members_of(one).empty()) << one;
}

BidTable read(std::string_view csv) {
  auto bids = read_bids(csv, {}, "f.csv");
  EXPECT_TRUE(bids);
  return std::move(bids->table);
}

constexpr std::string_view kBids =
    "udbud;tilbudsgiver;tilbudssum\n"
    "A;Murerfirmaet Eksempel A/S;100\nA;Murerfirmaet Eksemple A/S;101\n"
    "B;Vognmand Larsen ApS;100\nB;Murerfirmaet Eksempel A/S;104\n"
    "C;Vognmand Larsen A/S;100\nC;Murerfirmaet Eksempel A/S og Vognmand Larsen ApS;99\nC;Vognmand Larsen ApS;98\n"
    "D;Tømrer 12 A/S;5\nD;Tømrer 13 A/S;6\n";

TEST(Consortium, AMemberThatBidsAgainstItsConsortiumIsTold) {
  const BidTable t = read(kBids);
  const auto consortia = consortia_of(t);
  ASSERT_EQ(consortia.size(), 1U);
  ASSERT_EQ(consortia[0].members.size(), 2U);
  EXPECT_EQ(t.firms.at(consortia[0].members[1].firm), "Vognmand Larsen ApS");
  ASSERT_EQ(consortia[0].against_member.size(), 1U);
  EXPECT_EQ(t.tender[consortia[0].against_member[0]], "C");
}

TEST(SameFirm, SpellingsAreProposedAndNeverMergedInSilence) {
  BidTable t = read(kBids);
  const std::size_t before = t.firms.size();
  const auto proposals = same_firm_proposals(t);
  ASSERT_GE(proposals.size(), 2U);
  bool spelling = false, form = false;
  for (const auto& p : proposals) {
    const std::string pair = t.firms[p.a] + "|" + t.firms[p.b];
    EXPECT_EQ(pair.find("Tømrer"), std::string::npos) << "numbers that differ";
    if (pair == "Murerfirmaet Eksempel A/S|Murerfirmaet Eksemple A/S") spelling = !p.other_form && p.together == 1;
    if (pair == "Vognmand Larsen ApS|Vognmand Larsen A/S") form = p.other_form && p.together == 1;
  }
  EXPECT_TRUE(spelling && form);
  EXPECT_EQ(t.firms.size(), before);
  EXPECT_EQ(merge_firms(t, {{"Murerfirmaet Eksempel A/S", "Murerfirmaet Eksemple A/S", false}, {"Nobody", "Vognmand Larsen ApS", true}}), 0U);
}

TEST(SameFirm, WhatWasDecidedIsMergedAlongChains) {
  BidTable t = read(kBids);
  const std::size_t before = t.firms.size();
  const auto decided = read_decided("virksomhed;anden;samme;tal\nMurerfirmaet Eksemple A/S;MURERFIRMAET EKSEMPEL a/s;ja;1\nVognmand Larsen A/S;Vognmand Larsen ApS;x;1\nVognmand Larsen A/S;Tømrer 12 A/S;ja;\nA;B;;\n", "f.csv");
  ASSERT_TRUE(decided);
  ASSERT_EQ(decided->size(), 3U) << "an open row is open";
  EXPECT_EQ(merge_firms(t, *decided), 3U);
  EXPECT_EQ(t.firms.size(), before - 3);
  EXPECT_EQ(t.firm[0], t.firm[1]);
  EXPECT_EQ(t.firms.at(t.firm[2]), "Vognmand Larsen ApS");
  EXPECT_EQ(t.firm[4], t.firm[7]) << "a = b and a = c";
  EXPECT_EQ(t.firms.at(t.firm[8]), "Tømrer 13 A/S");
}

TEST(SameFirm, AFileOfDecisionsThatIsNoneIsRefused) {
  EXPECT_EQ(read_decided("a;b\n", "f.csv").error().code, "tenders.identity.columns");
  const auto wrong = read_decided("firm;other;same\na;b;maaske\n", "f.csv");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(base::render(wrong.error(), base::Language::kDanish), "f.csv:2: ja, nej eller ingenting var ventet i kolonnen samme, men der står »maaske«.");
}

TEST(SameFirm, JaroWinklerAsPublished) {
  EXPECT_NEAR(jaro_winkler(U"martha", U"marhta"), 0.9611, 1e-4);
  EXPECT_NEAR(jaro_winkler(U"dwayne", U"duane"), 0.84, 1e-4);
  EXPECT_NEAR(jaro_winkler(U"dixon", U"dicksonx"), 0.8133, 1e-4);
  EXPECT_EQ(jaro_winkler(U"", U"a"), 0);
}

}  // namespace
}  // namespace meretid::tenders
