// SPDX-License-Identifier: EUPL-1.2
// A struck page of a tagged document still tells a screen reader its headings, cells and links, and nothing of what was struck.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "parse/hidden.h"
#include "parse/read.h"
#include "parse/released/hostile_pdf_test.h"
#include "parse/released/outside_readers.h"
#include "parse/strike.h"

namespace meretid::parse {
namespace {

using namespace testing;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

std::string marked(int mcid, const std::string& operators) { return fmt::format("/P << /MCID {} >> BDC\n{}EMC\n", mcid, operators); }

// A heading, the paragraph with the name at (100, 200), a figure, a table cell, and a link at the bottom.
std::string tagged(const std::string& of_heading, const std::string& of_paragraph, const std::string& of_figure, const std::string& annotation) {
  return pdf({.content = marked(0, line(40, 260, "Notat")) + marked(1, line(40, 200, "Fru") + line(100, 200, "Ravnsborg") + line(220, 200, "kom")) +
                         marked(2, "0 0 1 rg 300 20 40 40 re f 0 g\n") + marked(3, line(40, 100, "Celle")) + "/Artifact << /Attached [/Top] >> BDC\n" + line(40, 20, "Side 1") + "EMC\n",
              .page = "/StructParents 0 /Annots [6 0 R]",
              .catalogue = "/MarkInfo << /Marked true >> /Lang (da-DK) /StructTreeRoot 7 0 R",
              .objects = {"<< /Type /Annot /Subtype /Link " + annotation + " >>",
                          "<< /Type /StructTreeRoot /K [8 0 R] /RoleMap << /Ravnsborg /P /Overskrift /H1 >> /ParentTree << /Nums [0 [9 0 R 10 0 R 11 0 R 12 0 R]] >> >>",
                          "<< /Type /StructElem /S /Document /P 7 0 R /K [9 0 R 10 0 R 11 0 R 13 0 R 14 0 R] /T (Ravnsborg) >>",
                          "<< /Type /StructElem /S /Overskrift /P 8 0 R /Pg 3 0 R /K 0 " + of_heading + " >>",
                          "<< /Type /StructElem /S /Ravnsborg /P 8 0 R /Pg 3 0 R /K [1] " + of_paragraph + " >>",
                          "<< /Type /StructElem /S /Figure /P 8 0 R /Pg 3 0 R /K << /Type /MCR /MCID 2 >> " + of_figure + " >>",
                          "<< /Type /StructElem /S /TD /P 13 0 R /Pg 3 0 R /K 3 /A << /O /Table /ColSpan 2 /Headers [(Ravnsborg)] >> /ID (Ravnsborg) >>",
                          "<< /Type /StructElem /S /Table /P 8 0 R /K [12 0 R] /C /Ravnsborg >>",
                          "<< /Type /StructElem /S /Link /P 8 0 R /K [<< /Type /OBJR /Pg 3 0 R /Obj 6 0 R >>] >>"}});
}
const std::string kAddress = "/Rect [40 10 90 30] /Contents (Ravnsborg) /A << /S /URI /URI (https://eksempel.dk/vejledning) >>";

class KeptStructure : public ::testing::Test {
 protected:
  std::string struck(const std::string& file, bool only_read = false, const std::string& label = {}) {
    const auto input = Input::of_bytes(file);
    StrikePlan plan{{{0, {98, 88, 158, 103}, label}}, {}, {}, {"Ravnsborg"}, only_read};
    const auto made = strike(sandbox_, *input, plan, std::nullopt, "brev.pdf");
    EXPECT_TRUE(made.has_value());
    if (!made) return {};
    EXPECT_TRUE(made->pages[0].structural) << made->pages[0].reason;
    // Of a struck name nothing survives, whatever is kept.
    const auto released = Input::of_bytes(made->pdf);
    const auto raw = search_raw(sandbox_, *released, {"Ravnsborg"}, "brev.pdf");
    EXPECT_TRUE(raw->residues.empty()) << raw->residues.front().place;
    EXPECT_TRUE(raw->foreign.empty()) << raw->foreign.front();
    EXPECT_TRUE(find_hidden(sandbox_, *released, "brev.pdf")->findings.empty());
    EXPECT_EQ(complaints(made->pdf), "");
    const std::string all = unpacked(made->pdf);
    EXPECT_THAT(all, Not(HasSubstr("Ravnsborg")));
    return all;
  }
  Sandbox sandbox_;
};

TEST_F(KeptStructure, HeadingsCellsAndLinksStayAndTellNoName) {
  const std::string all = struck(tagged("", "/ActualText (Fru Ravnsborg kom) /E (Ravnsborg)", "/Alt (Ravnsborg smiler)", kAddress));
  for (const char* kept : {"/StructTreeRoot", "/Marked true", "/S /H1", "/S /P", "/S /Figure", "/Alt (Illustration)", "/S /TD", "/ColSpan 2", "/S /Link", "/Type /OBJR", "/ParentTree",
                           "/Artifact BMC", "/MCID 3", "(da-DK)", "https://eksempel.dk/vejledning"})
    EXPECT_THAT(all, HasSubstr(kept));
}

TEST_F(KeptStructure, WhatIsLeftOutIsSaidWhereItStood) {
  EXPECT_THAT(struck(tagged("", "", "", kAddress)), HasSubstr("/ActualText (Udeladt)"));
  EXPECT_THAT(struck(tagged("", "", "", kAddress), false, "nr. 1"), HasSubstr("/ActualText (Udeladt: nr. 1)"));
}

TEST_F(KeptStructure, ATextOverAStruckLetterGoesThoughItNamesNobody) {
  EXPECT_THAT(struck(tagged("", "/Alt (Fru R.)", "", kAddress)), Not(HasSubstr("Fru R.")));
  EXPECT_THAT(struck(tagged("", "", "/Alt (Et torv)", kAddress)), HasSubstr("/Alt (Et torv)"));
}

TEST_F(KeptStructure, InACaseOnlyWhatStandsOnThePageComesAlong) {
  const std::string all = struck(tagged("/ActualText (Notat)", "", "/Alt (Hans Quist ved havnen)", kAddress), true);
  EXPECT_THAT(all, HasSubstr("/ActualText (Notat)"));
  EXPECT_THAT(all, Not(HasSubstr("Quist")));
  EXPECT_THAT(all, Not(HasSubstr("eksempel.dk")));  // nobody has read where it leads
}

TEST_F(KeptStructure, NoLinkLeadsToWhatWasStruck) {
  for (const char* link : {"/Rect [40 10 90 30] /A << /S /URI /URI (https://eksempel.dk/%52avnsborg) >>", "/Rect [100 198 150 210] /A << /S /URI /URI (https://eksempel.dk/side) >>",
                           "/Rect [40 10 90 30] /A << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/Rect [40 10 90 30] /A << /S /URI /URI (javascript:eksempel.dk) >>",
                           "/Rect [40 10 90 30] /A << /S /Launch /F (eksempel.dk) >>"}) {
    const std::string all = struck(tagged("", "", "", link));
    EXPECT_THAT(all, Not(HasSubstr("/Annots"))) << link;
    EXPECT_THAT(all, Not(HasSubstr("eksempel.dk"))) << link;
  }
  const std::string jump = struck(tagged("", "", "", "/Rect [40 10 90 30] /Dest [3 0 R /XYZ 0 300 null]"));
  EXPECT_THAT(jump, HasSubstr("/Dest ["));
}

TEST_F(KeptStructure, AStructureInARingEnds) {
  std::string ring = tagged("/T (x)", "", "", kAddress);
  const auto at = ring.find("/K [12 0 R]");
  ring.replace(at, 11, "/K [ 8 0 R]");
  EXPECT_THAT(struck(ring), HasSubstr("/S /H1"));
}

}  // namespace
}  // namespace meretid::parse
