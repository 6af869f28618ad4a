// SPDX-License-Identifier: EUPL-1.2
// What the readers make of sound files, through real children.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.h"
#include "parse/read.h"
#include "parse/walls/made_files.h"

namespace meretid::parse {
namespace {

class ReaderTest : public testing::Test {
 protected:
  std::vector<ReadItem> read(const std::string& name, const std::string& bytes) {
    return Reader(sandbox_).read_all(name, *Input::of_bytes(bytes));
  }
  static std::string texts(const std::vector<ReadItem>& items) {
    std::string all;
    for (const auto& item : items) all += item.document.name + "=" + item.document.text + ";";
    return all;
  }
  Sandbox sandbox_;
};

TEST_F(ReaderTest, WordsOfAPdfLieWhereTheTextSays) {
  const auto items = read("brev.pdf", pdf_of_lines({"Kaere Prob Andersen", "Anden side"}));
  ASSERT_EQ(items.size(), 1U);
  const Document& document = items[0].document;
  EXPECT_TRUE(document.whole);
  EXPECT_EQ(document.format, Format::kPdf);
  EXPECT_EQ(document.text, "Kaere Prob Andersen\fAnden side");
  ASSERT_EQ(document.words.size(), 5U);
  const base::OffsetIndex index(document.text);
  EXPECT_EQ(index.slice(document.words[2].start, document.words[2].end), "Andersen");
  EXPECT_EQ(document.words[3].page, 1);
  EXPECT_NEAR(document.words[0].box.left, 72, 1);
  EXPECT_NEAR(document.words[0].box.bottom, 842 - 720, 6);
  ASSERT_EQ(document.pages.size(), 2U);
  EXPECT_EQ(document.pages[0].width, 595);
  EXPECT_FALSE(document.pages[0].scanned);
}

TEST_F(ReaderTest, BoxesFollowRotationAndCropBox) {
  const auto turned = read("a.pdf", pdf_of_lines({"Ord"}, "/Rotate 90"));
  ASSERT_EQ(turned[0].document.words.size(), 1U);
  EXPECT_EQ(turned[0].document.pages[0].width, 842);
  EXPECT_NEAR(turned[0].document.words[0].box.top, 72, 3);
  EXPECT_NEAR(turned[0].document.words[0].box.left, 720, 8);
  const auto cropped = read("b.pdf", pdf_of_lines({"Ord"}, "/CropBox [50 600 545 800]"));
  ASSERT_EQ(cropped[0].document.words.size(), 1U);
  EXPECT_EQ(cropped[0].document.pages[0].width, 495);
  EXPECT_NEAR(cropped[0].document.words[0].box.left, 22, 1);
  EXPECT_NEAR(cropped[0].document.words[0].box.bottom, 800 - 720, 6);
}

TEST_F(ReaderTest, WhatStandsInAFieldOrACommentIsRead) {
  const auto items = read(
      "blanket.pdf",
      pdf_of_lines({"Blanket"}, "/Annots [<< /Subtype /Widget /FT /Tx /T (felt) /V (010190-0000) /Rect [100 500 200 520] >> "
                                "<< /Subtype /Text /Contents (Se bilag tre) /Rect [300 500 320 520] >>]"));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].document.text, "Blanket\n010190-0000\nSe bilag tre");
  EXPECT_NEAR(items[0].document.words[1].box.left, 100, 1);
  EXPECT_NEAR(items[0].document.words[1].box.top, 842 - 520, 1);
}

TEST_F(ReaderTest, ANameByteOfTheInvisibleLayerIsText) {
  const auto items = read("scan.pdf", pdf_of_lines({"Synlig) Tj 3 Tr 0 -20 Td (Usynlig"}));
  EXPECT_NE(items[0].document.text.find("Usynlig"), std::string::npos) << items[0].document.text;
}

TEST_F(ReaderTest, FilesInsideAreDocumentsOfTheirOwn) {
  const std::string inner = zip_of({{"notat.txt", "Et notat"}});
  const auto items = read("sag.zip", zip_of({{"brev.txt", "Et brev"}, {"mere/arkiv.zip", inner}}));
  EXPECT_EQ(texts(items), "sag.zip=;sag.zip/brev.txt=Et brev;sag.zip/mere/arkiv.zip=;sag.zip/mere/arkiv.zip/notat.txt=Et notat;");
  EXPECT_TRUE(std::all_of(items.begin(), items.end(), [](const auto& item) { return item.document.whole; }));
}

TEST_F(ReaderTest, NamesOfOldArchivesKeepTheirDanishLetters) {
  const auto items = read("a.zip", zip_of({{"k\x91r\x9b.txt", "x"}, {"bl\xe5.txt", "y"}}));
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[1].document.name, "a.zip/kærø.txt");
  EXPECT_EQ(items[2].document.name, "a.zip/blå.txt");
}

TEST_F(ReaderTest, AMailHasHeadBodyAndAttachments) {
  const auto items = read("svar.eml",
                          "From: =?utf-8?q?S=C3=B8ren_Pr=C3=B8ve?= <soren@example.dk>\r\nTo: borger@example.dk\r\n"
                          "Subject: =?iso-8859-1?q?Afg=F8relse?=\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                          "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
                          "Content-Transfer-Encoding: quoted-printable\r\n\r\nHej K=E5re\r\n--x\r\nContent-Type: text/plain\r\n"
                          "Content-Disposition: attachment; filename=\"bilag.txt\"\r\n\r\nBilaget\r\n--x--\r\n");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].document.format, Format::kEmail);
  EXPECT_NE(items[0].document.text.find("Fra: Søren Prøve <soren@example.dk>\nTil: borger@example.dk\n"), std::string::npos)
      << items[0].document.text;
  EXPECT_NE(items[0].document.text.find("Emne: Afgørelse\n\nHej Kåre"), std::string::npos) << items[0].document.text;
  EXPECT_EQ(items[1].document.name, "svar.eml/bilag.txt");
  EXPECT_EQ(items[1].document.text.substr(0, 7), "Bilaget");
}

TEST_F(ReaderTest, APageWithoutWordsIsReadByOcr) {
  const auto typeset = pdf_of_lines({"AKTINDSIGT 2026"});
  const auto rendered = sandbox_.run({.operation = "render", .inputs = {*Input::of_bytes(typeset)}, .options = R"({"page":0,"dpi":200})"});
  ASSERT_TRUE(rendered.has_value()) << rendered.error().code;
  ASSERT_NE(rendered->attachment("png"), nullptr);
  const auto items = read("scan.png", rendered->attachment("png")->bytes);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_TRUE(items[0].document.whole);
  EXPECT_NE(items[0].document.text.find("2026"), std::string::npos) << items[0].document.text;
  ASSERT_EQ(items[0].document.pages.size(), 1U);
  EXPECT_TRUE(items[0].document.pages[0].scanned);
  EXPECT_NEAR(items[0].document.pages[0].width, 595, 3);
  EXPECT_NEAR(items[0].document.words[0].box.left, 72, 4);
}

}  // namespace
}  // namespace meretid::parse
