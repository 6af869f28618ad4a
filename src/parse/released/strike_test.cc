// SPDX-License-Identifier: EUPL-1.2
// Structural redaction: the value is gone for every reader, what stands beside it stays where it was, and what is not safe is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "parse/drawn/made_truetype.h"
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

TEST_F(Strike, AResourceThatIsCalledByTheNameIsCalledOtherwise) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + "BT /RavnsborgSans 12 Tf 1 0 0 1 40 100 Tm (Hilsen) Tj ET /Ravnsborg gs /RavnsborgForm Do\n" + kAfter,
                                           .resources = "/Font << /F 5 0 R /RavnsborgSans 5 0 R >> /ExtGState << /Ravnsborg << /LW 1 >> >> /XObject << /RavnsborgForm 6 0 R >>",
                                           .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /RavnsborgSans 5 0 R >> >>",
                                                              "BT /RavnsborgSans 12 Tf 1 0 0 1 40 60 Tm (Bilag) Tj ET")}}));
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_TRUE(outcome.raw.residues.empty()) << outcome.raw.residues.front().place;
  EXPECT_THAT(outcome.text, HasSubstr("Hilsen"));
  EXPECT_THAT(outcome.text, HasSubstr("Bilag"));
}

TEST_F(Strike, NeitherCommentsNorAWritersOwnKeysComeAlong) {
  const Outcome outcome = strike_name(pdf({.content = "% om Ravnsborg (\n" + kBefore + line(100, 200, "Ravnsborg") + "/X Do % Ravnsborg\n" + line(40, 80, "100 % sikkert") + kAfter, .resources = "/XObject << /X 6 0 R >>",
                                           .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /PTEX.InfoDict << /Title (Ravnsborg) >> /Resources << /Font << /F 5 0 R >> /Ravnsborg << >> >>",
                                                              "% Ravnsborg\n" + line(40, 120, "Bilag"))}}));
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(unpacked(outcome.struck.pdf), Not(HasSubstr("Ravnsborg")));
  EXPECT_THAT(outcome.text, HasSubstr("Bilag"));
  EXPECT_THAT(outcome.text, HasSubstr("100 % sikkert"));
}

TEST_F(Strike, AFormThatDrawsItselfIsCutOff) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + kAfter + "/X Do\n", .resources = "/XObject << /X 6 0 R >>",
      .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>", line(40, 120, "Bilag") + "/X Do")}}));
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("Bilag"));
  EXPECT_TRUE(find_hidden(sandbox_, *Input::of_bytes(outcome.struck.pdf), "brev.pdf")->whole);
}

TEST_F(Strike, NumbersBeforeAnyFontMoveNothing) {
  const Outcome outcome = strike_name(pdf({.content = "BT [-3092 12] TJ ET " + kBefore + line(100, 200, "Ravnsborg") + kAfter}));
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
}

TEST_F(Strike, ABoxThatIsALineThroughTheLettersStrikesThem) {
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + kAfter}), {"Ravnsborg"}, {98, 99.8, 158, 100.2});
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_TRUE(outcome.raw.residues.empty());
  ASSERT_EQ(outcome.struck.boxes.size(), 1U);
  EXPECT_GT(outcome.struck.boxes[0].box.bottom - outcome.struck.boxes[0].box.top, 8);
}

TEST_F(Strike, TextDoesNotMoveOutOfWhatItIsCutTo) {
  const std::string form = stream("/Type /XObject /Subtype /Form /BBox [0 0 182 300] /Resources << /Font << /F 5 0 R >> >>", line(100, 200, "Ravnsborg nu"));
  const Outcome outcome = strike_name(pdf({.content = "/X Do\n", .resources = "/XObject << /X 6 0 R >>", .objects = {form}}));
  ASSERT_EQ(outcome.words.size(), 1U) << outcome.text;
  EXPECT_LE(outcome.words[0].box.right, 182);
}

