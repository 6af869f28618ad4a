// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/utf8.h"

namespace meretid::access {
namespace {

using parse::Box;
using ::testing::ElementsAre;

/// A page of words, each given with its box; the text is the words with a space between.
class PlanTest : public ::testing::Test {
 protected:
  void put(const std::string& word, Box box) {
    if (!text_.empty()) text_ += ' ';
    const std::int64_t start = base::length(text_);
    text_ += word;
    words_.push_back({start, start + base::length(word), 0, box});
  }
  /// A line of words, 6 points a letter and 4 between two words.
  void line(const std::vector<std::string>& words, double top, double height = 12, double left = 60) {
    for (const std::string& word : words) {
      const double right = left + 6 * static_cast<double>(base::length(word));
      put(word, {left, top, right, top + height});
      left = right + 4;
    }
  }
  Removal removal(const std::string& value) const {
    const std::size_t byte = text_.find(value);
    Removal removal;
    removal.finding.id = "d1-f1";
    removal.finding.start = base::length(std::string_view(text_).substr(0, byte));
    removal.finding.end = removal.finding.start + base::length(value);
    removal.finding.text = value;
    removal.ground = "OFL.30.1";
    return removal;
  }
  Plan planned(const std::vector<Removal>& removals) const {
    DocumentRow document;
    document.pages = {{595, 842, false}};
    return plan_of(document, content_of(text_, words_), removals);
  }
  Plan plan(const std::vector<std::string>& values) const {
    std::vector<Removal> removals;
    for (const std::string& value : values) removals.push_back(removal(value));
    return planned(removals);
  }
  static std::vector<std::string> kept(const Plan& plan) {
    std::vector<std::string> words;
    for (const auto& word : plan.redaction.words) words.push_back(word.text);
    return words;
  }

 private:
  std::string text_;
  std::vector<parse::Word> words_;
};

TEST_F(PlanTest, TheWordsOfAFindingGoAndTheRestStays) {
  line({"Brevet", "er", "fra", "Astrid", "Møllegaard,", "som", "bor", "her"}, 100);
  const Plan made = plan({"Astrid Møllegaard"});
  EXPECT_THAT(kept(made), ElementsAre("Brevet", "er", "fra", "som", "bor", "her"));
  ASSERT_EQ(made.redaction.boxes.size(), 1u);
  EXPECT_THAT(made.values, ElementsAre("Astrid Møllegaard"));
  EXPECT_TRUE(made.visual[0]);
}

TEST_F(PlanTest, ANameInASentenceThatGoesWholeHasNoBoxOfItsOwn) {
  line({"Brevet", "kom.", "Astrid", "er", "syg."}, 100);
  Removal sentence = removal("Astrid er syg.");
  sentence.finding.type = "passage";
  const Plan made = planned({sentence, removal("Astrid")});
  EXPECT_EQ(made.redaction.boxes.size(), 1u);
  EXPECT_THAT(kept(made), ElementsAre("Brevet", "kom."));
  EXPECT_THAT(made.values, ElementsAre("Astrid", "Astrid er syg.")) << "the name may stand nowhere else either";
}

TEST_F(PlanTest, ABoxCoversItsWordsAndTouchesNoNeighbour) {
  line({"fra", "Astrid", "som"}, 100);
  const Box box = plan({"Astrid"}).redaction.boxes.at(0).box;
  EXPECT_LE(box.left, 82);
  EXPECT_GE(box.right, 82 + 36);
  EXPECT_GE(box.left, 60 + 18);       // where "fra" ends
  EXPECT_LE(box.right, 82 + 36 + 4);  // where "som" begins
}

TEST_F(PlanTest, WhereThereIsRoomTheWidthTellsNoName) {
  for (const char* name : {"Bo", "Anne", "Astrid", "Kristoffer"}) {
    DocumentRow document;
    document.pages = {{595, 842, false}};
    const double width = 6 * static_cast<double>(std::string_view(name).size());
    const parse::Word word{0, static_cast<std::int64_t>(std::string_view(name).size()), 0, {60, 100, 60 + width, 112}};
    Removal one;
    one.finding.end = word.end;
    one.finding.text = name;
    one.ground = "OFL.30.1";
    const Box box = plan_of(document, content_of(name, {word}), {one}).redaction.boxes.at(0).box;
    const double steps = (box.right - box.left) / 14.17;
    EXPECT_NEAR(steps, std::round(steps), 0.01) << name;
    EXPECT_GE(box.right - box.left, width);
  }
}

TEST_F(PlanTest, InTightLinesTheLinesAboveAndBelowStay) {
  line({"Linjen", "over", "er", "her"}, 100, 14);
  line({"Her", "Astrid", "bor"}, 110, 14);
  line({"Linjen", "under", "er", "her"}, 120, 14);
  const Plan made = plan({"Astrid"});
  EXPECT_THAT(kept(made), ElementsAre("Linjen", "over", "er", "her", "Her", "bor", "Linjen", "under", "er", "her"));
  const Box box = made.redaction.boxes.at(0).box;
  EXPECT_NEAR(box.top, 112, 0.01);
  EXPECT_NEAR(box.bottom, 122, 0.01);
}

TEST_F(PlanTest, TextOverTextIsHiddenWhole) {
  // Hidden text under the visible one: to yield would leave half the letters.
  put("Astrid", {60, 100, 96, 112});
  put("xxxxxx", {60, 103, 96, 115});
  const Plan made = plan({"Astrid"});
  const Box box = made.redaction.boxes.at(0).box;
  EXPECT_LE(box.top, 100);
  EXPECT_GE(box.bottom, 112);
  EXPECT_TRUE(made.redaction.words.empty()) << "what lies under the box is black in the picture, too";
}

TEST_F(PlanTest, AFindingOverTwoLinesHasTwoBoxes) {
  line({"Til", "Astrid"}, 100);
  line({"Møllegaard", "her"}, 116);
  const Plan made = plan({"Astrid Møllegaard"});
  EXPECT_EQ(made.redaction.boxes.size(), 2u);
  EXPECT_THAT(kept(made), ElementsAre("Til", "her"));
}

TEST_F(PlanTest, TextBesideThePaperIsNotReleased) {
  line({"Synligt"}, 100);
  put("Skjult", {-80, 100, -40, 112});
  put("Under", {60, 900, 90, 912});
  EXPECT_THAT(kept(plan({})), ElementsAre("Synligt"));
}

TEST_F(PlanTest, WithoutFindingsEverythingStays) {
  line({"Alt", "bliver", "stående"}, 100);
  const Plan made = plan({});
  EXPECT_THAT(kept(made), ElementsAre("Alt", "bliver", "stående"));
  EXPECT_TRUE(made.redaction.boxes.empty());
  EXPECT_FALSE(made.visual[0]);
}

}  // namespace
}  // namespace meretid::access
