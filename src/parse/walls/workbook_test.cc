// SPDX-License-Identifier: EUPL-1.2
// Workbooks through a real child behind real walls.
#include "parse/read_workbook.h"

#include <gtest/gtest.h>

#include "parse/walls/made_files.h"

namespace meretid::parse {
namespace {

std::string workbook(const std::string& rows) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"xl/workbook.xml", R"(<workbook><sheets><sheet name="Bud" r:id="a"/><sheet name="Skjult" state="hidden" r:id="a"/></sheets></workbook>)"},
                 {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></Relationships>)"},
                 {"xl/a.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

TEST(WorkbookInTheSandbox, RowsComeOutAsTheyWere) {
  const Sandbox sandbox;
  std::string rows;
  for (int i = 0; i < 200'000; ++i) rows += "<row><c t=\"inlineStr\"><is><t>Tilbudsgiver nr. " + std::to_string(i) + "</t></is></c><c><v>1.5</v></c></row>";
  const std::string bytes = workbook(rows);
  EXPECT_TRUE(looks_like_workbook(bytes.substr(0, 4096)));
  const auto book = read_workbook(sandbox, *Input::of_bytes(bytes), "bud.xlsx");
  ASSERT_TRUE(book) << book.error().code;
  ASSERT_EQ(book->sheets.size(), 2U);
  EXPECT_FALSE(book->sheets[0].hidden);
  EXPECT_TRUE(book->sheets[1].hidden);
  EXPECT_EQ(book->sheets[1].rows, 200'000) << "more than one attachment";
  SheetRows read(book->sheets[1]);
  for (int i = 0; i < 199'999; ++i) ASSERT_TRUE(read.next());
  ASSERT_TRUE(read.next());
  EXPECT_EQ(read.cells().at(0).text, "Tilbudsgiver nr. 199999");
  EXPECT_DOUBLE_EQ(read.cells().at(1).number, 1.5);
  EXPECT_FALSE(read.next());
}

TEST(WorkbookInTheSandbox, WhatIsWrongNamesFileSheetAndCell) {
  const Sandbox sandbox;
  const auto book = read_workbook(sandbox, *Input::of_bytes(workbook("<row r=\"7\"><c r=\"C7\"><v>1,5</v></c></row>")), "bud.xlsx");
  ASSERT_TRUE(book);
  ASSERT_EQ(book->findings.size(), 2U);
  EXPECT_EQ(book->findings[0].where, "bud.xlsx: Bud!C7");
  const auto cut = read_workbook(sandbox, *Input::of_bytes(workbook("<row>").substr(0, 300)), "bud.xlsx");
  ASSERT_FALSE(cut);
  EXPECT_TRUE(cut.error().where.starts_with("bud.xlsx")) << cut.error().where;
}

}  // namespace
}  // namespace meretid::parse
