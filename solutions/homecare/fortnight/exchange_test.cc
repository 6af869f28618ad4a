// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "solutions/homecare/fortnight/carry_over.h"
#include "solutions/homecare/fortnight/hand_over.h"
#include "solutions/homecare/fortnight/meetings.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::fortnight {
namespace {

using namespace municipal;

/// Two days of the small town: every visit recurs, without medicine and pause so that all three carers can do the same.
struct TwoDays {
  Municipality all = small_town();
  Plan plan;
  std::vector<Scope> days;

  TwoDays() {
    all.days = 2;
    all.midnights = {0, t(24), t(48)};
    all.visits.pop_back();
    all.shifts[0].pause.reset();
    for (std::size_t v = 0; v < 2; ++v) all.visits[v].series = "serie" + std::to_string(v);
    for (std::size_t v = 0; v < 2; ++v) {
      Visit next = all.visits[v];
      next.windows[0].from += t(24), next.windows[0].until += t(24);
      all.visits.push_back(next);
    }
    for (std::size_t s = 0; s < 3; ++s) {
      Shift next = all.shifts[s];
      next.from += t(24), next.until += t(24);
      all.shifts.push_back(next);
    }
    plan = {{{{{0, 0, t(8)}, {1, 0, t(9)}}, {}}, {{{1, 1, t(9)}}, {}}, {}, {}, {}, {}}, {2, 3}};
    days = {scope_of_day(all, 0), scope_of_day(all, 1)};
  }

  Faces faces() {
    Meetings meetings(all, days, none);
    meetings.take(0, plan);
    return meetings.others(1);
  }
  Faces none;
};

TEST(HandOver, GivesTheRouteToWhomTheCitizensKnow) {
  TwoDays two;
  two.plan.routes[4].turns = {{3, 1, t(33)}};                   // Dorte, who has been at Bent's
  two.plan.routes[5].turns = {{2, 0, t(32)}, {3, 0, t(33)}};    // Emil, whom nobody knows
  two.plan.unassigned.clear();
  hand_over(two.all, two.days[1], two.faces(), {15, 0}, two.plan);
  EXPECT_EQ(two.plan.routes[3].turns.size(), 2U);  // Clara, who knows both
  EXPECT_EQ(two.plan.routes[4].turns.size(), 1U);
  EXPECT_TRUE(two.plan.routes[5].turns.empty());
  EXPECT_TRUE(check_plan(two.all, two.plan).holds());
}

TEST(HandOver, KeepsSkillsShiftsAndPins) {
  TwoDays two;
  two.plan.routes[5].turns = {{2, 0, t(32)}};
  two.plan.unassigned = {3};
  const Plan before = two.plan;
  const auto after = [&] {
    Plan plan = before;
    hand_over(two.all, two.days[1], two.faces(), {15, 0}, plan);
    return plan;
  };
  EXPECT_NE(after(), before);
  two.all.shifts[3].from = t(32) - 719;  // Clara cannot be there
  EXPECT_EQ(after(), before);
  two.all.shifts[3].from = t(31);
  two.all.citizens[0].banned = {0};
  EXPECT_EQ(after(), before);
  two.all.citizens[0].banned.clear();
  two.all.visits[2].pin = Pin{{5}, {}};
  EXPECT_EQ(after(), before);
}

TEST(CarryOver, TheSameCitizensAreOnTheRouteOfThoseTheyKnow) {
  TwoDays two;
  carry_over(two.all, 0, 1, two.days, two.faces(), {15, 0}, two.plan);
  EXPECT_EQ(two.plan.routes[3].turns, (std::vector<Turn>{{2, 0, t(32)}, {3, 0, t(33)}}));
  EXPECT_EQ(two.plan.routes[4].turns, (std::vector<Turn>{{3, 1, t(33)}}));
  EXPECT_TRUE(two.plan.unassigned.empty());
  EXPECT_TRUE(check_plan(two.all, two.plan).holds());
}

TEST(CarryOver, WhatDoesNotFitIsLeftWithoutPlaceAndNoHalfVisitStays) {
  TwoDays two;
  two.all.shifts.resize(4);  // one carer only on the second day
  two.plan.routes.resize(4);
  two.days[1] = scope_of_day(two.all, 1);
  carry_over(two.all, 0, 1, two.days, two.faces(), {15, 0}, two.plan);
  EXPECT_EQ(two.plan.routes[3].turns, (std::vector<Turn>{{2, 0, t(32)}}));
  EXPECT_EQ(two.plan.unassigned, std::vector<int>{3});
  EXPECT_TRUE(check_plan(two.all, two.plan).holds());
}

TEST(Meetings, LeaveOutTheDayItselfAndThoseWhoComeSeldom) {
  TwoDays two;
  two.plan.routes[3].turns = {{2, 0, t(32)}, {3, 0, t(33)}};
  two.none.add(0, 2);
  Meetings meetings(two.all, two.days, two.none);
  meetings.take(0, two.plan);
  meetings.take(1, two.plan);
  EXPECT_EQ(meetings.others(1).visits(1, 1), 1);
  EXPECT_EQ(meetings.others(0).visits(1, 1), 0);
  EXPECT_EQ(meetings.others(0).visits(1, 0), 1);
  two.plan.routes[3].turns.push_back({3, 0, t(34)});  // once more on the same day is still one day
  meetings.take(1, two.plan);
  EXPECT_EQ(meetings.others(0).visits(1, 0), 2);
  EXPECT_EQ(meetings.others(0, 2).visits(1, 0), 0);
  EXPECT_EQ(meetings.others(0, 2).visits(0, 2), 1);  // known from before
}

}  // namespace
}  // namespace meretid::homecare::fortnight
