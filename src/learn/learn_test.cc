// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <limits>

#include <cmath>

#include "learn/measure.h"
#include "learn/model_file.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "learn/window_net.h"

namespace meretid::learn {
namespace {

TEST(Wilson, KnownValues) {
  const Share s = wilson(198, 200);
  EXPECT_NEAR(s.value, 0.99, 1e-9);
  EXPECT_NEAR(s.low, 0.9643, 1e-3);
  EXPECT_NEAR(s.high, 0.9973, 1e-3);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Calibration, FindsTheCurveTheDataCameFrom) {
  Rng rng(1);
  std::vector<std::pair<double, bool>> scored;
  for (int i = 0; i < 20'000; ++i) {
    const double score = rng.uniform(-4, 4);
    scored.emplace_back(score, rng.chance(1 / (1 + std::exp(-(1.5 * score - 0.7)))));
  }
  const Calibration c = calibrate(scored);
  EXPECT_NEAR(c.slope, 1.5, 0.08);
  EXPECT_NEAR(c.offset, -0.7, 0.08);
}

TEST(NgramModel, KnowsEndingsItHasLearned) {
  NgramTrainer trainer(12);
  Rng rng(2);
  const auto word = [&](std::u32string_view ending) {
    std::u32string w;
    for (int i = 0; i < 5; ++i) w.push_back(U'a' + static_cast<char32_t>(rng.below(20)));
    return w + std::u32string(ending);
  };
  for (int i = 0; i < 3000; ++i) {
    trainer.learn(word(U"sen"), 1, 1);
    trainer.learn(word(U"ede"), 0, 1);
  }
  const NgramModel model = trainer.finish();
  EXPECT_GT(model.score(word(U"sen"))[0], 1);
  EXPECT_LT(model.score(word(U"ede"))[0], -1);
  ByteWriter out;
  model.write(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  EXPECT_EQ(NgramModel::read(in)->score(U"hansen"), model.score(U"hansen"));
  ByteReader cut(std::string_view(bytes).substr(0, 100));
  EXPECT_EQ(NgramModel::read(cut).error().code, "learn.model_format");
}

// Words "a" are outside; "b" begins a person and every "c" behind it goes on.
TEST(SequenceModel, LearnsLabelsAndKeepsTheRuleOfInside) {
  SequenceTrainer trainer;
  Rng rng(3);
  const auto sentence = [&] {
    SequenceTrainer::Sentence s;
    bool open = false;
    for (int i = 0; i < 8; ++i) {
      const std::uint64_t kind = rng.below(3);
      s.words.push_back({static_cast<std::uint32_t>(100 + kind), 7});
      open = kind == 1 || (kind == 2 && open);
      s.labels.push_back(kind == 1 ? 1 : kind == 2 && open ? 2 : 0);
    }
    return s;
  };
  for (int i = 0; i < 200; ++i) trainer.add(sentence());
  const SequenceModel model = trainer.train(5, Rng(4), {}, 1, 100);
  for (int i = 0; i < 50; ++i) {
    const auto s = sentence();
    EXPECT_EQ(best_labels(model.scores(s.words)), s.labels);
  }
}

// A word that means a person in one kind of text and nothing in the other: the folded kind decides, what is common stays.
TEST(SequenceModel, FeaturesOfADomainAreFoldedIn) {
  SequenceTrainer trainer;
  for (int i = 0; i < 100; ++i) {
    trainer.add({{{11}, {12}}, {0, 1}, 1});
    trainer.add({{{11}, {12}}, {0, 0}, 2});
    trainer.add({{{13}, {14}}, {0, 1}, 1});
    trainer.add({{{13}, {14}}, {0, 1}, 2});
  }
  const auto labels = [&](std::uint32_t domain, std::uint32_t word) { return best_labels(trainer.train(8, Rng(5), {domain}, 1, 100).scores({{word - 1}, {word}})); };
  EXPECT_EQ(labels(1, 12), (std::vector<Label>{0, 1}));
  EXPECT_EQ(labels(2, 12), (std::vector<Label>{0, 0}));
  EXPECT_EQ(labels(2, 14), (std::vector<Label>{0, 1}));
}

// All labellings of three words, one by one: as many as the sums must say, none that breaks the rule of inside.
TEST(LabelScores, ProbabilitiesAreThoseOfAllLabellings) {
  Rng rng(8);
  LabelScores scores{std::vector<LabelRow>(3), {}, {}};
  const auto draw = [&](auto& row) {
    for (float& x : row) x = static_cast<float>(rng.uniform(-1, 1));
  };
  for (LabelRow& row : scores.words) draw(row);
  draw(scores.follow);
  draw(scores.first);
  std::array<LabelRow, 3> sums{};
  float all = 0, top = 0;
  std::vector<Label> best;
  for (Label a = 0; a < kLabels; ++a)
    for (Label b = 0; b < kLabels; ++b)
      for (Label c = 0; c < kLabels; ++c) {
        if (!may_follow(0, a) || !may_follow(a, b) || !may_follow(b, c)) continue;
        const float weight = std::exp(scores.first[a] + scores.follow[a * kRow + b] + scores.follow[b * kRow + c] + scores.words[0][a] + scores.words[1][b] + scores.words[2][c]);
        all += weight;
        sums[0][a] += weight, sums[1][b] += weight, sums[2][c] += weight;
        if (weight > top) top = weight, best = {a, b, c};
      }
  const auto p = probabilities(scores);
  for (std::size_t t = 0; t < 3; ++t)
    for (Label y = 0; y < kLabels; ++y) EXPECT_NEAR(p[t][y], sums[t][y] / all, 1e-5F);
  EXPECT_EQ(best_labels(scores), best);
}

TEST(Sequence, NoWeightBuysAForbiddenLabel) {
  LabelScores scores;
  scores.words.resize(3);
  for (std::size_t t = 0; t < 3; ++t)
    for (Label y = 0; y < kLabels; ++y) scores.words[t][y] = may_follow(0, y) ? -3e13F : 3e13F;
  Label before = 0;
  for (const Label label : best_labels(scores)) {
    EXPECT_TRUE(may_follow(before, label));
    before = label;
  }
}

// The word behind "30" or before "40" is a name, behind both it is none: no sum of weights of single features says that.
WindowNetTrainer either_or() {
  WindowNetTrainer trainer;
  Rng rng(6);
  for (int i = 0; i < 1500; ++i) {
    const bool behind = rng.chance(0.5), before = rng.chance(0.5);
    trainer.add({{{behind ? 30U : 31U}, {7}, {before ? 40U : 41U}}, {0, static_cast<Label>(behind != before), 0}, 2, {}});
    trainer.add({{{behind ? 30U : 31U}, {7}, {before ? 40U : 41U}}, {0, 3, 0}, 1, {0, 1, 2}});
  }
  return trainer;
}

TEST(WindowNet, LearnsWhatNoSumOfWeightsSaysAndKeepsKindsOfTextApart) {
  const WindowNet net = either_or().train(10, Rng(4), 2, 1, 100);
  for (const std::uint32_t behind : {30U, 31U})
    for (const std::uint32_t before : {40U, 41U})
      EXPECT_EQ(best_labels(net.scores({{behind}, {7}, {before}}))[1], (behind == 30) != (before == 40)) << behind << ' ' << before;
  EXPECT_EQ(best_labels(either_or().train(10, Rng(4), 1, 1, 100).scores({{30}, {7}, {40}}))[1], 3);
}

// Two processors change nothing, and a second network says something of its own.
TEST(WindowNet, SeveralMembersAreTheSameEachTime) {
  const auto first = [](std::size_t members) { return either_or().train(2, Rng(4), 2, 1, 100, members).scores({{30}, {7}, {40}}).words[1][1]; };
  EXPECT_EQ(first(3), first(3));
  EXPECT_NE(first(2), first(1));
}

TEST(WindowNet, IsTheSameAfterWritingAndRefusesACutFile) {
  const WindowNet net = either_or().train(2, Rng(4), 2, 1, 3, 3);
  EXPECT_EQ(net.size(), 3U);
  ByteWriter out;
  net.write(out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  const auto read = WindowNet::read(in);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->scores({{30}, {7}, {40}}).words, net.scores({{30}, {7}, {40}}).words);
  EXPECT_TRUE(read->scores({}).words.empty());
  for (const std::size_t size : {std::size_t{6}, bytes.size() - 1}) {
    ByteReader cut(std::string_view(bytes).substr(0, size));
    EXPECT_EQ(WindowNet::read(cut).error().code, "learn.model_format");
  }
}

TEST(ModelFile, AWeightThatIsNoNumberIsRefused) {
  for (const float weight : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -2e9F}) {
    ByteWriter out;
    out.put(weight);
    const std::string bytes = out.take();
    ByteReader in(bytes);
    const auto read = in.get<float>();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "learn.model_format");
  }
}

TEST(ModelFile, UnknownModelIsAnError) {
  EXPECT_EQ(read_model("no-such-model").error().code, "learn.model_missing");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace meretid::learn
