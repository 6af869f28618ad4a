// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/plan.h"

#include <gtest/gtest.h>

#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::municipal {
namespace {

TEST(ScopeOfDay, VisitsAfterMidnightBelongToTheNightShiftOfTheEveningBefore) {
  Municipality all = small_town();
  all.days = 2;
  all.midnights = {0, t(24), t(48)};
  all.visits.clear();
  for (const Moment start : {t(1), t(8), t(23, 30), t(25), t(30, 45), t(31, 30), t(49)}) all.visits.push_back(visit_of("", 0, 600, {start, start + 600}, {{}}));
  all.shifts = {shift_of("dag", 0, t(7), t(15)), shift_of("nat", 1, t(23), t(31)), shift_of("dag", 0, t(31), t(39)), shift_of("nat", 1, t(47), t(55))};
  EXPECT_EQ(scope_of_day(all, 0).shifts, (std::vector<int>{0, 1}));
  EXPECT_EQ(scope_of_day(all, 0).visits, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_EQ(scope_of_day(all, 1).shifts, (std::vector<int>{2, 3}));
  EXPECT_EQ(scope_of_day(all, 1).visits, (std::vector<int>{5, 6}));
  all.shifts[2].from = t(30, 30);  // an early bird: from then on the day's
  EXPECT_EQ(scope_of_day(all, 1).visits, (std::vector<int>{4, 5, 6}));
  all.shifts.erase(all.shifts.begin() + 1);  // no night: the calendar decides
  EXPECT_EQ(scope_of_day(all, 0).visits, (std::vector<int>{0, 1, 2}));
}

TEST(MayMake, ADelegationHoldsOnEveryDayOnWhichTheVisitMayStart) {
  Municipality all = small_town();
  all.days = 2;
  all.midnights = {0, t(24), t(48)};
  all.carers[0].skills[1].until = all.first;
  all.visits[2].windows = {{t(23), t(24) - 1}};
  EXPECT_TRUE(may_make(all, 2, 0, 0));
  ++all.visits[2].windows[0].until;
  EXPECT_FALSE(may_make(all, 2, 0, 0));
  all.visits[2].windows = {{t(23), t(23, 45) - 1}};
  all.visits[2].medical = false;  // may start up to a quarter late
  EXPECT_TRUE(may_make(all, 2, 0, 0));
  ++all.visits[2].windows[0].until;
  EXPECT_FALSE(may_make(all, 2, 0, 0));
}

}  // namespace
}  // namespace meretid::homecare::municipal