TEST_F(Strike, LettersOfDistantWordsSpellNoTerm) {
  const Outcome outcome = strike_name(pdf({.content = line(100, 200, "Ravnsborg") + line(300, 100, "Ravns") + line(40, 40, "borg")}));
  EXPECT_THAT(outcome.text, HasSubstr("Ravns"));
  EXPECT_THAT(outcome.text, HasSubstr("borg"));
  const Outcome line_end = strike_name(pdf({.content = line(100, 200, "Ravnsborg") + "q 0 0 1 1 re W n " + line(300, 100, "Ravns-") + line(40, 86, "borg") + "Q\n"}));
  EXPECT_THAT(unpacked(line_end.struck.pdf), Not(HasSubstr("borg")));
}

// The codes 1, 2 … mean these letters.
std::string text_map(const std::string& letters) {
  std::string lines;
  for (std::size_t i = 0; i < letters.size(); ++i) lines += fmt::format("<{:02X}> <{:04X}>\n", i + 1, static_cast<unsigned char>(letters[i]));
  return stream("", fmt::format("1 begincodespacerange <00> <FF> endcodespacerange\n{} beginbfchar\n{}endbfchar\n", letters.size(), lines));
}
std::string in_codes(const std::string& text, const std::string& letters) {
  std::string hex = "<";
  for (const char c : text) hex += fmt::format("{:02X}", letters.find(c) + 1);
  return hex + ">";
}
// A page whose font has its letters in the order they came up, from a program of its own or not.
std::string in_order_of_use(const std::string& letters, bool program, const std::string& rest = "borg sank") {
  std::vector<int> widths;
  std::string list;
  for (std::size_t i = 0; i < letters.size(); ++i) widths.push_back(400 + 20 * static_cast<int>(i)), list += std::to_string(widths.back()) + " ";
  const std::string file = drawn::made_truetype(widths);
  return pdf({.content = "BT /G 12 Tf 1 0 0 1 100 200 Tm " + in_codes("Ravnsborg", letters) + " Tj 1 0 0 1 40 100 Tm " + in_codes(rest, letters) + " Tj ET\n" + kAfter, .resources = "/Font << /F 5 0 R /G 6 0 R >>",
              .objects = {fmt::format("<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Brev /FirstChar 1 /LastChar {} /Widths [{}] /ToUnicode 7 0 R /FontDescriptor 8 0 R >>", letters.size(), list), text_map(letters),
                          std::string("<< /Type /FontDescriptor /FontName /AAAAAA+Brev /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 ") + (program ? "/FontFile2 9 0 R >>" : ">>"),
                          stream(fmt::format("/Length1 {}", file.size()), file)}});
}

TEST_F(Strike, AFontInTheOrderOfUseIsMadeAnewInThatOfTheAlphabet) {
  // All letters of the name stay in use, so that codes and glyphs in their old order would spell it.
  const Outcome outcome = strike_name(in_order_of_use("Ravnsbog rk", true, "snvaR grob"));
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("snvaR grob"));
  EXPECT_TRUE(outcome.raw.residues.empty()) << outcome.raw.residues.front().place;
  const std::string all = unpacked(outcome.struck.pdf);
  EXPECT_THAT(all, Not(HasSubstr("<01> <0052>")));
  EXPECT_THAT(all, HasSubstr("beginbfrange"));
  EXPECT_EQ(complaints(outcome.struck.pdf), "");
  EXPECT_TRUE(find_hidden(sandbox_, *Input::of_bytes(outcome.struck.pdf), "brev.pdf")->findings.empty());
}

TEST_F(Strike, OfAFontInTheOrderOfUseThatCannotBeMadeAnewNoPageStaysText) {
  EXPECT_EQ(strike_name(in_order_of_use("Ravnsbog rk", false)).struck.pages[0].reason, "font");
  // With another letter before it is not the name that comes first, but it is still spelled.
  EXPECT_EQ(strike_name(in_order_of_use("k Ravnsbog", false)).struck.pages[0].reason, "font");
}

