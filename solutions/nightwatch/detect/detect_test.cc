// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"
#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/bed_features.h"
#include "solutions/nightwatch/detect/fall_look.h"
#include "solutions/nightwatch/detect/thermal_detector.h"

namespace meretid::nightwatch {
namespace {

Motion still() { return {{0, -1, 0}, {}}; }

TEST(ImpactFinder, AnImpactIsLookedAtTwiceAndAFollowingLargerOneTakesItsPlace) {
  Ring ring;
  ImpactFinder finder;
  std::vector<FallLook> due;
  for (int i = 0; i < 600; ++i) {
    Motion m = still();
    if (i == 200) m.g.y = -3;   // stands alone
    if (i == 400) m.g.y = -2;   // followed by a larger one
    if (i == 430) m.g.y = -4;
    ring.push(m);
    finder.next(ring, due);
  }
  ASSERT_EQ(due.size(), 4U);
  EXPECT_EQ(due[0].impact, 200);
  EXPECT_FALSE(due[0].late);
  EXPECT_TRUE(due[1].late);
  EXPECT_EQ(due[2].impact, 430);
  EXPECT_EQ(due[3].impact, 430);
}

TEST(FallFeatures, AreAsManyAsSaidAndTheEarlyLookKnowsNothingOfLater) {
  Ring ring;
  Rng rng(1);
  for (int i = 0; i < 700; ++i) ring.push({{static_cast<float>(rng.normal()), static_cast<float>(rng.normal()), static_cast<float>(rng.normal())}, {}});
  const auto early = fall_features(ring, {400, false, 3}), late = fall_features(ring, {400, true, 3});
  EXPECT_EQ(early.size(), kFallFeatures);
  EXPECT_EQ(late.size(), kFallFeatures);
  for (const float v : late) EXPECT_TRUE(std::isfinite(v));
  Ring other = ring;
  for (int i = 0; i < 10; ++i) other.push({{9, 9, 9}, {}});  // what happens later does not change what was true
  const auto again = fall_features(other, {400, true, 3});
  EXPECT_EQ(late, again);
}

std::vector<BedReading> night_in_small(std::uint64_t seed, std::vector<Activity>& labels) {
  Rng rng(seed);
  std::vector<BedReading> readings;
  double t = 0;
  const auto stay = [&](Activity a, double seconds, double front, double vertical, int antenna, double strength) {
    for (const double end = t + seconds; t < end; t += rng.uniform(0.2, 0.8)) {
      readings.push_back({t, static_cast<float>(rng.normal(front, 0.03)), static_cast<float>(rng.normal(vertical, 0.03)), static_cast<float>(rng.normal(0, 0.03)),
                          antenna, static_cast<float>(rng.normal(strength, 1)), 1, 921});
      labels.push_back(a);
    }
  };
  for (int k = 0; k < 3; ++k) {
    stay(Activity::kLying, 40, 1, 0.1, 3, -55);
    stay(Activity::kSittingOnBed, 15, 0.3, 0.95, 2, -58);
    stay(Activity::kUp, 8, 0.1, 1, 1, -64);
    stay(Activity::kSittingInChair, 25, 0.3, 0.95, 4, -60);
    stay(Activity::kUp, 6, 0.1, 1, 1, -64);
    stay(Activity::kSittingOnBed, 10, 0.3, 0.95, 2, -58);
  }
  stay(Activity::kLying, 40, 0.9, 0.1, 1, -55);  // long enough for the last return to be believed
  return readings;
}

TEST(BedDetector, TellsEachExitAndReturnOnceAndSoon) {
  std::vector<BedModel::Example> examples;
  std::vector<std::vector<BedReading>> nights;
  std::vector<std::vector<Activity>> labels(6);
  for (std::uint64_t k = 0; k < 6; ++k) nights.push_back(night_in_small(k, labels[k]));
  std::vector<BedHabits::Sequence> sequences;
  for (std::size_t k = 0; k < 5; ++k) {
    sequences.push_back({nights[k], labels[k]});
    for (std::size_t i = 0; i < nights[k].size(); ++i) examples.push_back({bed_features(nights[k], i), labels[k][i], 1});
  }
  ASSERT_EQ(examples[0].features.size(), kBedFeatures);
  std::vector<const BedModel::Example*> of;
  for (const auto& example : examples) of.push_back(&example);
  auto learned = BedModel::train(of, BedHabits::of(sequences), 1, 1);
  ASSERT_TRUE(learned);
  learn::ByteWriter out;
  learned->write(out);
  const std::string bytes = out.take();
  learn::ByteReader in(bytes);
  const auto model = std::make_shared<BedModel>(*BedModel::read(in));

  std::vector<Event> events;
  BedDetector detector(model);
  for (const BedReading& r : nights[5]) {
    detector.push(r, events);
    detector.push(r, events);  // the same once more changes nothing
  }
  detector.end(events);
  std::vector<double> exits, backs;
  for (std::size_t i = 1; i < nights[5].size(); ++i) {
    const bool before = in_bed(labels[5][i - 1]), now = in_bed(labels[5][i]);
    if (before && !now) exits.push_back(nights[5][i].t);
    if (!before && now) backs.push_back(nights[5][i].t);
  }
  ASSERT_EQ(events.size(), exits.size() + backs.size());
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(events[2 * k].kind, EventKind::kBedExit);
    EXPECT_NEAR(events[2 * k].t, exits[k], 5);
    EXPECT_EQ(events[2 * k + 1].kind, EventKind::kBackInBed);
  }
}

TEST(BedDetector, DisorderedReadingsAndLateOnesDoNoHarm) {
  std::vector<Activity> labels;
  const auto readings = night_in_small(9, labels);
  std::vector<BedModel::Example> examples;
  for (std::size_t i = 0; i < readings.size(); ++i) examples.push_back({bed_features(readings, i), labels[i], 1});
  std::vector<const BedModel::Example*> of;
  for (const auto& example : examples) of.push_back(&example);
  const BedHabits::Sequence sequence{readings, labels};
  const auto model = std::make_shared<BedModel>(*BedModel::train(of, BedHabits::of({&sequence, 1}), 1, 1));
  const auto told = [&](const std::vector<BedReading>& list) {
    BedDetector detector(model);
    std::vector<Event> events;
    for (const BedReading& r : list) detector.push(r, events);
    detector.end(events);
    return events;
  };
  auto swapped = readings;
  for (std::size_t i = 0; i + 1 < swapped.size(); i += 2)
    if (swapped[i + 1].t - swapped[i].t < 0.9 * kAhead) std::swap(swapped[i], swapped[i + 1]);
  swapped.insert(swapped.begin() + 100, readings[3]);  // a minute too late
  const auto straight = told(readings), crooked = told(swapped);
  ASSERT_EQ(straight.size(), crooked.size());
  for (std::size_t i = 0; i < straight.size(); ++i) EXPECT_EQ(straight[i].since, crooked[i].since);
}

// A warm spot goes slowly through the room, or drops from one end to the other at once and stays.
std::vector<ThermalFrame> warm_spot(bool fall, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<ThermalFrame> frames;
  for (int i = 0; i < 40; ++i) {
    ThermalFrame f;
    f.t = i * 0.1;
    const double row = fall ? (i < 18 ? 0.2 : 2.9) : 3.0 * i / 40, column = 1.5 + 0.2 * rng.normal();
    for (std::size_t k = 0; k < 16; ++k) {
      const double d = std::hypot(static_cast<double>(k / 4) - row, static_cast<double>(k % 4) - column);
      f.celsius[k] = static_cast<float>(22 + 5 * std::exp(-d * d) + rng.normal(0, 0.05));
    }
    frames.push_back(f);
  }
  return frames;
}

TEST(ThermalDetector, TellsAFallFromAWalkInAStreamOfFrames) {
  learn::Table table;
  std::vector<float> falls;
  for (std::uint64_t k = 0; k < 60; ++k) {
    table.add(thermal_features(warm_spot(k % 2, k)));
    falls.push_back(k % 2 ? 1.0F : 0.0F);
  }
  ASSERT_EQ(table.columns, kThermalFeatures);
  const auto model = std::make_shared<ThermalModel>(*ThermalModel::train(table, falls, 1, 1));
  for (const bool fall : {false, true}) {
    ThermalDetector detector(model);
    std::vector<Event> events;
    double t = 0;
    const auto frames = warm_spot(fall, 500);
    for (int i = 0; i < 30; ++i) detector.push({t += 0.1, frames.front().celsius}, events);
    for (const ThermalFrame& f : frames) detector.push({t += 0.1, f.celsius}, events);
    for (int i = 0; i < 40; ++i) detector.push({t += 0.1, frames.back().celsius}, events);
    EXPECT_EQ(events.size(), fall ? 1U : 0U);
    detector.tick(t + 500, events);
    EXPECT_EQ(events.back().kind, EventKind::kSignalLost);
  }
}

TEST(Bed, WhoeverIsBackForAMomentOnlyHasNotBeenBack) {
  BedSwitch place(0.3, 0.7, 10, 5);
  std::vector<std::pair<EventKind, double>> said;
  const auto see = [&](double from, double to, double likely) {
    for (double t = from; t < to; t += 0.5)
      if (const auto event = place.next(t + 2, t, likely)) said.emplace_back(event->kind, event->since);
  };
  see(0, 60, 0.9), see(60, 70, 0.1);
  for (double t = 70; t < 130; t += 12) see(t, t + 6, 0.9), see(t + 6, t + 12, 0.1);
  ASSERT_EQ(said.size(), 1U) << "now in, now out, on the edge of the bed: one exit";
  see(130, 150, 0.9);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[1], std::make_pair(EventKind::kBackInBed, 130.0)) << "back since it began";
  see(150, 151, 0.1);
  EXPECT_EQ(said.size(), 3U) << "and the next exit is one again";
}

TEST(Bed, HowLongIsLearnedFromTheShortestReturn) {
  std::vector<BedReading> readings;
  std::vector<Activity> labels;
  const auto spend = [&](Activity activity, double seconds) {
    const double begin = readings.empty() ? 0 : readings.back().t + 1;
    for (double t = begin; t < begin + seconds; ++t) readings.push_back({.t = t}), labels.push_back(activity);
  };
  spend(Activity::kLying, 10), spend(Activity::kUp, 10);
  const BedHabits::Sequence once[] = {{readings, labels}};
  EXPECT_EQ(BedHabits::of(once).shortest_return, 0) << "the first stay is no return";
  spend(Activity::kSittingOnBed, 40), spend(Activity::kUp, 10), spend(Activity::kLying, 24), spend(Activity::kSittingInChair, 5);
  const BedHabits::Sequence more[] = {{readings, labels}};
  EXPECT_EQ(BedHabits::of(more).shortest_return, 24);
}

}  // namespace
}  // namespace meretid::nightwatch
