// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/terms.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

std::string seen(std::string_view text, const std::vector<std::string>& terms) {
  std::string out;
  for (const TermHit& hit : hits_of(text, terms)) out += std::to_string(hit.start) + "-" + std::to_string(hit.end) + " ";
  return out;
}

TEST(Terms, AreTheLinesOfAFile) {
  EXPECT_EQ(terms_of("\xEF\xBB\xBF Åse \r\n\r\nBo\nBo"), (std::vector<std::string>{"Åse", "Bo"}));
}
TEST(Terms, AreFoundInAnyCaseAndInsideWords) {
  EXPECT_EQ(seen("ÅSES hund, båser", {"åse"}), "0-3 12-15 ");
}
TEST(Terms, OverLinesHyphensAndLetterSpacing) {
  EXPECT_EQ(seen("Peter\nHansen", {"Peter Hansen"}), "0-12 ");
  EXPECT_EQ(seen("Ravns-\nborg", {"Ravnsborg"}), "0-11 ");
  EXPECT_EQ(seen("H a n s e n", {"Hansen"}), "0-11 ");
  EXPECT_EQ(seen("e\xEF\xAC\x83g", {"effig"}), "0-3 ");
}
TEST(Terms, OfNothingFindNothing) { EXPECT_EQ(seen("abc", {"", "x"}), ""); }

}  // namespace
}  // namespace meretid::access
