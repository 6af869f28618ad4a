// SPDX-License-Identifier: EUPL-1.2
// A struck file keeps the bookmarks that tell nothing of what was struck, and leads to the same pages by them.
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
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A page "Fru Ravnsborg kom", and bookmarks: the first with two below it, then a second.
std::string bookmarked(const std::string& first, const std::string& below, const std::string& below_2, const std::string& second) {
  return pdf({.content = line(40, 200, "Fru") + line(100, 200, "Ravnsborg") + line(180, 200, "kom") + line(40, 100, "Notat"),
              .catalogue = "/Outlines 6 0 R /Dests << /Ravnsborg [3 0 R /XYZ 0 300 null] >>",
              .objects = {"<< /Type /Outlines /First 7 0 R /Last 10 0 R /Count 4 >>", "<< /Parent 6 0 R /Next 10 0 R /First 8 0 R /Last 9 0 R /Count 2 " + first + " >>",
                          "<< /Parent 7 0 R /Next 9 0 R " + below + " >>", "<< /Parent 7 0 R /Prev 8 0 R " + below_2 + " >>", "<< /Parent 6 0 R /Prev 7 0 R " + second + " >>"}});
}
const std::string kThere = " /Dest [3 0 R /Fit]";

class KeptBookmarks : public ::testing::Test {
 protected:
  std::string struck(const std::string& file, bool only_read = false) {
    const auto input = Input::of_bytes(file);
    const auto made = strike(sandbox_, *input, {{{0, {98, 88, 158, 103}, {}}}, {}, {}, {"Ravnsborg"}, only_read}, std::nullopt, "brev.pdf");
    EXPECT_TRUE(made.has_value());
    if (!made) return {};
    EXPECT_TRUE(made->pages[0].structural) << made->pages[0].reason;
    const auto released = Input::of_bytes(made->pdf);
    const auto raw = search_raw(sandbox_, *released, {"Ravnsborg"}, "brev.pdf");
    EXPECT_THAT(raw->residues, IsEmpty());
    EXPECT_THAT(raw->foreign, IsEmpty());
    EXPECT_TRUE(find_hidden(sandbox_, *released, "brev.pdf")->findings.empty());
    EXPECT_EQ(complaints(made->pdf), "");
    return unpacked(made->pdf);
  }
  Sandbox sandbox_;
};

TEST_F(KeptBookmarks, TitlesAndPagesStay) {
  const std::string all = struck(bookmarked("/Title (Notat)" + kThere, "/Title (Brev)" + kThere, "/Title " + utf16_string("Kort") + " /A << /S /GoTo /D /Ravnsborg >>", "/Title (Bilag)" + kThere));
  for (const char* kept : {"/Type /Outlines", "/Count 4", "(Notat)", "(Brev)", "(Kort)", "/XYZ", "(Bilag)", "/Fit"}) EXPECT_THAT(all, HasSubstr(kept));
  EXPECT_THAT(all, Not(HasSubstr("/GoTo")));
}

TEST_F(KeptBookmarks, ATitleThatTellsGoesAndWhatLiesBelowItMovesUp) {
  for (const std::string& title : {std::string("(Fru Ravnsborg)"), utf16_string("Ravns-borg 1"), std::string("(RAVNSBORGS sag)")}) {
    const std::string all = struck(bookmarked("/Title " + title + kThere, "/Title (Brev)" + kThere, "/Title (Ravnsborg)" + kThere, "/Title (Bilag)" + kThere));
    EXPECT_THAT(all, AllOf(HasSubstr("/Count 2"), HasSubstr("(Brev)"), HasSubstr("(Bilag)")));
  }
}

TEST_F(KeptBookmarks, InACaseOnlyTitlesStayWhoseWordsStandOnAPage) {
  const std::string all = struck(bookmarked("/Title (Notat)" + kThere, "/Title (Hans Quist kom)" + kThere, "/Title (kom)" + kThere, "/Title (Quist)" + kThere), true);
  EXPECT_THAT(all, AllOf(HasSubstr("(Notat)"), HasSubstr("(kom)"), Not(HasSubstr("Quist"))));
}

TEST_F(KeptBookmarks, NothingButAPageIsLedTo) {
  for (const char* goal : {"/A << /S /URI /URI (https://eksempel.dk/) >>", "/A << /S /JavaScript /JS (1) >>", "/A << /S /Launch /F (x) >>", "/Dest (intet)", "/Dest [6 0 R /Fit]",
                           "/Dest [3 0 R /Ravnsborg]", "/A << /S /GoToR /F (Ravnsborg.pdf) /D [0 /Fit] >>", ""})
    EXPECT_THAT(struck(bookmarked(std::string("/Title (Notat)") + goal, "/Title (Ravnsborg)", "/Title (Brev)", "/Title (Bilag)")), Not(HasSubstr("/Outlines"))) << goal;
}

TEST_F(KeptBookmarks, ARingEnds) {
  std::string ring = bookmarked("/Title (Notat)" + kThere, "/Title (Brev) /First 7 0 R" + kThere, "/Title (Kort) /Next 8 0 R" + kThere, "/Title (Bilag) /Next 7 0 R" + kThere);
  EXPECT_THAT(struck(ring), AllOf(HasSubstr("(Notat)"), HasSubstr("(Bilag)")));
}

TEST_F(KeptBookmarks, ABookmarkWithMoreThanThatIsForeign) {
  for (const char* more : {"/A << /S /URI /URI (x) >>", "/SE 3 0 R", "/C [1 0 0]", "/Next 8 0 R"}) {
    const auto input = Input::of_bytes(bookmarked("/Title (Notat)" + kThere, std::string("/Title (Brev)") + kThere, "/Title (Kort)" + kThere + more, "/Title (Bilag)" + kThere));
    EXPECT_THAT(search_raw(sandbox_, *input, {}, "brev.pdf")->foreign, Contains("/Outlines")) << more;
  }
}

}  // namespace
}  // namespace meretid::parse
