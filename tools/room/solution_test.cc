// SPDX-License-Identifier: EUPL-1.2
// The room as the hall sees it: one job with its draft, run inline, and what the register says.
#include "solutions/@room@/solution.h"

#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "jobs/inline.h"
#include "solution/registry.h"

namespace meretid::solution {
std::unique_ptr<Solution> make_@room@();
}

namespace meretid::@room@ {
namespace {

class RoomTest : public testing::Test {
 protected:
  RoomTest() { registry_.enter(solution::make_@room@()); }
  solution::Registry registry_;
};

TEST_F(RoomTest, ALetterBecomesADraft) {
  jobs::InlineRunner runner(registry_);
  const auto result = runner.run("@room@", "draft", R"({"text":"Kort. Den her sætning på bare syv ord.","most_words":6})");
  ASSERT_TRUE(result) << base::render(result.error(), base::Language::kEnglish);
  const auto draft = describe::from_json<Draft>(result->output_json).value();
  EXPECT_EQ(draft.words, 8);
  ASSERT_EQ(draft.sentences.size(), 1U);
  EXPECT_EQ(draft.sentences[0].id, "s1");
  EXPECT_EQ(draft.sentences[0].text, "Den her sætning på bare syv ord.");
}

TEST_F(RoomTest, ATextWithoutWordsIsRefusedWithASentence) {
  jobs::InlineRunner runner(registry_);
  const auto result = runner.run("@room@", "draft", R"({"text":"… !"})");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Kind::kBadInput);
  EXPECT_NE(base::render(result.error(), base::Language::kDanish).find("ingen ord"), std::string::npos);
}

TEST_F(RoomTest, TheRegisterKnowsItByItsDanishName) {
  ASSERT_NE(registry_.room("@room@"), nullptr);
  EXPECT_EQ(registry_.room("@room@")->name.da, "@danish@");
  EXPECT_EQ(registry_.job("@room@", "draft")->draft, "sentences");
}

}  // namespace
}  // namespace meretid::@room@
