// SPDX-License-Identifier: EUPL-1.2
// Structural redaction: the value is gone for every reader, what stands beside it stays where it was, and what is not safe is said.
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
using ::testing::HasSubstr;
using ::testing::Not;

struct Outcome {
  std::string text;
  RawReport raw;
  StruckPdf struck;
  std::vector<Word> words;
};

class Strike : public ::testing::Test {
 protected:
  // The box lies over (100, 200) from the bottom left of a page of 420 x 300.
  Outcome strike_name(const std::string& file, std::vector<std::string> terms = {"Ravnsborg"}, Box box = {98, 88, 158, 103}) {
    const auto input = Input::of_bytes(file);
    auto struck = strike(sandbox_, *input, {{{0, box, {}}}, terms, {}}, std::nullopt, "brev.pdf");
    EXPECT_TRUE(struck.has_value()) << struck.error().code;
    if (!struck) return {};
    Outcome outcome;
    outcome.struck = std::move(*struck);
    if (!outcome.struck.pages[0].structural) return outcome;
    const auto released = Input::of_bytes(outcome.struck.pdf);
    ReadLimits limits;
    limits.ocr = false;
    Document seen = Reader(sandbox_, limits).read("brev.pdf", *released).document;
    outcome.text = seen.text;
    outcome.words = seen.words;
    outcome.raw = *search_raw(sandbox_, *released, {"Ravnsborg"}, "brev.pdf");
    return outcome;
  }
  Sandbox sandbox_;
};

const std::string kBefore = line(40, 200, "Fru"), kAfter = line(180, 200, "kom");

TEST_F(Strike, TheNameGoesAndItsNeighboursStayReadable) {
  for (const std::string& name : {line(100, 200, "Ravnsborg"), std::string("BT /F 12 Tf 100 200 Td [(Ra) -20 (vns) 15 (borg)] TJ ET\n"),
                                  std::string("BT /F 12 Tf 14 TL 100 214 Td (Ravnsborg) ' ET\n"), std::string("BT /F 12 Tf 14 TL 100 214 Td 0 0 (Ravnsborg) \" ET\n"),
                                  std::string("/Span << /ActualText (Ravnsborg) >> BDC ") + line(100, 200, "Ravnsborg") + "EMC\n"}) {
    const Outcome outcome = strike_name(pdf({.content = kBefore + name + kAfter, .trailer = "/Info << /Title (Ravnsborg) >>"}));
    EXPECT_THAT(outcome.text, Not(HasSubstr("Ravnsborg"))) << name;
    EXPECT_THAT(outcome.text, HasSubstr("Fru"));
    EXPECT_THAT(outcome.text, HasSubstr("kom"));
    EXPECT_TRUE(outcome.raw.residues.empty()) << name;
    EXPECT_TRUE(outcome.raw.foreign.empty());
    ASSERT_EQ(outcome.words.size(), 2U);
    EXPECT_EQ(outcome.words[0].box.left, 40);
  }
}

TEST_F(Strike, TheGapTellsNoName) {
  std::vector<double> places;
  for (const std::string name : {"Ravnsborg", "Ravnsborgen", "Anlund-Ry"}) {
    const Outcome outcome = strike_name(pdf({.content = "BT /F 12 Tf 100 200 Td (" + name + " kom) Tj ET\n"}), {name}, {98, 88, 173, 103});
    ASSERT_EQ(outcome.words.size(), 1U) << outcome.text;
    places.push_back(outcome.words[0].box.left);
  }
  EXPECT_NEAR(places[0], places[1], 0.1);
  EXPECT_NEAR(places[0], places[2], 0.1);
}

TEST_F(Strike, AColumnBesideTheNameDoesNotMove) {
  const Outcome outcome = strike_name(pdf({.content = line(100, 200, "Ravnsborg") + line(300, 200, "Spalte")}));
  ASSERT_EQ(outcome.words.size(), 1U);
  EXPECT_NEAR(outcome.words[0].box.left, 300, 0.1);
}

TEST_F(Strike, InsideAFormTheNameGoesToo) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + "/X Do\n", .resources = "/XObject << /X 6 0 R >>",
      .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /F 5 0 R >> >>", line(100, 200, "Ravnsborg"))}}));
  EXPECT_THAT(outcome.text, HasSubstr("Fru"));
  EXPECT_TRUE(outcome.raw.residues.empty());
}

TEST_F(Strike, OnlyTheTermOfALongerWordGoes) {
  const Outcome outcome = strike_name(pdf({.content = line(100, 200, "Ravnsborgske")}), {"ravnsborg"}, {98, 88, 180, 103});
  EXPECT_THAT(outcome.text, HasSubstr("ske"));
  EXPECT_THAT(outcome.text, Not(HasSubstr("Ravnsborg")));
}

