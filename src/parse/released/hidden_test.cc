// SPDX-License-Identifier: EUPL-1.2
// What lies hidden in a PDF is found in every place it may hide, with its box, and an honest file is called clean.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/hidden.h"
#include "parse/released/hostile_pdf_test.h"

namespace meretid::parse {
namespace {

using namespace testing;
using ::testing::HasSubstr;

struct Hidden {
  const char* name;
  std::string file;
  std::string kind;
  std::string text = "Ravnsborg";
};
void PrintTo(const Hidden& hidden, std::ostream* out) { *out << hidden.name; }

const std::string kName = line(100, 200, "Ravnsborg");
const std::string kBlackBox = "0 g 95 195 80 18 re f\n";

HiddenReport report_of(const std::string& file) {
  const Sandbox sandbox;
  const auto input = Input::of_bytes(file);
  auto report = find_hidden(sandbox, *input, "brev.pdf");
  EXPECT_TRUE(report.has_value()) << report.error().code;
  return report ? std::move(*report) : HiddenReport();
}

std::string with_annotation(const std::string& body, const std::string& content = kName) {
  return pdf({.content = content, .page = "/Annots [6 0 R]", .objects = {"<< /Type /Annot /Rect [95 195 175 213] " + body + " >>"}});
}

class HiddenPlace : public ::testing::TestWithParam<Hidden> {};

TEST_P(HiddenPlace, IsFoundAndNamed) {
  const HiddenReport report = report_of(GetParam().file);
  ASSERT_FALSE(report.findings.empty());
  EXPECT_EQ(report.findings[0].kind, GetParam().kind);
  EXPECT_THAT(report.findings[0].text, HasSubstr(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(
    HiddenText, HiddenPlace,
    ::testing::Values(
        Hidden{"UnderABlackBox", pdf({.content = kName + kBlackBox}), "under_box"},
        Hidden{"UnderAWhiteBox", pdf({.content = kName + "1 g 95 195 80 18 re f\n"}), "under_box"},
        Hidden{"UnderAThickLine", pdf({.content = kName + "16 w 95 204 m 175 204 l S\n"}), "under_box"},
        Hidden{"UnderABoxInAForm", pdf({.content = kName + "/X Do\n", .resources = "/XObject << /X 6 0 R >>",
                                        .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300]", kBlackBox)}}), "under_box"},
        Hidden{"UnderAMultipliedBlackBox", pdf({.content = kName + "/G gs " + kBlackBox, .resources = "/ExtGState << /G << /BM /Multiply >> >>"}), "under_box"},
        Hidden{"InAFormUnderABox", pdf({.content = "/X Do\n" + kBlackBox, .resources = "/XObject << /X 6 0 R >>",
                                        .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /F 5 0 R >> >>", kName)}}), "under_box"},
        Hidden{"BlackOnBlack", pdf({.content = kBlackBox + kName}), "same_colour"},
        Hidden{"WhiteOnWhite", pdf({.content = "1 g " + kName}), "same_colour"},
        Hidden{"Invisible", pdf({.content = "3 Tr " + kName}), "invisible"},
        Hidden{"CutAway", pdf({.content = "q 0 0 50 50 re W n " + kName + "Q\n"}), "clipped"},
        Hidden{"BesideThePage", pdf({.content = line(100, 400, "Ravnsborg")}), "outside_page"},
        Hidden{"LayerThatIsOff", pdf({.content = "/OC /L BDC " + kName + "EMC\n", .catalogue = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
                                      .resources = "/Properties << /L 6 0 R >>", .objects = {"<< /Type /OCG /Name (L) >>"}}), "layer_off"},
        Hidden{"UnderASquare", with_annotation("/Subtype /Square /IC [0 0 0]"), "under_annotation"},
        Hidden{"MarkNeverApplied", with_annotation("/Subtype /Redact"), "not_applied"},
        Hidden{"HiddenComment", with_annotation("/Subtype /Text /F 2 /Contents (om Ravnsborg)", ""), "hidden_comment"},
        Hidden{"HiddenField", with_annotation("/Subtype /Widget /FT /Tx /F 2 /V (Ravnsborg)", ""), "hidden_field"},
        Hidden{"ReplacementText", pdf({.content = "/Span << /ActualText (Ravnsborg) >> BDC " + kBlackBox + "EMC\n"}), "actual_text"},
        Hidden{"EarlierVersion", updated(pdf({.content = kName}), line(100, 200, "Intet")), "earlier_version", "ravnsborg"},
        Hidden{"Script", pdf({.content = "", .catalogue = "/OpenAction << /S /JavaScript /JS (1) >>"}), "javascript", ""}),
    [](const auto& one) { return one.param.name; });

TEST(HiddenText, TheBoxIsNamedInPointsFromTheTopLeft) {
  const HiddenReport report = report_of(pdf({.content = kName + kBlackBox}));
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].page, 1);
  EXPECT_NEAR(report.findings[0].left, 95, 0.1);
  EXPECT_NEAR(report.findings[0].top, 300 - 213, 0.1);
  EXPECT_NEAR(report.findings[0].right, 175, 0.1);
  EXPECT_NEAR(report.findings[0].bottom, 300 - 195, 0.1);
}

TEST(HiddenText, WhatAnHonestPageHasIsNoFinding) {
  const std::string honest[] = {
      kName,
      kBlackBox + "1 g " + kName,                          // white letters on a black bar
      "0.9 g 95 195 80 18 re f 0 g " + kName,              // a shaded cell
      kName + "0 g 95 198 80 1 re f\n",                    // underlined
      kName + "1 1 0 rg /G gs 95 195 80 18 re f\n",        // marked with a yellow pen
      kName + kBlackBox + line(100, 230, "Ravnsborg"),     // says elsewhere what it hides here: still hidden
  };
  for (std::size_t i = 0; i < std::size(honest); ++i) {
    const HiddenReport report = report_of(pdf({.content = honest[i], .resources = "/ExtGState << /G << /BM /Multiply >> >>"}));
    EXPECT_EQ(report.findings.size(), i == 5 ? 1U : 0U) << i;
  }
}

TEST(HiddenText, ALetterUnderABoxThatIsWrittenAgainOnTopIsShown) {
  EXPECT_TRUE(report_of(pdf({.content = kName + "1 g 95 195 80 18 re f 0 g " + kName})).findings.empty());
}

TEST(HiddenText, AFormThatDrawsItselfEndsAndIsSaidNotToBeWhole) {
  const HiddenReport report = report_of(pdf({.content = "/X Do\n", .resources = "/XObject << /X 6 0 R >>",
      .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /XObject << /X 6 0 R >> >>", "/X Do /X Do")}}));
  EXPECT_FALSE(report.whole);
}

TEST(HiddenText, ALockedFileIsAnError) {
  const Sandbox sandbox;
  const auto input = Input::of_bytes("%PDF-1.4 rubbish");
  EXPECT_FALSE(find_hidden(sandbox, *input, "brev.pdf").has_value());
}

}  // namespace
}  // namespace meretid::parse
