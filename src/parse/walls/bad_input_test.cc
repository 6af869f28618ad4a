// SPDX-License-Identifier: EUPL-1.2
// Bad files: each one is a finding that names document, place, what was expected and what was found, and the next file is read.
#include <gtest/gtest.h>

#include <chrono>

#include "base/catalogue.h"
#include "parse/read.h"
#include "parse/walls/made_files.h"

namespace meretid::parse {
namespace {

using namespace std::chrono_literals;

class BadInput : public testing::Test {
 protected:
  Reading read(const std::string& name, const std::string& bytes, ReadLimits limits = {}) {
    return Reader(sandbox_, limits).read(name, *Input::of_bytes(bytes));
  }
  std::vector<ReadItem> read_all(const std::string& name, const std::string& bytes, ReadLimits limits = {}) {
    return Reader(sandbox_, limits).read_all(name, *Input::of_bytes(bytes));
  }
  static std::string sentence(const Document& document, std::string_view code) {
    for (const auto& finding : document.findings)
      if (finding.code == code) return base::render(finding, base::Language::kDanish);
    std::string others = "no " + std::string(code) + ", but";
    for (const auto& finding : document.findings) others += " " + finding.code;
    return others;
  }
  /// Every test ends with another file that must be read as if nothing had been.
  void TearDown() override {
    const Reading good = read("god.txt", "Alt er som før.");
    EXPECT_TRUE(good.document.whole);
    EXPECT_EQ(good.document.text, "Alt er som før.");
  }
  Sandbox sandbox_;
};

TEST_F(BadInput, AnEmptyFile) {
  const auto reading = read("tom.pdf", "");
  EXPECT_FALSE(reading.document.whole);
  EXPECT_EQ(sentence(reading.document, "parse.empty"), "tom.pdf: Filen er tom: der var ventet indhold, men den er på 0 byte.");
}

TEST_F(BadInput, AnEncryptedPdf) {
  const auto reading = read("hemmelig.pdf", pdf_with_password(pdf_of_pages(2), "kode"));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_TRUE(reading.document.text.empty());
  EXPECT_EQ(sentence(reading.document, "parse.encrypted"),
            "hemmelig.pdf: En fil uden adgangskode var ventet, men denne kan kun åbnes med en adgangskode. Den er ikke læst.");
}

TEST_F(BadInput, APdfThatOnlyRestrictsIsRead) {
  const auto reading = read("laast.pdf", pdf_with_password(pdf_of_pages(1), ""));
  EXPECT_EQ(reading.document.text, "Side 1");
}

TEST_F(BadInput, ATruncatedPdf) {
  const std::string whole = pdf_of_pages(40);
  const auto reading = read("halv.pdf", whole.substr(0, whole.size() / 2));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_EQ(sentence(reading.document, "parse.truncated"),
            "halv.pdf: Filen er skåret over: %%EOF var ventet til sidst, men filen slutter efter " + std::to_string(whole.size() / 2) +
                " byte. Hvad der mangler, er ikke læst.");
}

TEST_F(BadInput, TenThousandPages) {
  const auto start = std::chrono::steady_clock::now();
  const auto reading = read("lang.pdf", pdf_of_pages(10'000));
  EXPECT_TRUE(reading.document.whole) << sentence(reading.document, "");
  ASSERT_EQ(reading.document.pages.size(), 10'000U);
  EXPECT_EQ(reading.document.words.size(), 20'000U);
  EXPECT_EQ(reading.document.words.back().page, 9'999);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 60s);
  const auto refused = read("lang.pdf", pdf_of_pages(300), {.pages = 200});
  EXPECT_EQ(sentence(refused.document, "parse.too_many_pages"),
            "lang.pdf: Et dokument må højst have 200 sider, men dette har 300. Det er ikke læst.");
}

TEST_F(BadInput, AZipBombStopsAtItsRatio) {
  const std::string zeros(std::size_t{200} << 20, '\0');
  const auto items = read_all("bombe.zip", zip_of({{"god.txt", "Læses"}, {"nuller.txt", zeros}}));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_FALSE(items[0].document.whole);
  EXPECT_NE(sentence(items[0].document, "parse.zip_bomb").find("bombe.zip, nuller.txt: En zip-bombe"), std::string::npos)
      << sentence(items[0].document, "parse.zip_bomb");
  EXPECT_EQ(items[1].document.text, "Læses");
}

TEST_F(BadInput, ZipsInsideZipsEndAtTheirDepth) {
  std::string zip = zip_of({{"inderst.txt", "x"}});
  for (int i = 0; i < 8; ++i) zip = zip_of({{"a.zip", zip}});
  const auto items = read_all("dyb.zip", zip, {.depth = 3});
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(sentence(items[4].document, "parse.too_deep"),
            "dyb.zip/a.zip/a.zip/a.zip/a.zip: Filer må højst ligge 3 niveauer inde i hinanden; denne ligger dybere og er ikke læst.");
}

TEST_F(BadInput, NamesThatLeaveTheArchiveAreMadeSafe) {
  const auto items = read_all("u.zip", zip_of({{"../../etc/passwd", "a"}, {"/rod.txt", "b"}, {"C:\\x\\y.txt", "c"}, {"ens.txt", "d"}, {"ENS.txt", "e"}}));
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[1].document.name, "u.zip/etc/passwd");
  EXPECT_EQ(items[2].document.name, "u.zip/rod.txt");
  EXPECT_EQ(items[3].document.name, "u.zip/x/y.txt");
  EXPECT_EQ(items[4].document.name, "u.zip/ens.txt");
  EXPECT_EQ(items[5].document.name, "u.zip/ENS (2).txt");
  EXPECT_EQ(sentence(items[0].document, "parse.unsafe_name"),
            "u.zip: Et relativt, entydigt navn var ventet, men der stod »../../etc/passwd«. Filen er kaldt »etc/passwd«.");
}

TEST_F(BadInput, AnEncryptedZip) {
  const auto reading = read("k.zip", zip_of({{"a.txt", "hemmeligt indhold"}}, 1));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_NE(sentence(reading.document, "parse.encrypted").find("adgangskode"), std::string::npos);
}

TEST_F(BadInput, ATruncatedZip) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 5000; ++i) noise.push_back(static_cast<char>((x = x * 1103515245 + 12345) >> 16));
  const std::string zip = zip_of({{"a.txt", noise}, {"b.txt", "b"}});
  const auto reading = read("halv.zip", zip.substr(0, 2000));
  EXPECT_FALSE(reading.document.whole);
}

TEST_F(BadInput, AnImageOfFiftyThousandPixels) {
  const auto reading = read("stor.png", png_header(50'000, 50'000));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_EQ(sentence(reading.document, "parse.image_too_large"),
            "stor.png: Et billede må højst være 20000 pixel på hver led og 120 millioner i alt, men dette er 50000 × 50000. "
            "Det er ikke læst.");
}

TEST_F(BadInput, ABrokenImage) {
  const auto reading = read("brudt.png", png_header(300, 300));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_EQ(sentence(reading.document, "parse.image_damaged"),
            "brudt.png: Billedet kunne ikke læses: det er beskadiget eller skåret over.");
}

TEST_F(BadInput, AWrongExtension) {
  const auto pdf = read("notat.txt", pdf_of_pages(1));
  EXPECT_EQ(pdf.document.format, Format::kPdf);
  EXPECT_EQ(pdf.document.text, "Side 1");
  EXPECT_EQ(sentence(pdf.document, "parse.wrong_extension"),
            "notat.txt: Filens navn siger .txt, men indholdet er PDF. Filen er behandlet efter sit indhold.");
  const auto binary = read("data.txt", std::string("abc\0\x01\x02\x03", 7));
  EXPECT_FALSE(binary.document.whole);
  EXPECT_EQ(sentence(binary.document, "parse.not_text"),
            "data.txt: Tekst var ventet, men ved byte 3 står der et nul-tegn: filen er ikke tekst og er ikke læst.");
}

TEST_F(BadInput, TextThatIsNotUtf8) {
  const auto reading = read("gammel.txt", "linje et\nbl\xe5 b\xe6r");
  EXPECT_TRUE(reading.document.whole);
  EXPECT_EQ(reading.document.text, "linje et\nblå bær");
  EXPECT_EQ(reading.document.encoding, "windows-1252");
  EXPECT_EQ(sentence(reading.document, "parse.not_utf8"),
            "gammel.txt: UTF-8 var ventet, men i linje 2 (byte 11) står 0xE5, som UTF-8 ikke tillader. Filen er læst som Windows-1252.");
}

TEST_F(BadInput, AFormatThatNobodyReads) {
  const auto reading = read("oplæg.pptx", zip_of({{"[Content_Types].xml", "<x/>"}, {"ppt/presentation.xml", "<y/>"}}));
  EXPECT_FALSE(reading.document.whole);
  EXPECT_EQ(reading.document.format, Format::kOther);
  const std::string said = sentence(reading.document, "parse.not_read");
  EXPECT_TRUE(said.starts_with("oplæg.pptx: Formatet læses ikke: filen er PowerPoint-præsentation (.pptx). Der læses PDF,")) << said;
}

TEST_F(BadInput, AMailOfNothingButRubbishSurvives) {
  const auto reading = read("rod.eml", "From: \xff\xfe\xfd\r\nContent-Type: multipart/mixed; boundary=\r\nTo\r\n\r\n--\r\n--\r\n");
  EXPECT_EQ(reading.document.format, Format::kEmail);
}

}  // namespace
}  // namespace meretid::parse
