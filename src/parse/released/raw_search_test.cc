// SPDX-License-Identifier: EUPL-1.2
// The walk over raw objects finds a value in every writing a PDF has for text, and says what a released file must not carry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/pages.h"
#include "parse/released/hostile_pdf_test.h"

namespace meretid::parse {
namespace {

using namespace testing;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Writing {
  const char* name;
  std::string content;  ///< of a string object in the file, with its brackets
  std::string value;    ///< what is looked for
};
void PrintTo(const Writing& writing, std::ostream* out) { *out << writing.name; }

class RawSearch : public ::testing::Test {
 protected:
  RawReport search(const std::string& file, std::vector<std::string> values) {
    const auto input = Input::of_bytes(file);
    auto report = search_raw(sandbox_, *input, values, "brev.pdf");
    EXPECT_TRUE(report.has_value()) << report.error().code;
    return report ? std::move(*report) : RawReport();
  }
  Sandbox sandbox_;
};

class WritingOfAValue : public RawSearch, public ::testing::WithParamInterface<Writing> {};

TEST_P(WritingOfAValue, IsFoundInAnObjectThatNobodyShows) {
  const RawReport report = search(pdf({.content = "", .objects = {"<< /Hidden " + GetParam().content + " >>"}}), {GetParam().value});
  ASSERT_FALSE(report.residues.empty());
  for (const Residue& residue : report.residues) EXPECT_EQ(residue.place.find(GetParam().value), std::string::npos) << "the place repeats the value";
}

INSTANTIATE_TEST_SUITE_P(
    RawSearch, WritingOfAValue,
    ::testing::Values(Writing{"Plain", "(brev fra Ravnsborg)", "Ravnsborg"}, Writing{"OtherCase", "(RAVNSBORG)", "Ravnsborg"},
                      Writing{"Latin", "(S\xf8"
                                       "lvb\xe6k)",
                              "Sølvbæk"},
                      Writing{"Utf8", "(\xef\xbb\xbfSølvbæk)", "Sølvbæk"}, Writing{"Utf16", utf16_string("Ravnsborg"), "Ravnsborg"},
                      Writing{"Hexadecimal", "<5261766E73626F7267>", "Ravnsborg"}, Writing{"PercentEncoded", "(http://x.example/R%61vnsb%6Frg)", "Ravnsborg"},
                      Writing{"Escaped", "(R\\141vnsborg)", "Ravnsborg"}, Writing{"WithoutHyphen", "(3112364008)", "311236-4008"},
                      Writing{"WithSpaces", "(311236 - 4008)", "311236-4008"}, Writing{"AsAName", "/Ravnsborg", "Ravnsborg"},
                      Writing{"AsANameWithHash", "/R#61vnsborg", "Ravnsborg"}),
    [](const auto& one) { return one.param.name; });

TEST_F(RawSearch, ANumberInTheGeometryOfAPageIsNoPersonalNumber) {
  const RawReport report = search(pdf({.content = "31 12 36 40 re 08 0 m 311 236 l 4008 0 l S\n"}), {"311236-4008"});
  EXPECT_TRUE(report.residues.empty()) << report.residues.front().place;
}

TEST_F(RawSearch, WhatIsSpelledFromOneOperatorIntoTheNextComesWithTheLettersOfThePage) {
  const RawReport across = search(pdf({.content = line(40, 200, "Den ravns") + line(300, 100, "borg laa")}), {"Ravnsborg"});
  ASSERT_EQ(across.residues.size(), 1U);
  ASSERT_EQ(across.contents.size(), 1U);
  EXPECT_EQ(across.contents[0].place, across.residues[0].place);
  EXPECT_EQ(across.contents[0].page, 0);
  EXPECT_EQ(across.contents[0].one_byte, sorted_letters("borg laa Den ravns"));
  // An operator that spells it by itself shows it, whatever the letters of the page are.
  for (const std::string& alone : {line(40, 200, "Ravnsborg"), std::string("BT /F 12 Tf [(Ravns) -4000 (borg)] TJ ET\n"),
                                   line(40, 200, "R") + line(300, 20, "a") + line(200, 250, "v") + line(10, 90, "ns") + line(390, 30, "bo") + line(70, 10, "rg")}) {
    const RawReport report = search(pdf({.content = alone}), {"Ravnsborg"});
    EXPECT_FALSE(report.residues.empty());
    EXPECT_TRUE(report.contents.empty());
  }
}

TEST_F(RawSearch, ForeignMatterIsNamed) {
  const RawReport report = search(
      pdf({.content = "", .catalogue = "/OpenAction << /S /JavaScript /JS (1) >> /Metadata 6 0 R /Names << /EmbeddedFiles << /Names [] >> >>",
           .objects = {stream("/Type /Metadata /Subtype /XML", "<x/>")}}),
      {});
  for (const char* what : {"/OpenAction", "/JS", "/Metadata", "/EmbeddedFiles"}) EXPECT_THAT(report.foreign, Contains(what));
  EXPECT_THAT(search(pdf({.content = line(40, 200, "Brev")}), {}).foreign, IsEmpty());
}

TEST_F(RawSearch, ADamagedFileHasWarnings) {
  std::string file = pdf({.content = line(40, 200, "Brev")});
  file.replace(file.rfind("startxref\n") + 10, 1, "9");
  EXPECT_FALSE(search(file, {}).warnings.empty());
  const auto input = Input::of_bytes("intet");
  EXPECT_FALSE(search_raw(sandbox_, *input, {}, "brev.pdf").has_value());
}

}  // namespace
}  // namespace meretid::parse