TEST_F(Strike, AFontTellsTooWhereOnlySomeLettersOfTheNameAreNewInIt) {
  // "ars" stood before the name, so the codes go on with R v n b o g: no value, but most of one.
  const std::string content = "BT /G 12 Tf 1 0 0 1 40 260 Tm " + in_codes("ars", "arsRvnbog k") + " Tj ET ";
  std::string file = in_order_of_use("arsRvnbog k", false, "nk");
  const auto at = file.find("BT /G 12 Tf");
  file.insert(at, content);
  EXPECT_EQ(strike_name(file).struck.pages[0].reason, "font");
}

TEST_F(Strike, AFontWhoseCodesAloneAreInTheOrderOfUseIsMadeAnewByItsNames) {
  const std::string letters = "Ravnsbog rk", sorted = " Rabgknorsv";
  std::string names, list;
  for (const char c : letters) names += c == ' ' ? "/space " : std::string("/") + c + " ", list += "600 ";
  const std::string program = drawn::made_truetype(std::vector<int>(sorted.size(), 600), 0, sorted);
  const Outcome outcome = strike_name(pdf({.content = "BT /G 12 Tf 1 0 0 1 100 200 Tm " + in_codes("Ravnsborg", letters) + " Tj 1 0 0 1 40 100 Tm " + in_codes("grob snvaR", letters) + " Tj ET\n" + kAfter, .resources = "/Font << /F 5 0 R /G 6 0 R >>",
                                           .objects = {fmt::format("<< /Type /Font /Subtype /TrueType /BaseFont /Brev /FirstChar 1 /LastChar {} /Widths [{}] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 {}] >> /FontDescriptor 7 0 R >>", letters.size(), list, names),
                                                       "<< /Type /FontDescriptor /FontName /Brev /Flags 32 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontFile2 8 0 R >>",
                                                       stream(fmt::format("/Length1 {}", program.size()), program)}}), {"Ravnsborg"}, {98, 88, 168, 103});
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("grob snvaR"));
  EXPECT_THAT(unpacked(outcome.struck.pdf), Not(HasSubstr("/Differences")));
}

TEST_F(Strike, AFontOfContentsInTheOrderOfUseIsMadeAnew) {
  const std::string letters = "Ravnsbog rk";
  std::string names, contents, list;
  for (std::size_t i = 0; i < letters.size(); ++i) names += fmt::format("/g{} ", i), contents += fmt::format("/g{} 9 0 R ", i), list += "600 ";
  const Outcome outcome = strike_name(pdf({.content = "BT /G 12 Tf 1 0 0 1 100 200 Tm " + in_codes("Ravnsborg", letters) + " Tj 1 0 0 1 40 100 Tm " + in_codes("grob snvaR", letters) + " Tj ET\n" + kAfter, .resources = "/Font << /F 5 0 R /G 6 0 R >>",
                                           .objects = {fmt::format("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs 8 0 R /Encoding << /Type /Encoding /Differences [1 {}] >> /FirstChar 1 /LastChar {} /Widths [{}] /ToUnicode 7 0 R >>", names, letters.size(), list),
                                                       text_map(letters), "<< " + contents + ">>", stream("", "600 0 0 0 500 700 d1 0 0 500 700 re f")}}), {"Ravnsborg"}, {98, 88, 168, 103});
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("grob snvaR"));
  EXPECT_TRUE(outcome.raw.residues.empty()) << outcome.raw.residues.front().place;
  const std::string all = unpacked(outcome.struck.pdf);
  EXPECT_THAT(all, Not(HasSubstr("/g0")));
  EXPECT_THAT(all, HasSubstr("/c33"));
}

TEST_F(Strike, LettersThatAReplacementTextStandsForGoAll) {
  // Drawn in another order than they lie in, with the box where a reader saw the text.
  const Outcome outcome = strike_name(pdf({.content = kBefore + "/Span << /ActualText (Ravnsborg) >> BDC BT /F 12 Tf 1 0 0 1 136 200 Tm (org) Tj 1 0 0 1 100 200 Tm (Ravnsb) Tj ET EMC\n" + line(220, 200, "kom")}), {"Ravnsborg"}, {110, 88, 130, 103});
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_EQ(outcome.words.size(), 2U) << outcome.text;
}

