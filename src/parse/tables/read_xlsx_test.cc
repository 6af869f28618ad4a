// SPDX-License-Identifier: EUPL-1.2
// Workbooks as other programs write them, and as somebody writes them who wants to harm the reader.
#include "parse/tables/read_xlsx.h"

#include <gtest/gtest.h>

#include <map>

#include "base/catalogue.h"
#include "parse/tables/number_format.h"
#include "sheets/zip_parts.h"

namespace meretid::parse {
namespace {

using Parts = std::map<std::string, std::string>;

const std::string kBook = R"(<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Bud" sheetId="1" r:id="r1"/></sheets></workbook>)";
const std::string kLinks = R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
                           R"(<Relationship Id="r2" Type="x/styles" Target="styles.xml"/><Relationship Id="r3" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>)";

Parts parts_with(const std::string& rows) {
  return {{"xl/workbook.xml", kBook}, {"xl/_rels/workbook.xml.rels", kLinks},
          {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet xmlns=\"m\"><dimension ref=\"A1\"/><sheetData>" + rows + "</sheetData></worksheet>"}};
}

struct Read {
  Workbook book;
  std::vector<std::string> rows;  ///< of the last sheet, "3: B=tekst"
  std::string error;
};

Read read(const Parts& parts, const WorkbookLimits& limits = {}) {
  std::vector<sheets::ZipPart> views;
  for (const auto& [name, content] : parts) views.push_back({name, content});
  const auto packed = sheets::zip_of_parts(views);
  EXPECT_TRUE(packed);
  std::vector<std::string> sheets(2'000);
  auto book = read_xlsx(*packed, limits, [&](std::size_t sheet, std::string_view rows) { sheets.at(sheet) += rows; });
  Read out;
  if (!book) {
    out.error = book.error().code + (book.error().where.empty() ? "" : " at " + book.error().where);
    EXPECT_TRUE(base::has_text(book.error().code));
    return out;
  }
  for (std::size_t s = 0; s < book->sheets.size(); ++s) book->sheets[s].packed = sheets[s];
  for (const auto& finding : book->findings) EXPECT_TRUE(base::has_text(finding.code));
  out.book = std::move(*book);
  if (out.book.sheets.empty()) return out;
  for (SheetRows rows(out.book.sheets.back()); rows.next();) {
    std::string row = std::to_string(rows.number()) + ":";
    for (const SheetCell& cell : rows.cells()) (row += " " + column_name(cell.column) + "=") += cell.text;
    out.rows.push_back(row);
  }
  return out;
}

using Rows = std::vector<std::string>;

TEST(ReadXlsx, EveryKindOfCell) {
  Parts parts = parts_with(
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>Bel</t></r><r><t xml:space="preserve">øb </t></r><rPh><t>!</t></rPh></is></c></row>)"
      R"(<row r="3" hidden="1"><c r="A3"><v>1234.5</v></c><c r="B3" s="1"><v>46110</v></c><c r="C3" s="2"><v>46110.604166666664</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#DIV/0!</v></c>)"
      R"(<c r="F3" t="str"><f>A1&amp;B1</f><v>a_x000D_b</v></c><c r="G3" s="3"><v>1.1041666666666667</v></c><c r="H3"/></row>)"
      R"(<row><c><v>1e-7</v></c><c s="9"><v>2</v></c></row>)");
  parts["xl/sharedStrings.xml"] = R"(<sst count="1"><si><t>Tilbudsgiver &amp; søn &lol;</t></si></sst>)";
  parts["xl/styles.xml"] = R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-406]dd\-mm\-yyyy hh:mm;@"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts>)"
                           R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>)";
  const Read r = read(parts);
  EXPECT_EQ(r.error, "");
  EXPECT_EQ(r.rows, (Rows{"1: A=Tilbudsgiver & søn &lol; C=Beløb ", "3: A=1234.5 B=2026-03-29 C=2026-03-29T14:30:00 D=1 E=#DIV/0! F=a\rb G=26:30:00", "4: A=1e-07 B=2"}))
      << "an unknown entity stays as it stands: nothing is expanded";
  const Sheet& sheet = r.book.sheets[0];
  EXPECT_EQ(sheet.rows, 3);
  EXPECT_EQ(sheet.hidden_rows, 1);
  EXPECT_EQ(sheet.columns, 7);
  SheetRows rows(sheet);
  ASSERT_TRUE(rows.next() && rows.next());
  EXPECT_EQ(rows.cells()[1].kind, CellKind::kDate);
  EXPECT_EQ(rows.cells()[6].kind, CellKind::kTime);
  EXPECT_DOUBLE_EQ(rows.cells()[0].number, 1234.5);
}

