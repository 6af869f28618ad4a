// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/held_out.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"

namespace meretid::access {
namespace {

constexpr std::string_view kMarked =
    "# text = Per Holm kom.\n1\tPer\tB-PER\tB-PER#O\n2\tHolm\tI-PER\tI-PER#O\n3\tkom\tO\tO#O\n4\t.\tO\tO#O\n\n"
    "# text = Ude i Vejle så Ida Per.\n1\tUde\tO\tO#O\n2\ti\tO\tO#O\n3\tVejle\tB-LOC\tB-LOC#O\n4\tså\tO\tO#O\n5\tIda\tB-PER\tB-PER#O\n6\tPer\tB-PER\tB-PER#O\n7\t.\tO\tO#O\n\n";

Finding person(std::int64_t start, std::int64_t end, double confidence) {
  Finding f;
  f.start = start, f.end = end, f.confidence = confidence;
  return f;
}

TEST(MarkedDocuments, WordsLieWhereTheRawLineHasThem) {
  const auto all = marked_documents(kMarked);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].text, "Per Holm kom.\n\nUde i Vejle så Ida Per.");
  EXPECT_EQ(all[0].words[6].start, 21);  // Vejle
  EXPECT_TRUE(all[0].words[6].named);
  const auto second = marked_documents(kMarked, 1, 2);
  ASSERT_EQ(second.size(), 1U);
  EXPECT_EQ(second[0].text, "Ude i Vejle så Ida Per.");
  EXPECT_TRUE(marked_documents("no such columns\n").empty());
}

// Half a name is no masked name; a place is useful but no person.
TEST(Masking, CountsWholeNamesAndUsefulWords) {
  const auto documents = marked_documents(kMarked);
  Masking masking;
  masking.add(documents[0], {person(0, 3, 0.9), person(9, 12, 0.3), person(21, 26, 0.6), person(30, 33, 0.8)});
  EXPECT_EQ(masking.persons, 3);
  EXPECT_EQ(masking.masked, 1);
  EXPECT_EQ(masking.masked_words, 4);
  EXPECT_EQ(masking.useful_words, 3);
  const std::vector<std::pair<double, bool>> said = {{0.9, true}, {0.3, false}, {0.6, false}, {0.8, true}};
  EXPECT_EQ(masking.said, said);
}

// Scores that promise too much are taken down, and a higher score never gives less.
TEST(Sureness, LearnsWhatScoresAreWorth) {
  Rng rng(5);
  std::vector<std::pair<double, bool>> said;
  for (int i = 0; i < 4000; ++i) {
    const double confidence = rng.uniform(0.02, 0.98);
    said.emplace_back(confidence, rng.chance(confidence * confidence));
  }
  const Sureness sureness = learned_sureness(said);
  double last = -99;
  for (double confidence = 0.05; confidence < 0.96; confidence += 0.05) {
    const double odds = sureness.of(std::log(confidence / (1 - confidence)));
    EXPECT_NEAR(1 / (1 + std::exp(-odds)), confidence * confidence, 0.07) << confidence;
    EXPECT_GE(odds, last);
    last = odds;
  }
  learn::ByteWriter out;
  sureness.write(out);
  const std::string bytes = out.take();
  learn::ByteReader in(bytes);
  EXPECT_EQ(Sureness::read(in)->of(0.3), sureness.of(0.3));
  learn::ByteReader cut(std::string_view(bytes).substr(0, bytes.size() - 2));
  EXPECT_EQ(Sureness::read(cut).error().code, "learn.model_format");
  EXPECT_EQ(Sureness().of(1.25), 1.25);
}

TEST(Sureness, FallingStepsInAFileAreRefused) {
  learn::ByteWriter out;
  Sureness({{0.0F, 1.0F}, {1.0F, 0.5F}}).write(out);
  const std::string bytes = out.take();
  learn::ByteReader in(bytes);
  EXPECT_EQ(Sureness::read(in).error().code, "learn.model_format");
}

}  // namespace
}  // namespace meretid::access
