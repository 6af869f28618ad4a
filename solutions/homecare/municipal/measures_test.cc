// SPDX-License-Identifier: EUPL-1.2
// Every figure against one worked out by hand in the comment beside it.
#include "solutions/homecare/municipal/measures.h"

#include <cmath>
#include <gtest/gtest.h>

#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::municipal {
namespace {

constexpr double kAlmost = 1e-9;

TEST(Measures, ADayOfTheSmallTown) {
  const Municipality all = small_town();
  const DayMeasures day = measures_of(all, small_plan()).days.at(0);
  // Each way is 10 minutes and 3 km; each of the two shifts in use is 8 hours, and the pause is paid.
  EXPECT_NEAR(day.costs.driving, 50, kAlmost);  // Clara: to Anna, to Bent, home; Dorte: to Bent, home
  EXPECT_NEAR(day.costs.driving_km, 15, kAlmost);
  EXPECT_NEAR(day.costs.visiting, 30 + 20 + 10 + 20, kAlmost);
  EXPECT_NEAR(day.costs.paid, 960, kAlmost);
  EXPECT_NEAR(day.direct_share(), 80.0 / 960, kAlmost);
  EXPECT_NEAR(day.driving_share(), 50.0 / 960, kAlmost);
  EXPECT_EQ(day.visits, 3);
  EXPECT_EQ(day.routes, 2);
  EXPECT_EQ(day.late, 0);
  EXPECT_EQ(to_iso8601(day.day), "2026-03-02");
}

TEST(Measures, LatenessAndVisitsWithoutPlace) {
  Municipality all = small_town();
  all.visits[2].priority = Priority::kCritical;
  Plan plan = small_plan();
  plan.routes[0].turns = {{0, 0, t(9, 7)}, {2, 0, t(10, 33)}};
  plan.routes[1].turns.clear();
  plan.unassigned = {1};
  const DayMeasures total = measures_of(all, plan).total;
  EXPECT_EQ(total.late, 2);
  EXPECT_NEAR(total.most_late, 7, kAlmost);
  EXPECT_NEAR(total.costs.late, 7, kAlmost);
  EXPECT_NEAR(total.costs.medical_late, 3, kAlmost);
  EXPECT_EQ(total.costs.unassigned, (std::array<int, kPriorities>{0, 0, 1, 0}));
}

/// `days` days with a visit at 08 and one at 18 to Anna, and one at 12 to Bent; carer of each visit by who(day, 0…2).
struct Weeks {
  Municipality all = small_town();
  Plan plan;

  Weeks(int days, auto who) {
    all.days = days;
    all.midnights.clear();
    all.visits.clear();
    all.shifts.clear();
    for (int day = 0; day <= days; ++day) all.midnights.push_back(t(24 * day));
    for (int day = 0; day < days; ++day) {
      const Moment zero = t(24 * day);
      for (int s = 0; s < 3; ++s) all.shifts.push_back(shift_of("", s, zero + t(7), zero + t(22)));
      plan.routes.resize(all.shifts.size());
      const Moment starts[] = {t(8), t(18), t(12)};
      for (const int part : {0, 2, 1}) {
        const Moment start = zero + starts[part];
        Visit visit = visit_of("", part == 2, 600, {start, start + 600}, {{}});
        visit.series = "serie" + std::to_string(part);
        plan.routes[static_cast<std::size_t>(3 * day + who(day, part))].turns.push_back({static_cast<int>(all.visits.size()), 0, start});
        all.visits.push_back(visit);
      }
    }
  }
};

TEST(Measures, ThreeCarersInAFortnight) {
  // Anna: mornings Clara, evenings Dorte, but Emil once. Bent, one visit a day: always Emil; he is no matter for NC14.
  const Weeks weeks(14, [](int day, int part) { return part == 2 || (day == 5 && part == 1) ? 2 : part; });
  const Measures measures = measures_of(weeks.all, weeks.plan);
  EXPECT_EQ(measures.face_days, 14);
  EXPECT_EQ(measures.often.citizens, 1);
  EXPECT_NEAR(measures.often.mean, 3, kAlmost);
  EXPECT_NEAR(measures.often.median, 3, kAlmost);
  EXPECT_EQ(measures.often.citizens_by_faces, (std::vector<int>{0, 0, 0, 1}));
  EXPECT_EQ(measures.everyone.citizens, 2);
  EXPECT_NEAR(measures.everyone.mean, 2, kAlmost);
  EXPECT_NEAR(measures.everyone.median, 2, kAlmost);
  EXPECT_NEAR(measures.three_commonest, 1, kAlmost);
  // COC of Anna: 14, 13 and 1 visits: (196 + 169 + 1 − 28) / (28 × 27); Bent's is 1.
  EXPECT_NEAR(measures.coc, (338.0 / 756 + 1) / 2, kAlmost);
  EXPECT_EQ(faces_of_frequent(weeks.all, weeks.plan), (std::vector<int>{3, -1}));
}

TEST(Measures, OnlyTheFirstFourteenDaysAndTheHoursFromSevenToTwentyTwo) {
  Weeks weeks(15, [](int day, int part) { return day == 14 ? 2 : part == 2 ? 0 : part; });
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).often.mean, 2, kAlmost);  // Emil comes on day 15
  weeks.plan.routes[2].turns.push_back({0, 0, t(22) - 1});                 // as if Emil came at 21:59:59
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).often.mean, 3, kAlmost);
  weeks.plan.routes[2].turns.back().start = t(22);
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).often.mean, 2, kAlmost);
}

