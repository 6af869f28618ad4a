// SPDX-License-Identifier: EUPL-1.2
// Office files through the whole reader: real children, real LibreOffice.
#include <gtest/gtest.h>

#include <filesystem>

#include "parse/office/package.h"
#include "parse/read.h"

namespace meretid::parse {
namespace {

std::string document(std::string_view body, std::vector<PackagePart> more = {}) {
  Package package;
  package.parts() = {
      {"[Content_Types].xml",
       R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
      {"_rels/.rels",
       R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)"},
      {"word/document.xml", R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" + std::string(body) + "</w:body></w:document>"}};
  for (PackagePart& part : more) package.parts().push_back(std::move(part));
  return package.write().value();
}

class Office : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/lib/libreoffice/program/soffice.bin")) GTEST_SKIP() << "libreoffice-writer-nogui is not installed";
  }
  std::vector<ReadItem> read(const std::string& name, const std::string& bytes) { return Reader(sandbox_).read_all(name, *Input::of_bytes(bytes)); }
  static bool told(const Document& document, std::string_view code) {
    for (const Error& finding : document.findings)
      if (finding.code == code) return true;
    return false;
  }
  Sandbox sandbox_;
};

TEST_F(Office, ADocumentIsShownWithoutWhatItHidesAndThatLiesBesideIt) {
  const auto items = read("brev.docx", document(R"(<w:p><w:r><w:t>Kære Anne</w:t></w:r><w:del w:id="1" w:author="B"><w:r><w:delText>Slettet Hansen</w:delText></w:r></w:del></w:p>)",
                                                {{"word/vbaProject.bin", "makro"}}));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].document.format, Format::kWord);
  EXPECT_TRUE(items[0].document.whole);
  ASSERT_TRUE(items[0].shown);
  EXPECT_NE(items[0].document.text.find("Kære Anne"), std::string::npos);
  EXPECT_EQ(items[0].document.text.find("Hansen"), std::string::npos);
  EXPECT_TRUE(told(items[0].document, "parse.tracked_changes"));
  EXPECT_TRUE(told(items[0].document, "parse.macros"));
  EXPECT_EQ(items[1].document.name, "brev.docx/skjult indhold.txt");
  EXPECT_TRUE(items[1].document.hidden);
  EXPECT_NE(items[1].document.text.find("Slettet Hansen"), std::string::npos);
}

TEST_F(Office, RichTextIsReadWithItsComments) {
  const auto items = read("notat.rtf", R"({\rtf1\ansi Et notat om sagen.{\*\atnid AB}{\*\annotation \pard Kun internt}\par})");
  ASSERT_FALSE(items.empty());
  EXPECT_NE(items[0].document.text.find("Et notat om sagen."), std::string::npos);
}

TEST_F(Office, HtmlIsReadWithItsCommentApart) {
  const auto items = read("side.html", "<html><body><p>Synlig tekst<!-- ring til Hansen --></p></body></html>");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].document.format, Format::kHtml);
  EXPECT_EQ(items[0].document.text.find("Hansen"), std::string::npos);
  EXPECT_TRUE(items[1].document.hidden);
  EXPECT_NE(items[1].document.text.find("ring til Hansen"), std::string::npos);
}

TEST_F(Office, ABrokenOneIsAFindingAndNothingElse) {
  const auto items = read("brev.docx", document("<w:p><w:r>"));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_FALSE(items[0].document.whole);
  EXPECT_TRUE(told(items[0].document, "parse.office_xml"));
}

}  // namespace
}  // namespace meretid::parse