TEST_F(Strike, TheGroundIsWrittenInTheBoxWhereThereIsRoom) {
  const auto input = Input::of_bytes(pdf({.content = kBefore + line(100, 200, "Ravnsborg")}));
  for (const bool room : {true, false}) {
    const std::string ground = room ? "§ 30, nr. 1" : "§ 15, stk. 1, nr. 3 (2012), og en del mere, end der er plads til";
    const auto struck = strike(sandbox_, *input, {{{0, {98, 88, 158, 103}, ground}}, {}, {}}, std::nullopt, "brev.pdf");
    ASSERT_TRUE(struck.has_value());
    ASSERT_EQ(struck->boxes.size(), 1U);
    EXPECT_EQ(struck->boxes[0].label, room ? ground : "");
    const Document seen = Reader(sandbox_).read("brev.pdf", *Input::of_bytes(struck->pdf)).document;
    EXPECT_EQ(seen.text.find("§") != std::string::npos, room) << seen.text;
    EXPECT_THAT(seen.text, Not(HasSubstr("Ravnsborg")));
    EXPECT_TRUE(find_hidden(sandbox_, *Input::of_bytes(struck->pdf), "brev.pdf")->findings.empty());
  }
}

TEST_F(Strike, WhatIsNotSafeIsSaid) {
  EXPECT_EQ(strike_name(pdf({.content = kBefore})).struck.pages[0].reason, "content");
  EXPECT_EQ(strike_name(pdf({.content = line(100, 200, "Ravnsborg") + "q 60 0 0 15 98 197 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"})).struck.pages[0].reason, "picture");
}

const std::string kOff = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>";

TEST_F(Strike, OfALayerThatIsOffNothingComesAlong) {
  for (const std::string& hidden : {line(40, 120, "Ravnsborg"), std::string("0 g 40 120 50 20 re f\n"), std::string("q 60 0 0 15 98 120 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"),
                                    std::string("/X Do\n")}) {
    const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + "/OC /L BDC\n" + hidden + "EMC\n" + kAfter, .catalogue = kOff,
                                             .resources = "/Properties << /L 6 0 R >> /XObject << /X 7 0 R >>",
                                             .objects = {"<< /Type /OCG /Name (L) >>", stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /F 5 0 R >> >>", line(40, 120, "Ravnsborg"))}}));
    EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
    EXPECT_TRUE(outcome.raw.residues.empty()) << hidden;
    EXPECT_THAT(outcome.text, HasSubstr("Fru"));
    EXPECT_EQ(plain_text(outcome.struck.pdf).find("Ravnsborg"), std::string::npos);
    EXPECT_TRUE(find_hidden(sandbox_, *Input::of_bytes(outcome.struck.pdf), "brev.pdf")->findings.empty());
    EXPECT_EQ(outcome.struck.boxes.size(), 1U);
  }
}

TEST_F(Strike, InsideAPatternOrAMaskTheNameGoesToo) {
  const std::string pattern = stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 20] /XStep 100 /YStep 20 /Resources << /Font << /F 5 0 R >> >>", line(5, 5, "Ravnsborg"));
  const std::string mask = stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /F 5 0 R >> >>", "1 g " + line(5, 50, "Ravnsborg"));
  for (const std::string& use : {std::string("/Pattern cs /P scn 40 40 200 40 re f\n"), std::string("q /G gs 40 40 200 40 re f Q\n")}) {
    const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + kAfter + use,
                                             .resources = "/Pattern << /P 6 0 R >> /ExtGState << /G << /SMask << /S /Luminosity /G 7 0 R >> >> >>", .objects = {pattern, mask}}));
    EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
    EXPECT_TRUE(outcome.raw.residues.empty()) << use;
    EXPECT_THAT(unpacked(outcome.struck.pdf), Not(HasSubstr("Ravnsborg")));
  }
}

TEST_F(Strike, AFontThatIsCalledByTheNameIsCalledOtherwise) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + "BT /G 12 Tf 1 0 0 1 40 100 Tm (Hilsen) Tj ET\n" + kAfter,
                                           .resources = "/Font << /F 5 0 R /G 6 0 R >>", .objects = {"<< /Type /Font /Subtype /Type1 /BaseFont /RavnsborgScript /Encoding /WinAnsiEncoding >>"}}));
  EXPECT_TRUE(outcome.raw.residues.empty());
  EXPECT_THAT(outcome.text, HasSubstr("Hilsen"));
}

TEST_F(Strike, ATermThatNoReaderSawGoesToo) {
  // Cut away by a clip: drawn, and on no page.
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + "q 0 0 1 1 re W n " + line(40, 100, "Ravnsborg") + "Q\n" + kAfter}));
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_TRUE(outcome.raw.residues.empty());
}

TEST_F(Strike, NothingHiddenIsLeftUnderTheBox) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg")}));
  const auto input = Input::of_bytes(outcome.struck.pdf);
  const auto hidden = find_hidden(sandbox_, *input, "brev.pdf");
  ASSERT_TRUE(hidden.has_value());
  EXPECT_TRUE(hidden->findings.empty());
}

}  // namespace
}  // namespace meretid::parse
