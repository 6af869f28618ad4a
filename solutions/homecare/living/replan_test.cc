// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/replan.h"

#include <gtest/gtest.h>

#include <set>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/day/test_day_test.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::living {
namespace {

using municipal::t;

class Replan : public testing::Test {
 protected:
  static municipal::Plan planned(const municipal::Municipality& all) {
    Budget budget;
    budget.iterations = 3000;
    return day::plan_day(all, municipal::whole(all), municipal::empty_plan(all), {}, {1, 1}, budget);
  }
  /// All rules hold, nothing begun has moved, and what is said of the plan is so.
  static void expect_sound(const LiveDay& day, const Alternative& one) {
    municipal::Municipality all = day.all;
    const auto verdict = municipal::check_plan(all, one.plan);
    EXPECT_TRUE(verdict.holds()) << verdict.breaches[0].code << " " << verdict.breaches[0].where;
    for (std::size_t s = 0; s < day.running.routes.size(); ++s) {
      std::set<std::pair<int, Moment>> before, now;
      for (const auto& turn : day.running.routes[s].turns)
        if (turn.start < day.now) before.emplace(turn.visit, turn.start);
      for (const auto& turn : one.plan.routes[s].turns)
        if (turn.start < day.now) now.emplace(turn.visit, turn.start);
      EXPECT_EQ(before, now) << "shift " << s;
    }
    std::set<int> changed;
    for (const Change& change : one.changes) changed.insert(change.visit);
    EXPECT_EQ(static_cast<int>(changed.size()), one.changed);
    for (const int visit : one.put_off) EXPECT_TRUE(std::ranges::binary_search(one.plan.unassigned, visit));
    for (const int visit : day.lost)
      EXPECT_TRUE(changed.contains(visit) || std::ranges::binary_search(one.plan.unassigned, visit));
  }

  municipal::Municipality all = municipal::random_day({160, 27, 0.08, 0.06, 0.15, 0.05}, 21);
  municipal::Plan plan = planned(all);
};

TEST_F(Replan, ASickCallMovesLittleAndNothingThatHasBegun) {
  ASSERT_TRUE(plan.unassigned.empty());
  std::size_t lost = 0;
  int changed = 0;
  for (const int carer : {0, 5, 11, 17}) {
    for (const Moment now : {t(7, 10), t(9, 30)}) {
      const LiveDay day = after(all, municipal::whole(all), plan, {.now = now, .absent = {{carer, now}}, .cancelled = {}, .added = {}, .overruns = {}});
      ASSERT_FALSE(day.lost.empty());
      const auto found = replan(day, {}, {.iterations = 300, .threads = 1});
      ASSERT_FALSE(found.empty());
      for (const Alternative& one : found) {
        expect_sound(day, one);
        if (one.aim == Aim::kLeastChange) lost += day.lost.size(), changed += one.changed;
      }
    }
  }
  // Where the day has room; a day that is full asks others to move.
  EXPECT_LE(changed, 1.5 * static_cast<double>(lost));
}

TEST_F(Replan, IsTheSameOnAnyNumberOfThreads) {
  const LiveDay day = after(all, municipal::whole(all), plan, {.now = t(7, 10), .absent = {{3, t(7, 10)}}, .cancelled = {}, .added = {}, .overruns = {}});
  const auto one = replan(day, {}, {.iterations = 200, .threads = 1}), three = replan(day, {}, {.iterations = 200, .threads = 3});
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].plan, three[i].plan);
}

TEST_F(Replan, CancelledVisitsAreGoneAndEmergenciesFindRoom) {
  municipal::Visit fall = municipal::visit_of("fald", 4, t(0, 20), {t(10), t(11)}, {{{0, 1, {}}}});
  fall.priority = municipal::Priority::kCritical;
  const LiveDay day = after(all, municipal::whole(all), plan, {.now = t(9), .absent = {}, .cancelled = {7}, .added = {fall}, .overruns = {}});
  EXPECT_EQ(day.lost, std::vector<int>{160});
  for (const Alternative& one : replan(day, {}, {.iterations = 200, .threads = 1})) {
    expect_sound(day, one);
    EXPECT_TRUE(one.put_off.empty());
    EXPECT_LE(one.changed, 3);
  }
}

TEST_F(Replan, WhoRunsLateKeepsWhatFitsAndGivesAwayTheRest) {
  const LiveDay day = after(all, municipal::whole(all), plan, {.now = t(8, 30), .absent = {}, .cancelled = {}, .added = {}, .overruns = {{6, t(0, 50)}}});
  for (const Alternative& one : replan(day, {}, {.iterations = 200, .threads = 1})) {
    // The visit that lasts longer is a fact; its end may be late, all that follows holds.
    expect_sound(day, one);
  }
}

TEST_F(Replan, LowPriorityMayBePutOffForRelief) {
  for (municipal::Visit& visit : all.visits) visit.priority = municipal::Priority::kLow;
  for (int carer = 1; carer < 20; ++carer)
    if (carer % 2 == 0) all.shifts[static_cast<std::size_t>(carer)].until = t(11);
  plan = planned(all);
  const LiveDay day = after(all, municipal::whole(all), plan, {.now = t(7, 5), .absent = {{1, t(7, 5)}, {3, t(7, 5)}, {5, t(7, 5)}}, .cancelled = {}, .added = {}, .overruns = {}});
  const auto found = replan(day, {}, {.iterations = 200, .threads = 1});
  std::size_t least = 1000, relief = 0;
  for (const Alternative& one : found) {
    expect_sound(day, one);
    (one.aim == Aim::kRelief ? relief : least) = one.put_off.size();
  }
  EXPECT_GE(relief, least == 1000 ? 0 : least);
}

TEST_F(Replan, AnIdleSubstituteIsCalledForReliefAlone) {
  constexpr std::size_t kSubstitute = 9;
  all.carers[kSubstitute].substitute = true;
  const Moment until = all.shifts[kSubstitute].until;
  all.shifts[kSubstitute].until = all.shifts[kSubstitute].from;
  plan = planned(all);  // without the substitute
  ASSERT_TRUE(plan.routes[kSubstitute].turns.empty());
  all.shifts[kSubstitute].until = until;
  Event many{.now = t(7, 10), .absent = {}, .cancelled = {}, .added = {}, .overruns = {}};
  for (const int carer : {1, 3, 5, 7, 11, 13, 15, 17}) many.absent.push_back({carer, t(7, 10)});  // more than the others can take over
  const LiveDay day = after(all, municipal::whole(all), plan, many);
  ASSERT_FALSE(day.lost.empty());
  bool relieved = false;
  for (const Alternative& one : replan(day, {}, {.iterations = 200, .threads = 1})) {
    expect_sound(day, one);
    EXPECT_EQ(!one.plan.routes[kSubstitute].turns.empty(), one.aim == Aim::kRelief);
    relieved = relieved || one.aim == Aim::kRelief;
  }
  EXPECT_TRUE(relieved);
}

}  // namespace
}  // namespace meretid::homecare::living

