// SPDX-License-Identifier: EUPL-1.2
// Comments and fields of a struck page: what the page shows of them is still there as text, what it does not show stays as a note, and
// nothing of either tells what was struck.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/hidden.h"
#include "parse/read.h"
#include "parse/released/hostile_pdf_test.h"
#include "parse/released/outside_readers.h"
#include "parse/strike.h"

namespace meretid::parse {
namespace {

using namespace testing;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class KeptNotes : public ::testing::Test {
 protected:
  // The box lies over the name at (100, 200), or where it is said to.
  std::string struck(const std::string& file, Box box = {98, 88, 158, 103}, std::vector<std::string> terms = {"Ravnsborg"}) {
    const auto input = Input::of_bytes(file);
    const auto made = strike(sandbox_, *input, {{{0, box, {}}}, std::move(terms), {}, {"Ravnsborg"}}, std::nullopt, "brev.pdf");
    EXPECT_TRUE(made.has_value());
    if (!made) return {};
    EXPECT_TRUE(made->pages[0].structural) << made->pages[0].reason;
    const auto released = Input::of_bytes(made->pdf);
    const auto raw = search_raw(sandbox_, *released, {"Ravnsborg"}, "brev.pdf");
    EXPECT_THAT(raw->residues, IsEmpty());
    EXPECT_THAT(raw->foreign, IsEmpty());
    EXPECT_TRUE(find_hidden(sandbox_, *released, "brev.pdf")->findings.empty());
    EXPECT_EQ(complaints(made->pdf), "");
    ReadLimits limits;
    limits.ocr = false;
    read_ = Reader(sandbox_, limits).read("brev.pdf", *released).document.text;
    drawn_ = plain_text(made->pdf);
    return unpacked(made->pdf);
  }
  Sandbox sandbox_;
  std::string read_, drawn_;
};

const std::string kLine = line(40, 200, "Fru") + line(100, 200, "Ravnsborg") + line(180, 200, "kom");
std::string with_annotations(const std::string& first, const std::string& second = "null", const std::string& catalogue = {}) {
  return pdf({.content = kLine, .page = "/Annots [6 0 R 7 0 R]", .catalogue = catalogue, .objects = {first, second}});
}
std::string field(const std::string& keys, const std::string& rect = "[40 100 240 118]") {
  return with_annotations("<< /Type /Annot /Subtype /Widget /F 4 /T (felt) /Rect " + rect + " " + keys + " >>", "null", "/AcroForm << /Fields [6 0 R] /DA (/Helv 10 Tf 0 g) >>");
}

TEST_F(KeptNotes, ACommentStaysAndOneWithTheNameGoes) {
  struck(with_annotations("<< /Type /Annot /Subtype /Text /Rect [300 20 320 40] /Contents (Husk bilaget) /T (Quist) >>", "<< /Type /Annot /Subtype /Text /Rect [350 20 370 40] /Contents (Om Ravnsborg) >>"));
  EXPECT_THAT(read_, AllOf(HasSubstr("Husk bilaget"), HasSubstr("kom"), Not(HasSubstr("Ravnsborg")), Not(HasSubstr("Om"))));
}

TEST_F(KeptNotes, ACommentUnderABoxGoesWholeAndLeavesABox) {
  const std::string all = struck(pdf({.content = line(40, 200, "Fru"), .page = "/Annots [6 0 R]", .objects = {"<< /Type /Annot /Subtype /Text /Rect [300 20 320 40] /Contents (Om fru R.) >>"}}), {299, 259, 321, 281}, {});
  EXPECT_THAT(read_, AllOf(Not(HasSubstr("Om")), HasSubstr("Fru")));
  EXPECT_THAT(all, HasSubstr("re f"));
}

TEST_F(KeptNotes, OfACommentOverOtherTextOnlyTheTermGoes) {
  struck(with_annotations("<< /Type /Annot /Subtype /Highlight /Rect [178 198 210 212] /Contents (Om Ravnsborg) >>"), {177, 87, 211, 103});
  EXPECT_THAT(read_, AllOf(HasSubstr("kom"), Not(HasSubstr("Om"))));
}

TEST_F(KeptNotes, WhatAFieldShowsIsStillThere) {
  for (const std::string& keys : {std::string("/FT /Tx /V (Sk\xF8nt b\xE6k)"), std::string("/FT /Tx /Q 2 /V (Sk\xF8nt b\xE6k) /DA (0 0 1 rg /Helv 0 Tf)"), std::string("/FT /Ch /V (Sk\xF8nt b\xE6k)"),
                                  std::string("/FT /Tx /Ff 16777216 /MaxLen 9 /V (Sk\xF8nt b\xE6k)")}) {
    struck(field(keys));
    EXPECT_THAT(essence(drawn_), HasSubstr("skøntbæk")) << keys;
  }
  struck(field("/FT /Tx /Ff 4096 /V (F\xF8rste linje er lang og g\xE5r over i den n\xE6ste\nTredje)", "[40 20 180 90]"));
  EXPECT_THAT(drawn_, AllOf(HasSubstr("Første"), HasSubstr("næste"), HasSubstr("Tredje")));
  struck(field("/FT /Tx /Ff 8192 /V (hemmelig)"));
  EXPECT_THAT(drawn_, AllOf(HasSubstr("********"), Not(HasSubstr("hemmelig"))));
}

TEST_F(KeptNotes, ABoxIsTickedWhereItsValueSaysSo) {
  const auto look = [](const char* text) { return stream("/Type /XObject /Subtype /Form /BBox [0 0 60 18] /Resources << /Font << /F 5 0 R >> >>", line(2, 4, text)); };
  struck(pdf({.content = kLine, .page = "/Annots [6 0 R]", .catalogue = "/AcroForm << /Fields [6 0 R] /NeedAppearances true >>",
              .objects = {"<< /Type /Annot /Subtype /Widget /FT /Btn /F 4 /T (felt) /Rect [40 100 100 118] /V /Ja /AS /Off /AP << /N << /Ja 7 0 R /Off 8 0 R >> >> >>", look("Valgt"), look("Tom")}}));
  EXPECT_THAT(drawn_, AllOf(HasSubstr("Valgt"), Not(HasSubstr("Tom"))));
}

TEST_F(KeptNotes, AFreeTextWithoutAnAppearanceIsDrawn) {
  struck(with_annotations("<< /Type /Annot /Subtype /FreeText /F 4 /Rect [40 100 240 118] /DA (/Helv 10 Tf 0 g) /Contents (Vedtaget) >>"));
  EXPECT_THAT(drawn_, HasSubstr("Vedtaget"));
}

TEST_F(KeptNotes, TheNameInAFieldGoesAndTheRestStays) {
  const auto words = testing::words(field("/FT /Tx /V (Fru Ravnsborg kom)"));
  for (const auto& word : words.words)
    if (word.text == "Ravnsborg" && word.box.top > 150) {
      struck(pdf({.content = line(40, 200, "Notat"), .page = "/Annots [6 0 R]", .catalogue = "/AcroForm << /Fields [6 0 R] /DA (/Helv 10 Tf 0 g) >>",
                  .objects = {"<< /Type /Annot /Subtype /Widget /F 4 /T (felt) /Rect [40 100 240 118] /FT /Tx /V (Fru Ravnsborg kom) >>"}}),
             word.box);
      EXPECT_THAT(drawn_, AllOf(HasSubstr("Fru"), HasSubstr("kom"), Not(HasSubstr("Ravnsborg"))));
      return;
    }
  FAIL() << "no reader sees the field";
}

TEST_F(KeptNotes, ANoteWithMoreThanATextIsForeign) {
  for (const char* more : {"/RC (x)", "/Popup 4 0 R", "/AP << /N 4 0 R >>", "/T (Quist)"}) {
    const auto input = Input::of_bytes(with_annotations(std::string("<< /Type /Annot /Subtype /Text /F 4 /Rect [300 20 320 40] /Contents (Husk) ") + more + " >>"));
    EXPECT_THAT(search_raw(sandbox_, *input, {}, "brev.pdf")->foreign, ::testing::Contains("/Annots")) << more;
  }
}

}  // namespace
}  // namespace meretid::parse
