// SPDX-License-Identifier: EUPL-1.2
// What documents say of their own making, through a real child.
#include "parse/properties.h"

#include <gtest/gtest.h>

#include "parse/walls/made_files.h"

namespace meretid::parse {
namespace {

Result<DocumentProperties> of(const std::string& bytes) { return document_properties(Sandbox(), *Input::of_bytes(bytes), "tilbud"); }

TEST(DocumentProperties, AnOfficeFileTellsItsAuthorAndCompany) {
  const auto properties = of(zip_of({{"[Content_Types].xml", "<Types/>"},
                                     {"docProps/core.xml", "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\"><dc:creator>Kaj &amp; Bo</dc:creator><cp:lastModifiedBy>Berit\n</cp:lastModifiedBy></cp:coreProperties>"},
                                     {"docProps/app.xml", "<Properties><Company>Jensen A/S</Company><Template>tilbud.dotx</Template><Application>Writer</Application></Properties>"}}));
  ASSERT_TRUE(properties) << properties.error().code;
  EXPECT_EQ(properties->author, "Kaj & Bo");
  EXPECT_EQ(properties->last_author, "Berit ");
  EXPECT_EQ(properties->company, "Jensen A/S");
  EXPECT_EQ(properties->template_name, "tilbud.dotx");
}

TEST(DocumentProperties, APdfIsReadAndATextTellsNothing) {
  ASSERT_TRUE(of(pdf_of_pages(1)));
  const auto text = of("Kære ordregiver");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->author, "");
  EXPECT_EQ(of(pdf_with_password(pdf_of_pages(1), "kode")).error().code, "parse.encrypted");
  EXPECT_EQ(of(zip_of({{"docProps/core.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a><creator>&b;</creator></a>"}})).error().code, "parse.xml_doctype");
}

}  // namespace
}  // namespace meretid::parse