TEST(ReadXlsx, BothDateSystems) {
  EXPECT_EQ(date_text(1, NumberMeaning::kDay, false), "1900-01-01");
  EXPECT_EQ(date_text(59, NumberMeaning::kDay, false), "1900-02-28");
  EXPECT_FALSE(date_text(60, NumberMeaning::kDay, false)) << "a day that never was";
  EXPECT_EQ(date_text(61, NumberMeaning::kDay, false), "1900-03-01");
  EXPECT_EQ(date_text(0, NumberMeaning::kDay, true), "1904-01-01");
  EXPECT_FALSE(date_text(-1, NumberMeaning::kDay, false));
  EXPECT_FALSE(date_text(2'958'466, NumberMeaning::kDay, false));
  Parts parts = parts_with(R"(<row><c s="0"><v>44648</v></c></row>)");
  parts["xl/styles.xml"] = R"(<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>)";
  parts["xl/workbook.xml"] = R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="a" id="r1"/></sheets></workbook>)";
  EXPECT_EQ(read(parts).rows, (Rows{"1: A=2026-03-29"}));
}

TEST(ReadXlsx, WhatANumberFormatMeans) {
  for (const char* day : {"dd-mm-yyyy", "yyyy\\-mm\\-dd", "[$-406]d. mmmm yyyy;@", "mmmm", "d/m/yy"}) EXPECT_EQ(meaning_of(day), NumberMeaning::kDay) << day;
  for (const char* plain : {"General", "#,##0.00 \"kr. pr. dag\"", "0.00E+00", "[Red]0;[Blue]-0", "@", "0%", "_-* #,##0_-", "# ?/?", "\\d0"}) EXPECT_EQ(meaning_of(plain), NumberMeaning::kPlain) << plain;
  EXPECT_EQ(meaning_of("hh:mm"), NumberMeaning::kTimeOfDay);
  EXPECT_EQ(meaning_of("mm:ss"), NumberMeaning::kTimeOfDay);
  EXPECT_EQ(meaning_of("[h]:mm"), NumberMeaning::kTimeOfDay);
  EXPECT_EQ(meaning_of("dd-mm-yyyy hh:mm"), NumberMeaning::kDayAndTime);
}

TEST(ReadXlsx, PrefixedNamesHiddenSheetsMacrosAndMergedCells) {
  const Parts parts = {
      {"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="y/officeDocument" Target="xl/book.xml"/></Relationships>)"},
      {"xl/book.xml", R"(<x:workbook xmlns:x="m"><x:sheets><x:sheet name="Skjult" state="veryHidden" id="r1"/><x:sheet name="Vist" id="r2"/><x:sheet name="Figur" id="r3"/></x:sheets></x:workbook>)"},
      {"xl/_rels/book.xml.rels", R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/><Relationship Id="r2" Type="x/worksheet" Target="../xl/b.xml"/><Relationship Id="r3" Type="x/chartsheet" Target="c.xml"/></Relationships>)"},
      {"xl/a.xml", "<x:worksheet><x:sheetData/></x:worksheet>"},
      {"xl/b.xml", R"(<x:worksheet><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells count="2"><x:mergeCell ref="B2:D3"/><x:mergeCell ref="B2"/></x:mergeCells></x:worksheet>)"},
      {"xl/vbaProject.bin", "Sub AutoOpen()"}};
  const Read r = read(parts);
  EXPECT_EQ(r.error, "");
  ASSERT_EQ(r.book.sheets.size(), 2U) << "a chart is no table";
  EXPECT_TRUE(r.book.sheets[0].hidden);
  EXPECT_EQ(r.book.sheets[1].merged, (std::vector<std::string>{"B2:D3"}));
  EXPECT_EQ(r.rows, (Rows{"2: B=7"}));
  EXPECT_TRUE(r.book.macros);
  EXPECT_EQ(r.book.first_shown()->name, "Vist");
}

