// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <map>

#include "parse/tables/read_xlsx.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/check/one_tender.h"
#include "solutions/tenders/check/template.h"

namespace meretid::tenders {
namespace {

std::map<std::string, CheckLine> check(std::string_view csv, Format format = Format::kFirstPrice) {
  ReadSettings settings;
  settings.format = format;
  const auto bids = read_bids(csv, settings, "f.csv");
  EXPECT_TRUE(bids);
  const auto screens = screens_of(bids->table);
  std::map<std::string, CheckLine> lines;
  for (auto& line : check_tender(bids->table, 0, screens, composite_of(bids->table, screens), consortia_of(bids->table))) {
    for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) {
      EXPECT_EQ(sentence_of(line, language).find("tenders.check"), std::string::npos) << line.what;
      EXPECT_EQ(sentence_of(line, language).find('{'), std::string::npos) << sentence_of(line, language);
    }
    lines[line.what] = line;
  }
  EXPECT_EQ(lines.size(), 8U);
  return lines;
}

/// Earlier tenders to compare with, of other firms.
std::string others() {
  std::string csv;
  for (int k = 0; k < 20; ++k)
    for (int i = 0; i < 5; ++i) csv += "T" + std::to_string(k) + ";Firma " + std::to_string(k * 5 + i) + " ApS;" + std::to_string(100'000 + 9'137 * i + 313 * ((k * 7 + i * 5) % 11)) + ";\n";
  return csv;
}

TEST(OneTender, WhatABuyerShouldLookAtIsSaid) {
  auto lines = check("udbud;tilbudsgiver;tilbudssum;overslag\n"
                     "A;Jensen A/S;1000000;800000\nA;Hansen A/S;1100000;800000\nA;Olsen A/S;1100000;800000\nA;Olsen A/S;1110000;800000\nA;Jensen A/S og Berg ApS;1120000;800000\n");
  for (const char* what : {"gap", "identical", "round", "estimate", "twice", "member"}) EXPECT_EQ(lines[what].looks, Looks::kExamine) << what;
  EXPECT_EQ(lines["bidders"].looks, Looks::kUsual);
  EXPECT_EQ(sentence_of(lines["member"], base::Language::kDanish), "Konsortiet Jensen A/S og Berg ApS byder mod et af sine egne medlemmer.");
}

TEST(OneTender, ASoundTenderHasNothingToLookAt) {
  for (const auto& [what, line] : check("udbud;tilbudsgiver;tilbudssum;overslag\nA;Jensen A/S;1003451;1100000\nA;Hansen A/S;1123847;1100000\nA;Olsen A/S;1209113;1100000\nA;Berg ApS;1311907;1100000\n" + others()))
    EXPECT_EQ(line.looks, Looks::kUsual) << what;
}

TEST(OneTender, PricesThatLieCloseAreExaminedAndWhatCannotBeSeenIsSaid) {
  const std::string tight = "udbud;tilbudsgiver;tilbudssum;overslag\nA;;100010\nA;;100020\nA;;100033\nA;;100047\nA;;100059\nA;;100071\n";
  EXPECT_EQ(check(tight)["close"].looks, Looks::kUnknown) << "how widely costs are spread is not known from one tender";
  auto close = check(tight + others());
  EXPECT_EQ(close["close"].looks, Looks::kExamine);
  EXPECT_EQ(close["twice"].looks, Looks::kUnknown);
  auto one = check("udbud;beløb\nA;100010\n");
  EXPECT_EQ(one["bidders"].looks, Looks::kExamine);
  for (const char* what : {"close", "gap", "identical", "round", "estimate", "member"}) EXPECT_EQ(one[what].looks, Looks::kUnknown) << what;
  EXPECT_EQ(check("udbud;beløb\nA;1\nA;9\nA;9,1\nA;9,2\n", Format::kAverageBid)["gap"].looks, Looks::kUnknown);
}

TEST(WarningSigns, AllHaveTheirQuestionsInBothLanguages) {
  EXPECT_EQ(warning_signs().size(), 6U);
  for (const auto& sign : warning_signs())
    for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) {
      EXPECT_EQ(sign_text(sign, language).find("tenders."), std::string::npos);
      for (std::size_t q = 0; q < sign.questions; ++q) EXPECT_TRUE(question_text(sign, q, language).ends_with('?')) << question_text(sign, q, language);
    }
}

TEST(BidTemplate, ItsColumnsAreFoundByTheReader) {
  for (const auto language : {base::Language::kDanish, base::Language::kEnglish}) {
    const auto bytes = bid_template(language);
    ASSERT_TRUE(bytes);
    std::string packed;
    const auto book = parse::read_xlsx(*bytes, {}, [&](std::size_t sheet, std::string_view rows) { if (sheet == 0) packed += rows; });
    ASSERT_TRUE(book);
    ASSERT_EQ(book->sheets.size(), 2U);
    parse::Sheet sheet;
    sheet.packed = packed;
    std::string csv = parse::sheet_csv(sheet, ';', ',');
    csv += "2026-17;Asfalt;29-03-2026;12345674;100,5;;;\n2026-17;Asfalt;29-03-2026;Jensen A/S;120,5;;;\n";
    const auto bids = read_bids(csv, {}, "skabelon.xlsx");
    ASSERT_TRUE(bids) << base::render(bids.error(), language);
    EXPECT_EQ(bids->columns.size(), 8U) << "every column of the template is one that the reader knows";
    EXPECT_EQ(bids->table.bids(), 2U);
  }
}

}  // namespace
}  // namespace meretid::tenders
