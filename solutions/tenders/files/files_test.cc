// SPDX-License-Identifier: EUPL-1.2
// Spreadsheets and XML through a real child, to the same tables as text gives.
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "sheets/workbook_writer.h"
#include "sheets/zip_parts.h"
#include "solutions/tenders/files/read_any.h"

namespace meretid::tenders {
namespace {

using namespace std::chrono_literals;
using sheets::CellFormat;

std::string workbook() {
  sheets::WorkbookWriter book;
  book.sheet("Vejledning", {});
  book.row({"Sådan udfylder du arket"});
  book.sheet("Bud", {});
  book.row({"Eksempel Kommune"});
  book.row({});
  book.row({"Udbud", "Tilbudsgiver", "Tilbudssum", "Vinder", "Dato"});
  book.row({"A", "Jensen A/S", 1'000'000.125, "ja", Date{2024y / 2 / 1}});
  book.row({"A", "Hansen A/S", "1.100.000,50 kr.", "nej", Date{2024y / 2 / 1}});
  book.row({"B", "Jensen A/S", 0.0, "ja", "01-03-2024"});
  return *std::move(book).finish();
}

Result<ReadFile> read(const std::string& bytes, FileSettings settings = {}) { return read_any(bytes, settings, "bud.xlsx", parse::Sandbox()); }

TEST(TenderFiles, ASheetOfBidsIsFoundBelowItsTitlesAndRowsKeepTheirNumbers) {
  const auto file = read(workbook());
  ASSERT_TRUE(file) << base::render(file.error(), base::Language::kDanish);
  const auto& bids = std::get<ReadBids>(*file);
  ASSERT_EQ(bids.table.tenders(), 2U);
  ASSERT_EQ(bids.table.bids(), 2U);
  EXPECT_DOUBLE_EQ(bids.table.amount[0], 1'000'000.125);
  EXPECT_DOUBLE_EQ(bids.table.amount[1], 1'100'000.5) << "text in the Danish manner among numbers";
  EXPECT_EQ(bids.table.row[0], 4U);
  EXPECT_EQ(bids.table.day[0], 19'754);
  EXPECT_EQ(bids.table.won[0], 1);
  std::string notes;
  for (const auto& note : bids.notes) notes += base::render(note, base::Language::kDanish) + "\n";
  EXPECT_NE(notes.find("tilbud på 0 eller mindre (linje 6)"), std::string::npos) << notes;
  EXPECT_NE(notes.find("Vejledning"), std::string::npos) << "a sheet that was not read is told";
}

TEST(TenderFiles, ANamedSheetIsReadOrRefused) {
  FileSettings settings;
  settings.sheet = "bud";
  EXPECT_TRUE(read(workbook(), settings));
  settings.sheet = "Priser";
  const auto refused = read(workbook(), settings);
  ASSERT_FALSE(refused);
  EXPECT_EQ(base::render(refused.error(), base::Language::kDanish), "bud.xlsx har intet ark »Priser«. Arkene er: Vejledning, Bud.");
  settings.sheet = "Vejledning";
  EXPECT_EQ(read(workbook(), settings).error().code, "tenders.bids.needed");
}

TEST(TenderFiles, AZipOfNoticesIsNoticesAndABadOneIsTold) {
  const std::string notice = R"(<TED_EXPORT DOC_ID="1-2020"><FORM_SECTION><F03_2014 CATEGORY="ORIGINAL"><AWARD_CONTRACT ITEM="1"><AWARDED_CONTRACT><TENDERS><NB_TENDERS_RECEIVED>2</NB_TENDERS_RECEIVED></TENDERS></AWARDED_CONTRACT></AWARD_CONTRACT></F03_2014></FORM_SECTION></TED_EXPORT>)";
  const auto file = read(*sheets::zip_of_parts({{"a.xml", notice}, {"b.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}, {"readme.txt", "x"}}));
  ASSERT_TRUE(file) << base::render(file.error(), base::Language::kDanish);
  const auto& notices = std::get<ReadNotices>(*file);
  ASSERT_EQ(notices.table.awards.size(), 1U);
  EXPECT_EQ(notices.table.awards[0].bids, 2U);
  EXPECT_EQ(notices.notes.back().code, "parse.xml_doctype");
  EXPECT_EQ(notices.notes.back().where, "bud.xlsx: b.xml");
  EXPECT_EQ(read("<a/>").error().code, "tenders.notices.none");
  EXPECT_EQ(read("<a>").error().code, "parse.xml_damaged");
}

TEST(TenderFiles, TextIsReadAsBefore) {
  const auto bids = read("udbud;tilbudsgiver;tilbudssum\nA;B;100\n");
  ASSERT_TRUE(bids);
  EXPECT_TRUE(std::holds_alternative<ReadBids>(*bids));
  const std::string counts = "udbud;vinder;antal tilbud;beløb\nA;B;3;100\n";
  EXPECT_TRUE(std::holds_alternative<ReadNotices>(*read(counts)));
  FileSettings forced;
  forced.mode = Mode::kBids;
  EXPECT_TRUE(std::holds_alternative<ReadBids>(*read(counts, forced)));
  EXPECT_EQ(read("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").error().code, "parse.workbook_old");
}

}  // namespace
}  // namespace meretid::tenders
