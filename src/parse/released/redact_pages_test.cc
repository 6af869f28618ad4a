// SPDX-License-Identifier: EUPL-1.2
// A value stands in a place where redaction has failed elsewhere. The page is redacted as the room does it (a box over each word
// that carries the value, everything else kept), and then nobody may find it: not pdftotext, not qpdf, not OCR, not our own walk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/pages.h"
#include "parse/released/hostile_pdf_test.h"
#include "parse/released/outside_readers.h"

namespace meretid::parse {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kValue = "Ravnsborg";

struct Hostile {
  const char* name;
  std::string pdf;
  int turn = 0;  ///< to read the pixels
};
void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

const std::string kNeighbours = line(40, 250, "Kommunen har modtaget brevet") + line(40, 180, "Sagen er sendt videre");

std::string with(std::string more, PdfParts parts = {}) {
  parts.content = kNeighbours + std::move(more) + parts.content;
  return pdf(parts);
}

std::vector<Hostile> hostile_files() {
  const std::string value(kValue);
  std::vector<Hostile> all;
  const auto add = [&all](const char* name, std::string file, int turn = 0) { all.push_back({name, std::move(file), turn}); };

  add("PlainText", with(line(40, 215, "Brevet er fra Ravnsborg i byen")));
  add("LettersOneByOne", with("BT /F 12 Tf 1 0 0 1 40 215 Tm [(Ra) -20 (vn) 15 (sb) -5 (org)] TJ ET\n"));
  add("UnderABlackBox", with(line(40, 215, "Ravnsborg") + "0 g 38 210 80 16 re f\n"));
  add("WhiteOnWhite", with("1 g " + line(40, 215, "Ravnsborg") + "0 g\n"));
  add("InvisibleTextOfOcr", with("BT 3 Tr /F 12 Tf 1 0 0 1 40 215 Tm (Ravnsborg) Tj ET\n"));
  add("TinyLetters", with(line(40, 215, "Ravnsborg", 1.5)));
  add("TurnedPage", with(line(40, 215, "Brevet er fra Ravnsborg i byen"), {.content = {}, .page = "/Rotate 90"}), 270);
  add("PageTurnedTheOtherWay", with(line(40, 215, "Brevet er fra Ravnsborg i byen"), {.content = {}, .page = "/Rotate 270"}), 90);
  add("OutsideTheCropBox", with(line(40, 20, "Ravnsborg"), {.content = {}, .page = "/CropBox [20 100 400 290]"}));
  add("OldVersionOfThePage", updated(with(line(40, 215, "Ravnsborg")), kNeighbours));

  add("Title", with("", {.content = {}, .trailer = "/Info 6 0 R", .objects = {"<< /Title (Brev fra Ravnsborg) /Author " + utf16_string(value) + " >>"}}));
  add("Xmp", with("", {.content = {}, .catalogue = "/Metadata 6 0 R",
                       .objects = {stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta><dc:creator>Ravnsborg</dc:creator></x:xmpmeta>")}}));
  add("Outline", with("", {.content = {}, .catalogue = "/Outlines 6 0 R",
                           .objects = {"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>", "<< /Title (Ravnsborg) /Parent 6 0 R /Dest [3 0 R /Fit] >>"}}));
  add("Attachment", with("", {.content = {}, .catalogue = "/Names << /EmbeddedFiles << /Names [(Ravnsborg.txt) 6 0 R] >> >>",
                              .objects = {"<< /Type /Filespec /F (Ravnsborg.txt) /EF << /F 7 0 R >> >>", stream("/Type /EmbeddedFile", value)}}));
  add("Script", with("", {.content = {}, .catalogue = "/OpenAction << /S /JavaScript /JS (app.alert\\(\"Ravnsborg\"\\)) >>"}));
  add("NoteOnThePage", with("", {.content = {}, .page = "/Annots [6 0 R]",
                                 .objects = {"<< /Type /Annot /Subtype /Text /Rect [300 20 320 40] /Contents (Ravnsborg) >>"}}));
  add("LinkWithAName", with("", {.content = {}, .page = "/Annots [6 0 R]",
                                 .objects = {"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [40 170 200 190] /A << /S /URI /URI (https://eksempel.example/?n=R%61vnsborg) >> >>"}}));
  add("FieldOfAForm", with("", {.content = {}, .page = "/Annots [6 0 R]", .catalogue = "/AcroForm << /Fields [6 0 R] /DA (/F 12 Tf) >>",
                                .objects = {"<< /Type /Annot /Subtype /Widget /FT /Tx /T (navn) /V (Ravnsborg) /Rect [40 210 200 226] /P 3 0 R /AP << /N 7 0 R >> >>",
                                            stream("/Type /XObject /Subtype /Form /BBox [0 0 160 16] /Resources << /Font << /F 5 0 R >> >>", line(2, 4, "Ravnsborg"))}}));
  add("LayerSwitchedOff", with("/OC /Off BDC\n" + line(40, 215, "Ravnsborg") + "EMC\n",
                               {.content = {}, .catalogue = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>", .resources = "/Properties << /Off 6 0 R >>",
                                .objects = {"<< /Type /OCG /Name (Ravnsborg) >>"}}));
  add("TextForScreenReaders", with("/Span << /ActualText (Ravnsborg) >> BDC\n" + line(40, 215, "xxxx") + "EMC\n"));
  add("FormInAForm", with("/Outer Do\n", {.content = {}, .resources = "/XObject << /Outer 6 0 R >>",
                                         .objects = {stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /XObject << /Inner 7 0 R >> >>", "/Inner Do"),
                                                     stream("/Type /XObject /Subtype /Form /BBox [0 0 420 300] /Resources << /Font << /F 5 0 R >> >>", line(40, 215, "Ravnsborg"))}}));
  return all;
}

std::string hex_of(std::string_view bytes, bool wide) {
  std::string out;
  for (const char c : bytes) {
    char digits[8];
    std::snprintf(digits, sizeof digits, wide ? "00%02x" : "%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += digits;
  }
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return text;
}

class RedactedPage : public ::testing::TestWithParam<Hostile> {
 protected:
  std::string redact(const std::string& source) {
    const WordsOfPage page = words(source);
    Redaction redaction;
    redaction.sizes = {page.width, page.height};
    redaction.title = "Brev";
    for (const KeptWord& word : page.words) {
      if (essence(word.text).find(essence(kValue)) == std::string::npos) redaction.words.push_back(word);
      else redaction.boxes.push_back({0, word.box, "OFL § 30"});
    }
    kept_ = redaction.words.size();
    const auto input = Input::of_bytes(source);
    const auto redacted = redact_pages(sandbox_, *input, redaction, "brev.pdf");
    EXPECT_TRUE(redacted.has_value()) << (redacted ? "" : redacted.error().code + " " + ::testing::PrintToString(redacted.error().args));
    return redacted ? redacted->pdf : std::string();
  }

  Sandbox sandbox_;
  std::size_t kept_ = 0;
};

TEST_P(RedactedPage, HoldsNothingOfTheValueAndAllOfTheRest) {
  const std::string released = redact(GetParam().pdf);
  ASSERT_THAT(complaints(released), IsEmpty());

  EXPECT_THAT(essence(plain_text(released)), Not(HasSubstr(essence(kValue))));
  const std::string objects = lower(unpacked(released));
  EXPECT_THAT(objects, Not(HasSubstr(lower(kValue))));
  EXPECT_THAT(objects, Not(HasSubstr(hex_of(kValue, false))));
  EXPECT_THAT(objects, Not(HasSubstr(hex_of(kValue, true))));
  const std::string pixels = seen(released, GetParam().turn);
  EXPECT_THAT(essence(pixels), Not(HasSubstr(essence(kValue))));

  const auto input = Input::of_bytes(released);
  const auto report = search_raw(sandbox_, *input, {kValue}, "brev.pdf");
  ASSERT_TRUE(report.has_value()) << report.error().code;
  EXPECT_TRUE(report->residues.empty()) << report->residues.front().place;
  EXPECT_THAT(report->foreign, IsEmpty());
  EXPECT_THAT(report->warnings, IsEmpty());

  for (const char* neighbour : {"kommunenharmodtagetbrevet", "sagenersendtvidere"}) {
    EXPECT_THAT(essence(plain_text(released)), HasSubstr(neighbour));
    EXPECT_THAT(essence(pixels), HasSubstr(neighbour));
  }
  EXPECT_EQ(words(released).words.size(), kept_);
}

// The second reader would have found it: each of these files is dirty to begin with.
TEST_P(RedactedPage, TheWalkOverObjectsFindsTheValueInTheSource) {
  const auto input = Input::of_bytes(GetParam().pdf);
  const auto report = search_raw(sandbox_, *input, {"Intet sådant", kValue}, "brev.pdf");
  ASSERT_TRUE(report.has_value()) << report.error().code;
  ASSERT_FALSE(report->residues.empty());
  for (const Residue& residue : report->residues) EXPECT_EQ(residue.value, 1) << residue.place;
}

INSTANTIATE_TEST_SUITE_P(HiddenIn, RedactedPage, ::testing::ValuesIn(hostile_files()), [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace meretid::parse
