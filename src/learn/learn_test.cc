// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <limits>

#include <cmath>

#include "learn/measure.h"
#include "learn/model_file.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"

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
    const Decoded d = model.decode(s.words);
    EXPECT_EQ(d.labels, s.labels);
    for (std::size_t t = 0; t < d.labels.size(); ++t) EXPECT_EQ(d.gap[t] > 0, d.labels[t] != 0);
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
  const auto labels = [&](std::uint32_t domain, std::uint32_t word) { return trainer.train(8, Rng(5), {domain}, 1, 100).decode({{word - 1}, {word}}).labels; };
  EXPECT_EQ(labels(1, 12), (std::vector<Label>{0, 1}));
  EXPECT_EQ(labels(2, 12), (std::vector<Label>{0, 0}));
  EXPECT_EQ(labels(2, 14), (std::vector<Label>{0, 1}));
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
