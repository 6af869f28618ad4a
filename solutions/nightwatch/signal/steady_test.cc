// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/signal/steady.h"

#include <gtest/gtest.h>

#include "solutions/nightwatch/signal/ring.h"

namespace meretid::nightwatch {
namespace {

MotionSample at(double t) { return {t, {{static_cast<float>(t), 0, 0}, {}}}; }

std::vector<Steady::Moment> all(Steady& steady, const std::vector<double>& times) {
  std::vector<Steady::Moment> moments;
  for (const double t : times) steady.push(at(t), moments);
  steady.end(moments);
  return moments;
}

TEST(Steady, EvenSamplesPassAsTheyAre) {
  Steady steady;
  std::vector<double> times;
  for (int i = 0; i < 500; ++i) times.push_back(1000 + i / kRate);
  const auto moments = all(steady, times);
  ASSERT_EQ(moments.size(), 500U);
  for (std::size_t i = 0; i < 500; ++i) EXPECT_NEAR(moments[i].motion.g.x, times[i], 1e-3);
  EXPECT_TRUE(moments[0].beginning);
  EXPECT_FALSE(moments[1].beginning);
}

TEST(Steady, DroppedDoubledAndDisorderedSamplesGiveTheSameLine) {
  Steady steady;
  const auto moments = all(steady, {0, 0.02, 0.02, 0.08, 0.06, 0.10, 0.30, 0.24, 0.28, 0.32});
  ASSERT_EQ(moments.size(), 17U);
  for (std::size_t i = 0; i < moments.size(); ++i) EXPECT_NEAR(moments[i].motion.g.x, static_cast<double>(i) / kRate, 1e-5);
  EXPECT_EQ(steady.counts().doubled, 1);
  EXPECT_EQ(steady.counts().too_late, 0);
}

TEST(Steady, AFasterSensorIsReadAtFiftyASecond) {
  Steady steady;
  std::vector<double> times;
  for (int i = 0; i <= 400; ++i) times.push_back(i / 200.0);
  EXPECT_EQ(all(steady, times).size(), 101U);
}

TEST(Steady, ALongHoleIsANewBeginningAndAShortOneALine) {
  Steady steady;
  const auto moments = all(steady, {0, 0.02, 1.02, 5.0, 5.02});
  ASSERT_EQ(moments.size(), 54U);
  EXPECT_TRUE(moments[52].beginning);
  EXPECT_EQ(moments[52].t, 5.0);
  EXPECT_EQ(steady.counts().holes, 1);
}

TEST(Steady, WhatComesTooLateOrIsNoNumberIsCounted) {
  Steady steady;
  std::vector<Steady::Moment> moments;
  for (int i = 0; i < 50; ++i) steady.push(at(i * 0.02), moments);
  steady.push(at(0.3), moments);
  steady.push({1.0, {{std::nanf(""), 0, 0}, {}}}, moments);
  EXPECT_EQ(steady.counts().too_late, 1);
  EXPECT_EQ(steady.counts().no_number, 1);
  EXPECT_EQ(steady.counts().taken, 50);
}

TEST(Steady, AClockSetBackIsANewBeginning) {
  Steady steady;
  EXPECT_EQ(all(steady, {100, 100.02, 100.2, 3, 3.02, 3.2}).size(), 22U);
  EXPECT_EQ(steady.counts().holes, 1);
}

TEST(Ring, KeepsFifteenSecondsAndNoMore) {
  Ring ring;
  for (int i = 0; i < 2000; ++i) ring.push({{static_cast<float>(i), 0, 0}, {}});
  EXPECT_EQ(ring.count(), 2000);
  EXPECT_EQ(ring.oldest(), 1250);
  EXPECT_EQ(ring.at(1999).g.x, 1999);
  EXPECT_EQ(ring.at(0).g.x, 1250);  // older is gone
  EXPECT_EQ(ring.length_at(5000), 1999);
}

}  // namespace
}  // namespace meretid::nightwatch