TEST_F(Strike, OfATiltedLineEachLetterHasItsBox) {
  const Outcome outcome = strike_name(pdf({.content = "BT /F 12 Tf 0.9563 0.2924 -0.2924 0.9563 100 200 Tm (Ravnsborg) Tj 0.9563 0.2924 -0.2924 0.9563 158 217.7 Tm ( kom) Tj ET\n"}), {"Ravnsborg"}, {96, 68, 158, 103});
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_TRUE(outcome.raw.residues.empty());
  EXPECT_EQ(outcome.struck.boxes.size(), 9U);
  EXPECT_TRUE(find_hidden(sandbox_, *Input::of_bytes(outcome.struck.pdf), "brev.pdf")->findings.empty());
}

TEST_F(Strike, LettersInTheOrderOfTheAlphabetSpellNothing) {
  const auto plan_for = [&](const std::string& term) {
    const std::string letters = "ABCDEFGHIJK abcdefghijk";
    std::string list;
    for (std::size_t i = 0; i < letters.size(); ++i) list += "500 ";
    return strike_name(pdf({.content = "BT /G 12 Tf 1 0 0 1 100 200 Tm " + in_codes(term, letters) + " Tj 1 0 0 1 40 100 Tm " + in_codes("aceg ABC", letters) + " Tj ET\n" + kAfter, .resources = "/Font << /F 5 0 R /G 6 0 R >>",
                            .objects = {fmt::format("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar {} /Widths [{}] /ToUnicode 7 0 R >>", letters.size(), list), text_map(letters)}}),
                       {term});
  };
  const Outcome outcome = plan_for("bcdef");
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  const auto raw = search_raw(sandbox_, *Input::of_bytes(outcome.struck.pdf), {"bcdef"}, "brev.pdf");
  EXPECT_TRUE(raw->residues.empty()) << raw->residues.front().place;
  EXPECT_THAT(outcome.text, HasSubstr("aceg"));
}

TEST_F(Strike, OfATextMapOnlyTheLettersThatStayComeAlong) {
  const Outcome outcome = strike_name(pdf({.content = "BT /G 12 Tf 1 0 0 1 100 200 Tm " + in_codes("Ravnsborg", "gnRasvobr kmi") + " Tj 1 0 0 1 40 100 Tm " + in_codes("sank im", "gnRasvobr kmi") + " Tj ET\n" + kAfter,
                                           .resources = "/Font << /F 5 0 R /G 6 0 R >>",
                                           .objects = {"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar 13 /Widths [500 500 500 500 500 500 500 500 500 500 500 500 500] /ToUnicode 7 0 R >>", text_map("gnRasvobr kmi")}}));
  ASSERT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("sank im"));
  EXPECT_THAT(unpacked(outcome.struck.pdf), Not(HasSubstr("<0052>")));  // R
}

TEST_F(Strike, AFileWhoseAttachmentsAloneAreLockedIsReadAndStruck) {
  const std::string secret(48, 'x'), key(32, 'y'), locked = "/ID [(1234567890123456) (1234567890123456)] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O (" + secret + ") /U (" + secret + ") /OE (" + key + ") /UE (" + key +
      ") /Perms (1234567890123456) /CF << /StdCF << /CFM /AESV3 /AuthEvent /EFOpen /Length 32 >> >> /StmF /Identity /StrF /Identity /EFF /StdCF >>";
  const Outcome outcome = strike_name(pdf({.content = kBefore + line(100, 200, "Ravnsborg") + kAfter, .trailer = locked}));
  ASSERT_FALSE(outcome.struck.pages.empty());
  EXPECT_TRUE(outcome.struck.pages[0].structural) << outcome.struck.pages[0].reason;
  EXPECT_THAT(outcome.text, HasSubstr("kom"));
  EXPECT_TRUE(outcome.raw.residues.empty());
  std::string whole = locked;  // where the pages themselves are locked, nobody reads them
  whole.replace(whole.find("/StmF /Identity"), 15, "/StmF /StdCF   ");
  const auto input = Input::of_bytes(pdf({.content = kBefore, .trailer = whole}));
  EXPECT_FALSE(strike(sandbox_, *input, {}, std::nullopt, "brev.pdf").has_value());
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