TEST(Measures, ContactPersonAndTheThreeWhoComeMost) {
  Weeks weeks(8, [](int day, int) { return day % 3; });
  weeks.all.citizens[1].contact = 0;  // Bent: days 0, 3 and 6 of 8
  Measures measures = measures_of(weeks.all, weeks.plan);
  EXPECT_NEAR(measures.by_contact, 3.0 / 8, kAlmost);
  EXPECT_NEAR(measures.three_commonest, 1, kAlmost);
  Carer fourth = weeks.all.carers[2];
  weeks.all.carers.push_back(fourth);
  weeks.all.shifts[21].carer = 3;  // the last day, Dorte's until now, is a fourth's
  weeks.plan.routes[21].turns = weeks.plan.routes[22].turns;
  weeks.plan.routes[22].turns.clear();
  measures = measures_of(weeks.all, weeks.plan);
  // Both citizens meet four: 3 : 2 : 2 : 1 of 8 days.
  EXPECT_NEAR(measures.three_commonest, 7.0 / 8, kAlmost);
}

TEST(Measures, StartsOfASeriesOnTheWall) {
  Weeks weeks(2, [](int, int part) { return part; });
  for (std::size_t shift = 3; shift < 6; ++shift)
    for (Turn& turn : weeks.plan.routes[shift].turns) turn.start += t(0, 10);
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).start_deviation, 5, kAlmost);  // ± 5 minutes from the mean
  for (Visit& visit : weeks.all.visits) visit.series = visit.series == "serie0" ? visit.series : "";
  weeks.plan.routes[0].turns[0].start = -t(0, 5);  // 23:55 and 00:05
  weeks.plan.routes[3].turns[0].start = t(24, 5);
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).start_deviation, 5, kAlmost);
}

TEST(Measures, SummerTimeMovesNoVisitOnTheWall) {
  Weeks weeks(2, [](int, int part) { return part; });
  weeks.all.first = Date{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(28)};
  weeks.all.origin = danish::midnight(weeks.all.first);
  weeks.all.midnights = {0, t(24), t(47)};
  for (std::size_t shift = 3; shift < 6; ++shift)
    for (Turn& turn : weeks.plan.routes[shift].turns) turn.start -= t(1);
  EXPECT_NEAR(measures_of(weeks.all, weeks.plan).start_deviation, 0, kAlmost);
}

TEST(Measures, FairnessIsTheDistanceFromAnEqualShare) {
  const Municipality all = small_town();
  const FairnessMeasures fair = measures_of(all, small_plan()).fairness;
  // Driving 30, 20 and 0: mean 50 / 3. Heavy visits 1, 1 and 0.
  EXPECT_NEAR(fair.driving, (40.0 / 3 + 10.0 / 3 + 50.0 / 3) / 3, kAlmost);
  EXPECT_NEAR(fair.heavy, (1.0 / 3 + 1.0 / 3 + 2.0 / 3) / 3, kAlmost);
  // Work: Clara 60 + 30 + 2 × 2 parking = 94, Dorte 20 + 20 + 2 = 42, Emil 0: mean 136 / 3.
  EXPECT_NEAR(fair.work, (94 - 136.0 / 3 + (136.0 / 3 - 42) + 136.0 / 3) / 3, kAlmost);
}

TEST(Measures, TheWeeklyFrameIsScaledToTheDays) {
  Municipality all = small_town();
  all.citizens[0].weekly = 7 * 30 * 60;  // 30 minutes on one day, and she gets 30
  all.citizens[1].weekly = 7 * 60 * 60;  // 60 minutes, and he gets 20 + 20 + 10
  const FrameMeasures frame = measures_of(all, small_plan()).weekly;
  EXPECT_EQ(frame.citizens, 2);
  EXPECT_NEAR(frame.frame, 90, kAlmost);
  EXPECT_NEAR(frame.given, 80, kAlmost);
  EXPECT_EQ(frame.below, 1);
  EXPECT_EQ(frame.above, 0);
}

}  // namespace
}  // namespace meretid::homecare::municipal