TEST(ReadXlsx, AWrongCellIsNamedAndTheRestIsRead) {
  const Read r = read(parts_with(R"(<row r="2"><c r="B2"><v>tolv</v></c><c r="C2" t="s"><v>4</v></c><c r="D2"><f>SUM(A1)</f></c><c r="E2"><v>5</v></c></row>)"));
  EXPECT_EQ(r.rows, (Rows{"2: B=tolv C=4 D= E=5"}));
  ASSERT_EQ(r.book.findings.size(), 3U);
  EXPECT_EQ(base::render(r.book.findings[0], base::Language::kDanish), "Bud!B2: Et tal var ventet i cellen, men der stod »tolv«. Cellen er uden værdi.");
  EXPECT_EQ(r.book.findings[1].code, "parse.sheet_bad_string");
  EXPECT_EQ(r.book.findings[2].where, "Bud!D2");
}

TEST(ReadXlsx, AWrongCellInEveryRowIsToldAHundredTimesAndOnceMore) {
  std::string rows;
  for (int i = 0; i < 150; ++i) rows += "<row><c><v>x</v></c></row>";
  const Read r = read(parts_with(rows));
  EXPECT_EQ(r.rows.size(), 150U);
  ASSERT_EQ(r.book.findings.size(), 101U);
  EXPECT_EQ(r.book.findings.back().code, "parse.sheet_more_findings");
}

