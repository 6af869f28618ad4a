// SPDX-License-Identifier: EUPL-1.2
// What is written is read back by the house's own reader; the format's rules that another program insists on are looked at in the parts.
#include "sheets/workbook_writer.h"

#include <gtest/gtest.h>

#include "parse/tables/package_parts.h"
#include "parse/tables/read_xlsx.h"

namespace meretid::parse {
namespace {

using namespace sheets;

using namespace std::chrono_literals;

Workbook read_back(const std::string& bytes) {
  std::vector<std::string> packed(10);
  auto book = read_xlsx(bytes, {}, [&](std::size_t sheet, std::string_view rows) { packed.at(sheet) += rows; });
  EXPECT_TRUE(book);
  for (std::size_t s = 0; s < book->sheets.size(); ++s) book->sheets[s].packed = packed[s];
  EXPECT_TRUE(book->findings.empty());
  return std::move(*book);
}

TEST(WorkbookWriter, CellsComeBackAsWhatTheyWere) {
  WorkbookWriter book;
  book.sheet("Udbud", {{"Udbud"}, {"Beløb", CellFormat::kAmount}, {"Dato", CellFormat::kDate}, {"Vandt"}});
  book.row({"Vej & <bro> \"x\"", 1'250'000.25, Date{2026y / 3 / 29}, true});
  book.row({std::monostate{}, -0.1, Date{1900y / 1 / 31}, false});
  book.row({"_x0041_\x01 ", 1e20});
  const auto bytes = std::move(book).finish();
  ASSERT_TRUE(bytes);
  const auto read = read_back(*bytes);
  EXPECT_EQ(sheet_csv(read.sheets.at(0), ';', '.'),
            "Udbud;Beløb;Dato;Vandt\n\"Vej & <bro> \"\"x\"\"\";1250000.25;2026-03-29;1\n;-0.1;1900-01-31;0\n\"_x0041_\x01 \";1e+20\n");
  EXPECT_EQ(read.sheets[0].name, "Udbud");
}

TEST(WorkbookWriter, TextThatLooksLikeAFormulaStaysText) {
  WorkbookWriter book;
  book.sheet("a", {{"Firma"}});
  book.row({"=HYPERLINK(\"http://example.dk\")"});
  book.row({"Jensen"});
  const auto bytes = std::move(book).finish();
  ASSERT_TRUE(bytes);
  PackageParts parts(*bytes, 1 << 20);
  ASSERT_TRUE(parts.open());
  const std::string sheet = *parts.read("xl/worksheets/sheet1.xml", 1 << 20), styles = *parts.read("xl/styles.xml", 1 << 20);
  EXPECT_EQ(sheet.find("<f>"), sheet.npos);
  EXPECT_NE(sheet.find(R"(<c r="A2" s="7" t="inlineStr">)"), sheet.npos);
  EXPECT_NE(sheet.find(R"(<c r="A3" t="inlineStr">)"), sheet.npos);
  EXPECT_NE(styles.find("quotePrefix"), styles.npos);
  EXPECT_NE(sheet.find("state=\"frozen\""), sheet.npos);
}

TEST(WorkbookWriter, NamesOfSheetsAreAllowedAndUnique) {
  WorkbookWriter book;
  book.sheet("Bud [2026]/*", {});
  book.sheet("bud  2026   ", {});
  book.sheet(std::string(40, 'a'), {});
  book.sheet("", {{"Ja?", CellFormat::kGeneral, 10, {"ja", "nej"}}});
  const auto bytes = std::move(book).finish();
  ASSERT_TRUE(bytes);
  const auto read = read_back(*bytes);
  EXPECT_EQ(read.sheets.at(0).name, "Bud  2026   ");
  EXPECT_EQ(read.sheets.at(1).name, "bud  2026    (2)");
  EXPECT_EQ(read.sheets.at(2).name, std::string(31, 'a'));
  EXPECT_EQ(read.sheets.at(3).name, "Ark");
}

TEST(WorkbookWriter, TheSameCallsGiveTheSameBytes) {
  const auto write = [] {
    WorkbookWriter book;
    book.sheet("a", {{"b"}});
    book.row({"c", 1.0});
    return *std::move(book).finish();
  };
  EXPECT_EQ(write(), write());
}

TEST(WorkbookWriter, WhatTheFormatCannotHoldIsRefused) {
  WorkbookWriter book;
  EXPECT_FALSE(std::move(book).finish());
  WorkbookWriter long_text;
  long_text.sheet("a", {{"b"}});
  long_text.row({std::string(32'768, 'x')});
  const auto refused = std::move(long_text).finish();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, "a!A2");
}

}  // namespace
}  // namespace meretid::parse
