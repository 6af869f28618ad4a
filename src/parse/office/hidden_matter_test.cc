// SPDX-License-Identifier: EUPL-1.2
// What an office file hides is told, given apart, and gone from what is rendered.
#include <gtest/gtest.h>

#include "parse/office/hidden_matter.h"

namespace meretid::parse {
namespace {

Package package_of(std::vector<PackagePart> parts) {
  Package made;
  made.parts() = std::move(parts);
  return *Package::read(made.write().value());
}

bool told(const HiddenMatter& matter, std::string_view code) {
  for (const Error& finding : matter.findings)
    if (finding.code == code) return true;
  return false;
}
std::string text_of(const HiddenMatter& matter) {
  std::string all;
  for (const HiddenText& text : matter.texts) all += text.name + "\n" + text.text;
  return all;
}
bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

constexpr const char* kWord = R"(<w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>Synlig </w:t></w:r><w:del w:author="A"><w:r><w:delText>Slettet Hansen</w:delText></w:r></w:del>
<w:ins w:author="A"><w:r><w:t>Indsat</w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>Skjult 010190-1234</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Fremme</w:t></w:r>
<w:r><w:rPr><w:rStyle w:val="Under"/></w:rPr><w:t>Stilskjult</w:t></w:r>
<w:commentRangeStart w:id="0"/><w:r><w:t>Kommenteret</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc><w:p><w:r><w:t>Slettet række</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>)";

Package word() {
  return package_of({{"[Content_Types].xml", "<Types/>"},
                     {"word/document.xml", kWord},
                     {"word/styles.xml", R"(<w:styles xmlns:w="w"><w:style w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Under"><w:basedOn w:val="Skjult"/></w:style></w:styles>)"},
                     {"word/comments.xml", R"(<w:comments xmlns:w="w"><w:comment w:id="0" w:author="Bo"><w:p><w:r><w:t>Er det Hansens søn?</w:t></w:r></w:p></w:comment></w:comments>)"},
                     {"word/vbaProject.bin", "makro"},
                     {"word/embeddings/ark.xlsx", "PK indlejret"},
                     {"word/_rels/document.xml.rels", R"(<Relationships><Relationship Id="r1" Type="x/image" TargetMode="External" Target="http://a.example/p.png"/><Relationship Id="r2" Type="x/hyperlink" TargetMode="External" Target="http://b.example"/></Relationships>)"},
                     {"docProps/core.xml", R"(<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Bo Eksempel</dc:creator></cp:coreProperties>)"}});
}

TEST(HiddenMatter, OfAWordDocumentIsTakenOutAndGivenApart) {
  Package package = word();
  const auto matter = take_hidden(package);
  ASSERT_TRUE(matter);
  for (const char* code : {"parse.tracked_changes", "parse.comments", "parse.hidden_text", "parse.macros", "parse.embedded", "parse.external_links", "parse.metadata"})
    EXPECT_TRUE(told(*matter, code)) << code;
  const std::string apart = text_of(*matter), rendered = package.find("word/document.xml")->bytes;
  for (const char* hidden : {"Slettet Hansen", "Skjult 010190-1234", "Stilskjult", "Slettet række"}) {
    EXPECT_TRUE(holds(apart, hidden)) << hidden;
    EXPECT_FALSE(holds(rendered, hidden)) << hidden;
  }
  EXPECT_TRUE(holds(apart, "Er det Hansens søn?"));
  EXPECT_FALSE(holds(package.find("word/comments.xml")->bytes, "Hansens"));
  for (const char* shown : {"Synlig ", "Indsat", "Fremme", "Kommenteret"}) EXPECT_TRUE(holds(rendered, shown)) << shown;
  EXPECT_EQ(package.find("word/vbaProject.bin"), nullptr) << "macros are in nothing that is opened";
  EXPECT_FALSE(holds(package.find("word/_rels/document.xml.rels")->bytes, "a.example"));
  EXPECT_TRUE(holds(package.find("word/_rels/document.xml.rels")->bytes, "b.example")) << "a link fetches nothing";
  ASSERT_EQ(matter->embedded.size(), 1U);
  EXPECT_EQ(matter->embedded[0].name, "ark.xlsx");
}

TEST(HiddenMatter, FindingsHoldNoTextOfTheDocument) {
  Package package = word();
  const auto matter = take_hidden(package);
  ASSERT_TRUE(matter);
  for (const Error& finding : matter->findings)
    for (const auto& [name, value] : finding.args) EXPECT_FALSE(holds(value, "Hansen") || holds(value, "Eksempel")) << finding.code;
}

TEST(HiddenMatter, APlainDocumentHasNone) {
  Package package = package_of({{"word/document.xml", R"(<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kun dette</w:t></w:r></w:p></w:body></w:document>)"}});
  const auto matter = take_hidden(package);
  ASSERT_TRUE(matter);
  EXPECT_TRUE(matter->findings.empty());
  EXPECT_TRUE(matter->texts.empty());
}

TEST(HiddenMatter, OfAWorkbookAreSheetsRowsColumnsFormatsAndCaches) {
  Package package = package_of(
      {{"xl/workbook.xml", R"(<workbook><sheets><sheet name="Synlig" sheetId="1" r:id="r1"/><sheet name="Løn" sheetId="2" state="veryHidden" r:id="r2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Synlig!$A$1</definedName></definedNames></workbook>)"},
       {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
       {"xl/sharedStrings.xml", "<sst><si><t>Navn</t></si><si><r><t>Skjult </t></r><r><t>Jensen</t></r></si></sst>"},
       {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
       {"xl/worksheets/sheet1.xml", R"(<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>kolonne C</t></is></c><c r="D1" s="1"><v>4711</v></c></row><row r="2" hidden="1"><c r="A2"><v>42</v></c></row></sheetData></worksheet>)"},
       {"xl/worksheets/sheet2.xml", R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData></worksheet>)"},
       {"xl/comments1.xml", R"(<comments><commentList><comment ref="A1"><text><t>Ring til ham</t></text></comment></commentList></comments>)"},
       {"xl/pivotCache/pivotCacheRecords1.xml", R"(<r><s v="Bag pivot"/></r>)"}});
  const auto matter = take_hidden(package);
  ASSERT_TRUE(matter);
  const std::string apart = text_of(*matter);
  for (const char* hidden : {"skjult ark Løn", "Skjult Jensen", "kolonne C", "4711", "42", "Ring til ham", "Bag pivot"}) EXPECT_TRUE(holds(apart, hidden)) << hidden;
  EXPECT_FALSE(holds(apart, "Navn"));
  for (const char* code : {"parse.hidden_sheets", "parse.hidden_cells", "parse.comments", "parse.hidden_data"}) EXPECT_TRUE(told(*matter, code)) << code;
  EXPECT_EQ(package.find("xl/comments1.xml"), nullptr);
  EXPECT_FALSE(holds(package.find("xl/workbook.xml")->bytes, "Print_Area")) << "what a print area leaves out would be on no page";
}

TEST(HiddenMatter, OfOpenDocument) {
  Package package = package_of(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", R"(<office:document-content><office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bo</dc:creator></office:change-info><text:p>Slettet Olsen</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>Synlig<text:span text:style-name="T1">Skjult i stil</text:span><office:annotation><text:p>En bemærkning</text:p></office:annotation></text:p>
<table:table table:name="Ark1"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>skjult kolonne</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell><text:p>skjult række</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Hemmelig" table:style-name="ta2"><table:table-row><table:table-cell><text:p>Helt skjult</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>)"},
       {"Basic/Standard/Module1.xml", "<script/>"}});
  const auto matter = take_hidden(package);
  ASSERT_TRUE(matter);
  const std::string apart = text_of(*matter), rendered = package.find("content.xml")->bytes;
  for (const char* hidden : {"Slettet Olsen", "Skjult i stil", "En bemærkning", "skjult kolonne", "skjult række", "Helt skjult", "skjult ark Hemmelig"})
    EXPECT_TRUE(holds(apart, hidden)) << hidden;
  for (const char* hidden : {"Slettet Olsen", "Skjult i stil", "En bemærkning"}) EXPECT_FALSE(holds(rendered, hidden)) << hidden;
  EXPECT_TRUE(holds(rendered, "Synlig"));
  EXPECT_TRUE(told(*matter, "parse.macros"));
  EXPECT_EQ(package.find("Basic/Standard/Module1.xml"), nullptr);
}

TEST(HiddenMatter, HostilePackagesAreErrors) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:p>";
  Package package = package_of({{"word/document.xml", deep}});
  const auto matter = take_hidden(package);
  ASSERT_FALSE(matter);
  EXPECT_EQ(matter.error().code, "parse.office_xml");
  EXPECT_FALSE(Package::read("PK\x03\x04 this is none"));
  for (const char* again : {"word/document.xml", "Word/Document.xml"}) {
    Package twice;
    twice.parts() = {{"word/document.xml", kWord}, {again, kWord}};
    EXPECT_EQ(Package::read(twice.write().value()).error().code, "parse.office_part_twice") << "one would be cleaned, the other shown";
  }
}

}  // namespace
}  // namespace meretid::parse
