// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "solutions/nightwatch/measure/bed_measure.h"
#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/simulate/training.h"
#include "solutions/nightwatch/simulate/ward_night.h"

namespace meretid::nightwatch {
namespace {

constexpr Timestamp kEvening{1'767'304'800 * kSecond};  // 2026-01-01, 23:00 in Denmark

class MadeUpNights : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::vector<FallTrial> falls = made_up_trials(4, 1);
    auto fall_model = learn_falls(collect(std::span<const FallTrial>(falls)), [](const std::string&) { return true; }, 1, 1);
    ASSERT_TRUE(fall_model);
    fall = std::make_shared<FallModel>(std::move(*fall_model));
    const std::vector<BedTrial> trials = made_up_bed_trials(2, 1);
    auto bed_model = learn_bed(collect(std::span<const BedTrial>(trials)), [](std::size_t) { return true; }, 1, 1);
    ASSERT_TRUE(bed_model);
    bed = std::make_shared<BedModel>(std::move(*bed_model));
  }
  static void TearDownTestSuite() { fall.reset(), bed.reset(); }
  static inline std::shared_ptr<const FallModel> fall;
  static inline std::shared_ptr<const BedModel> bed;
};

TEST_F(MadeUpNights, StillStretchesLeftOutChangeNothingThatIsSaidOfTheBody) {
  // The acts draw from generators of their own, so the two tellings differ in nothing but the stillness; noise of it does.
  const NightHabits habits{.turns = 6, .edge_sits = 1, .exits = 2, .wanders = 0, .falls = 1, .hard_sits = 1};
  PlayedResident briefly(Rng(11), habits, fall, bed), whole(Rng(11), habits, fall, bed);
  const PlayedNight a = briefly.night(false), b = whole.night(true);
  ASSERT_TRUE(a.truth.impact && b.truth.impact);
  const auto falls = [](const PlayedNight& night) {
    std::int64_t near = 0, far = 0;
    for (const Event& event : night.body)
      if (event.kind == EventKind::kFall) ++(std::fabs(event.since - *night.truth.impact) < 5 ? near : far);
    return std::pair(near, far);
  };
  EXPECT_EQ(falls(a), falls(b));
  EXPECT_EQ(falls(a).second, 0);
}

TEST_F(MadeUpNights, ExitsAreFoundByTheTagAndTheSameSeedGivesTheSameNight) {
  PlayedResident one(Rng(5), {}, fall, bed), again(Rng(5), {}, fall, bed);
  const PlayedNight a = one.night(), b = again.night();
  ASSERT_EQ(a.truth.absences.size(), b.truth.absences.size());
  ASSERT_EQ(a.tag.size(), b.tag.size());
  std::size_t found = 0;
  for (const Absence& absence : a.truth.absences)
    found += std::any_of(a.tag.begin(), a.tag.end(), [&](const Event& e) { return e.kind == EventKind::kBedExit && std::fabs(e.since - absence.from) < 15; });
  EXPECT_GE(found + 1, a.truth.absences.size());
  EXPECT_NEAR(a.truth.end - a.truth.begin, kNight, 1500);
}

Event bed_event(EventKind kind, double t) { return {.kind = kind, .t = t + 2, .since = t, .score = 1}; }

TEST(WardNight, ThePolicyDecidesWhichExitsArePaged) {
  const std::vector<Event> tag{bed_event(EventKind::kBedExit, 100), bed_event(EventKind::kBackInBed, 400), bed_event(EventKind::kBedExit, 5000),
                               bed_event(EventKind::kBackInBed, 7000)};
  EXPECT_TRUE(bed_alarms(tag, {}, kEvening, 0).empty()) << "never";
  EXPECT_EQ(bed_alarms(tag, {{{"21:00", "07:00", ward::BedExitRule::kAtOnce, 0}}, {}}, kEvening, 0).size(), 2U);
  const auto after = bed_alarms(tag, {{{"21:00", "07:00", ward::BedExitRule::kAfter, 10}}, {}}, kEvening, 0);
  ASSERT_EQ(after.size(), 1U) << "back within ten minutes the first time";
  EXPECT_EQ(after[0].since, 5000);
  EXPECT_EQ(after[0].at, 5600);
  EXPECT_TRUE(bed_alarms(tag, {{{"12:00", "15:00", ward::BedExitRule::kAtOnce, 0}}, {}}, kEvening, 0).empty()) << "outside the hours";
}

TEST(WardNight, AnAlarmForSomebodyInBedIsANuisanceAndAMissedOneIsCounted) {
  PlayedNight night;
  night.truth = {.begin = 0, .end = kNight, .absences = {{1000, 2500}, {9000, 9100}, {20000, 23000}}, .impact = 500.0};
  night.body = {{EventKind::kFall, 501, 500, 3}, {EventKind::kFall, 15000, 14999, 3}};
  night.tag = {bed_event(EventKind::kBedExit, 1001), bed_event(EventKind::kBackInBed, 2500), bed_event(EventKind::kBedExit, 30000)};
  const ward::Policy after{{{"21:00", "09:00", ward::BedExitRule::kAfter, 10}}, {}};
  const NightCounts counts = count(night, after, kEvening);
  EXPECT_EQ(counts.falls_found, 1);
  EXPECT_EQ(counts.false_falls, 1);
  EXPECT_EQ(counts.wanted, 2) << "the second was back in time";
  EXPECT_EQ(counts.wanted_found, 1);
  EXPECT_EQ(counts.bed_alarms, 2);
  EXPECT_EQ(counts.nuisance, 1);
}

TEST(WardNight, ASecondAlarmForOneAbsenceIsANuisance) {
  PlayedNight night;
  night.truth = {.begin = 0, .end = kNight, .absences = {{1000, 2500}}, .impact = {}};
  night.tag = {bed_event(EventKind::kBedExit, 1001), bed_event(EventKind::kBackInBed, 1500), bed_event(EventKind::kBedExit, 1600)};
  const NightCounts counts = count(night, {{{"21:00", "09:00", ward::BedExitRule::kAtOnce, 0}}, {}}, kEvening);
  EXPECT_EQ(counts.wanted_found, 1);
  EXPECT_EQ(counts.nuisance, 1);
}

}  // namespace
}  // namespace meretid::nightwatch
