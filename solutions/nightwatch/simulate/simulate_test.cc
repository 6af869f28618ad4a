// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/simulate/training.h"

namespace meretid::nightwatch {
namespace {

class MadeUp : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::vector<FallTrial> trials = made_up_trials(5, 1);
    const std::vector<CollectedTrial> collected = collect(std::span<const FallTrial>(trials));
    auto learned = learn_falls(collected, [](const std::string&) { return true; }, 1, 1);
    ASSERT_TRUE(learned);
    model = std::make_shared<FallModel>(std::move(*learned));
  }
  static std::vector<Event> live(const std::vector<Motion>& motions, double drop = 0) {
    FallDetector detector(model);
    std::vector<Event> events;
    Rng rng(5);
    for (std::size_t i = 0; i < motions.size(); ++i)
      if (!rng.chance(drop)) detector.push({100 + static_cast<double>(i) / kRate, motions[i]}, events);
    detector.end(events);
    return events;
  }
  static inline std::shared_ptr<const FallModel> model;
};

TEST_F(MadeUp, TheSameSeedGivesTheSameSignal) {
  const auto a = made_up_trials(1, 3), b = made_up_trials(1, 3), c = made_up_trials(1, 4);
  ASSERT_EQ(a.size(), b.size());
  EXPECT_EQ(a[0].motions.size(), b[0].motions.size());
  EXPECT_EQ(a[0].motions[10].g.x, b[0].motions[10].g.x);
  EXPECT_NE(a[0].motions[10].g.x, c[0].motions[10].g.x);
}

TEST_F(MadeUp, AFallIsToldOnceWithinThreeSecondsAndConfirmedWhenThePersonStaysDown) {
  for (const double drop : {0.0, 0.1}) {
    MadeUpBody body(Rng(77));
    body.lie(10), body.sit_up(), body.stand_up(), body.walk(5), body.fall();
    const double impact = 100 + body.impact();
    const std::vector<Event> events = live(body.take(), drop);
    ASSERT_EQ(events.size(), 2U) << drop;
    EXPECT_EQ(events[0].kind, EventKind::kFall);
    EXPECT_NEAR(events[0].since, impact, 0.3);
    EXPECT_LE(events[0].t - impact, 3.1);
    EXPECT_EQ(events[1].kind, EventKind::kFallConfirmed);
    EXPECT_NEAR(events[1].t - events[1].since, 10, 0.1);
  }
}

TEST_F(MadeUp, WhoWalksOnHasRecovered) {
  MadeUpBody body(Rng(78));
  body.sit_up(), body.stand_up(), body.walk(6), body.fall();
  std::vector<Motion> motions = body.take();
  motions.resize(static_cast<std::size_t>((body.impact() + 4) * kRate));
  MadeUpBody up(Rng(79));
  up.sit_up(), up.stand_up(), up.walk(20);
  const std::vector<Motion> after = up.take();
  motions.insert(motions.end(), after.begin() + 150, after.end());
  const std::vector<Event> events = live(motions);
  ASSERT_GE(events.size(), 2U);
  EXPECT_EQ(events[0].kind, EventKind::kFall);
  EXPECT_EQ(events[1].kind, EventKind::kFallRecovered);
}

/// A fall, and four seconds later what `after` makes of the mean before the fall and the mean after it, sample by sample.
template <class After>
std::vector<Motion> fall_then(std::uint64_t seed, After after) {
  MadeUpBody body{Rng(seed)};
  body.sit_up(), body.stand_up(), body.walk(6), body.fall();
  const auto impact = static_cast<std::size_t>(body.impact() * kRate);
  std::vector<Motion> motions = body.take();
  const auto mean = [&](std::size_t from, std::size_t to) {
    Axes sum;
    for (std::size_t i = from; i < to; ++i) sum = sum + motions[i].g;
    return sum * (1 / static_cast<float>(to - from));
  };
  const Axes upright = mean(impact - 150, impact - 50), down = mean(impact + 150, impact + 200);
  motions.resize(impact + static_cast<std::size_t>(4 * kRate));
  for (int i = 0; i < 20 * kRate; ++i) motions.push_back({after(upright, down, i), {}});
  return motions;
}

TEST_F(MadeUp, WhoTurnsAboutOnTheFloorHasNotRecovered) {
  const std::vector<Event> events = live(fall_then(81, [](Axes, Axes down, int i) { return down * (1 + 0.2F * std::sin(0.7F * static_cast<float>(i))); }));
  ASSERT_GE(events.size(), 2U);
  EXPECT_EQ(events[0].kind, EventKind::kFall);
  EXPECT_EQ(events[1].kind, EventKind::kFallConfirmed);
}

TEST_F(MadeUp, WhoSitsUprightQuiteStillAfterAFallHasNotRecovered) {
  const std::vector<Event> events = live(fall_then(82, [](Axes upright, Axes, int) { return upright; }));
  ASSERT_GE(events.size(), 2U);
  EXPECT_EQ(events[0].kind, EventKind::kFall);
  EXPECT_EQ(events[1].kind, EventKind::kFallConfirmed);
}

TEST_F(MadeUp, ASilentSensorIsSaidOnceAndSoIsItsReturn) {
  MadeUpBody body(Rng(80));
  body.lie(5);
  FallDetector detector(model);
  std::vector<Event> events;
  double t = 0;
  for (const Motion& m : body.take()) detector.push({t += 1 / kRate, m}, events);
  for (int s = 0; s < 200; ++s) detector.tick(t + s, events);
  body.lie(1);
  for (const Motion& m : body.take()) detector.push({300 + (t += 1 / kRate), m}, events);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].kind, EventKind::kSignalLost);
  EXPECT_NEAR(events[0].t - events[0].since, 60, 1.1);
  EXPECT_EQ(events[1].kind, EventKind::kSignalBack);
}

TEST_F(MadeUp, TheModelsFileGivesTheSameScores) {
  learn::ByteWriter out;
  model->write(out);
  const std::string bytes = out.take();
  learn::ByteReader in(bytes);
  const auto again = FallModel::read(in);
  ASSERT_TRUE(again);
  const std::vector<FallTrial> trials = made_up_trials(1, 9);
  const CollectedTrial trial = collect(trials.back());
  ASSERT_FALSE(trial.looks.empty());
  EXPECT_EQ(score(*again, trial).highest, score(*model, trial).highest);
  learn::ByteReader cut(std::string_view(bytes).substr(0, bytes.size() - 3));
  EXPECT_EQ(FallModel::read(cut).error().code, "learn.model_format");
}

}  // namespace
}  // namespace meretid::nightwatch
