// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/title.h"

#include <gtest/gtest.h>

namespace meretid::access {
namespace {

TEST(Title, TellsNothingThatWasTakenOut) {
  EXPECT_EQ(title_without("mail/weird-url.eml", {"Weird"}), "mail/[udeladt]-url.eml");
  EXPECT_EQ(title_without("Ærø Ærøs ÆRØ.pdf", {"Ærø"}), "[udeladt] Ærøs [udeladt].pdf");
  EXPECT_EQ(title_without("Afslag 010190-1234.pdf", {"010190-1234"}), "Afslag [udeladt].pdf");
}

TEST(Title, OtherWordsStay) {
  EXPECT_EQ(title_without("Hansengade.pdf", {"Hansen", "", "a"}), "Hansengade.pdf");
  EXPECT_EQ(title_without("", {"Hansen"}), "");
}

}  // namespace
}  // namespace meretid::access