TEST(ReadXlsx, RowsAndColumnsBeyondASheetOrOutOfOrderAreRefused) {
  EXPECT_EQ(read(parts_with(R"(<row r="1048577"><c><v>1</v></c></row>)")).error, "parse.sheet_bad_row at Bud");
  EXPECT_EQ(read(parts_with(R"(<row r="2"/><row r="2"/>)")).error, "parse.sheet_bad_row at Bud");
  EXPECT_EQ(read(parts_with(R"(<row r="-1"/>)")).error, "parse.sheet_bad_row at Bud");
  EXPECT_EQ(read(parts_with(R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)")).error, "parse.sheet_bad_cell at Bud");
  EXPECT_EQ(read(parts_with(R"(<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>)")).error, "parse.sheet_bad_cell at Bud");
  EXPECT_EQ(read(parts_with(R"(<row r="1"><c r="B2"><v>1</v></c></row>)")).error, "parse.sheet_bad_cell at Bud") << "a cell of another row";
  EXPECT_EQ(read(parts_with(R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)")).rows, (Rows{"1048576: XFD=1"}));
}

TEST(ReadXlsx, NoEntitiesNoOtherEncodingsNoHalfSheets) {
  const std::string laughs = R"(<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>)";
  for (const char* part : {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"}) {
    Parts parts = parts_with("<row/>");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>a</t></si></sst>";
    parts["xl/styles.xml"] = "<styleSheet/>";
    const std::string& old = parts[part];
    parts[part] = laughs + old;
    EXPECT_TRUE(read(parts).error.starts_with("parse.xml_doctype")) << part << ": " << read(parts).error;
  }
  Parts parts = parts_with("<row><c><v>1</v></c></row>");
  parts["xl/worksheets/sheet1.xml"] = std::string("\xff\xfe<\0w\0", 6);
  EXPECT_NE(read(parts).error, "");
  parts["xl/worksheets/sheet1.xml"] = R"(<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData/></worksheet>)";
  EXPECT_TRUE(read(parts).error.starts_with("parse.xml_encoding"));
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row><c><v>1</v></c></row>";
  EXPECT_EQ(read(parts).error, "parse.xml_damaged at Bud (xl/worksheets/sheet1.xml)");
  parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row><c><v>1</c></row></sheetData>";
  EXPECT_EQ(read(parts).error, "parse.xml_damaged at Bud (xl/worksheets/sheet1.xml)");
  parts["xl/worksheets/sheet1.xml"] = "<worksheet/>";
  EXPECT_NE(read(parts).error, "") << "no rows at all";
}

TEST(ReadXlsx, BombsAreStopped) {
  WorkbookLimits small;
  small.most_unpacked = 1 << 20;
  EXPECT_TRUE(read(parts_with("<row><c t=\"inlineStr\"><is><t>" + std::string(2'000'000, 'a') + "</t></is></c></row>"), small).error.starts_with("parse.inside_too_large"));
  EXPECT_TRUE(read(parts_with("<row>" + std::string(20 << 20, ' ') + "</row>")).error.starts_with("parse.inside_too_large")) << "one endless row";
  Parts parts = parts_with("<row/>");
  parts["xl/worksheets/sheet1.xml"] += std::string(70 << 20, ' ');
  EXPECT_TRUE(read(parts).error.starts_with("parse.zip_bomb"));
  // One long string, named by many cells: small in the file, large outside.
  std::string rows;
  for (int i = 0; i < 3'000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  parts = parts_with(rows);
  parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(100'000, 'a') + "</t></si></sst>";
  WorkbookLimits limits;
  limits.most_packed = 100 << 20;
  EXPECT_TRUE(read(parts, limits).error.starts_with("parse.inside_too_large at Bud!A")) << read(parts, limits).error;
  std::string deep, end;
  for (int i = 0; i < 20'000; ++i) deep += "<a>", end += "</a>";
  EXPECT_EQ(read(parts_with("<row><c t=\"inlineStr\"><is>" + deep + end + "</is></c></row>")).error, "");
}

TEST(ReadXlsx, WhatIsNoWorkbookIsSaid) {
  const WorkbookLimits limits;
  const TakeRows nowhere = [](std::size_t, std::string_view) {};
  const auto code = [&](std::string_view bytes) { return read_xlsx(bytes, limits, nowhere).error().code; };
  EXPECT_EQ(code("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "parse.workbook_old");
  EXPECT_EQ(code("Udbud;Beløb"), "parse.not_workbook");
  EXPECT_EQ(code(""), "parse.not_workbook");
  EXPECT_EQ(code("PK\x03\x04 cut"), "parse.zip_damaged");
  EXPECT_EQ(read({{"content.xml", "<a/>"}}).error, "parse.not_workbook");
  EXPECT_EQ(read({{"xl/workbook.xml", "<document/>"}}).error, "parse.not_workbook");
  Parts parts = parts_with("<row/>");
  parts["XL/Workbook.xml"] = kBook;
  EXPECT_EQ(read(parts).error, "parse.workbook_part_twice");
  parts = parts_with("<row/>");
  parts.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(read(parts).error, "parse.workbook_part_missing");
}

TEST(ReadXlsx, AThousandPiecesAreOneSheet) {
  std::string rows;
  for (int i = 1; i <= 40'000; ++i) rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) + "\"><v>" + std::to_string(i) + "</v></c></row>";
  const Read r = read(parts_with(rows));
  ASSERT_EQ(r.rows.size(), 40'000U);
  EXPECT_EQ(r.rows[39'998], "39999: A=39999");
}

TEST(SheetRows, BytesThatNobodyPackedAreNoRows) {
  for (const std::string& bytes : {std::string("\x01\xff\xff\xff\xff\xff", 6), std::string("\x00\x01", 2), std::string("\x01\x01\x00\x00\x05" "ab", 7), std::string("\x01\x01\x00\x09\x00", 5), std::string("\x01\x01\x00\x01", 4)}) {
    SheetRows rows(bytes);
    while (rows.next()) {}
    EXPECT_FALSE(rows.sound());
  }
}

TEST(SheetCsv, LinesAreRowsAndNumbersAreNeverThousands) {
  SheetPacker packer;
  packer.row(1, {{0, CellKind::kText, 0, "Navn"}, {1, CellKind::kText, 0, "a;\"b\"\nc"}});
  packer.row(4, {{1, CellKind::kNumber, 1.125, "1.125"}, {2, CellKind::kNumber, 1e20, "1e+20"}, {3, CellKind::kDate, 1, "1900-01-01"}, {4, CellKind::kNumber, 2.5, "2.5"}});
  Sheet sheet;
  sheet.packed = packer.packed();
  EXPECT_EQ(sheet_csv(sheet, ';', ','), "Navn;\"a;\"\"b\"\" c\"\n\n\n;1,1250;1e+20;1900-01-01;2,5\n");
  EXPECT_EQ(column_name(0), "A");
  EXPECT_EQ(column_name(25), "Z");
  EXPECT_EQ(column_name(26), "AA");
  EXPECT_EQ(column_name(16'383), "XFD");
}

}  // namespace
}  // namespace meretid::parse
