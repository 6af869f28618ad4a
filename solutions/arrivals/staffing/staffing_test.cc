// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "solutions/arrivals/staffing/cover.h"
#include "solutions/arrivals/staffing/erlang.h"
#include "solutions/arrivals/staffing/shift_patterns.h"
#include "solutions/arrivals/staffing/simulate.h"

namespace meretid::arrivals {
namespace {

std::vector<SlotOutlook> steady(double mean, std::size_t hours, double shared = 0) {
  SlotOutlook s;
  s.mean = mean;
  s.shared = shared;
  s.dispersion = 1 + shared * shared * mean;
  return std::vector<SlotOutlook>(hours, s);
}

// The check table of the field: load, goal, smallest c.
TEST(Erlang, KnownValues) {
  EXPECT_NEAR(erlang_c(10, 8), 0.40918, 5e-6);
  EXPECT_EQ(erlang_c(8, 8), 1);
  const auto smallest = [](double load, double wait, double alpha) {
    int c = 1;
    while (waits_longer(c, load, wait) > alpha) ++c;
    return c;
  };
  EXPECT_EQ(smallest(2.5, 1, 0.1), 4);
  EXPECT_EQ(smallest(7.5, 1, 0.1), 10);
  EXPECT_EQ(smallest(12.5, 1, 0.1), 15);
  EXPECT_EQ(smallest(18.75, 30.0 / 45, 0.1), 22);
  EXPECT_EQ(smallest(18.75, 0, 0.2), 24);
}

TEST(Need, SteadyArrivalsNeedWhatErlangSays) {
  const ServiceGoal goal{30, 30, 0.1};
  const auto need = need_of(Load(steady(15, 48), 60, goal), goal);
  EXPECT_EQ(need[20].least, 10);
  EXPECT_EQ(need[20].preferred, 10);
  const auto unsure = need_of(Load(steady(15, 48, 0.2), 60, goal), goal);
  EXPECT_GT(unsure[20].preferred, unsure[20].least);
}

TEST(Need, FollowsThePatientsWhoAreStillThere) {
  auto slots = steady(4, 24);
  slots[10].mean = 24;
  const ServiceGoal goal{90, 30, 0.1};
  const auto need = need_of(Load(slots, 60, goal), goal);
  EXPECT_GT(need[11].least, need[9].least + 4);  // the hour after the rush
}

TEST(Simulation, KeepsWhatErlangPromises) {
  const ServiceGoal goal{45, 30, 0.1};
  const auto slots = steady(12, 24 * 14);
  const Simulated s = simulate(slots, 60, 24, std::vector<int>(slots.size(), 11), goal, 20, 1);
  EXPECT_NEAR(s.waits, waits_longer(11, 9, 30.0 / 45), 0.015);
}

TEST(Cover, IsTheCheapestThereIs) {
  const std::vector<int> need = {1, 1, 3, 3, 2, 2, 1, 0};
  std::vector<Shift> shifts;
  for (std::size_t first = 0; first < 8; ++first)
    for (const std::size_t length : {2U, 4U})
      if (first + length <= 8) shifts.push_back({first, first + length, static_cast<double>(length) + 0.1, 0});
  ASSERT_TRUE(cover(need, shifts));
  double paid = 0;
  std::vector<int> there(8);
  for (const Shift& s : shifts) {
    paid += s.count * s.cost;
    for (std::size_t t = s.first; t < s.end; ++t) there[t] += s.count;
  }
  for (std::size_t t = 0; t < 8; ++t) EXPECT_GE(there[t], need[t]);
  EXPECT_NEAR(paid, 14.4, 1e-9);  // 14 hours in four shifts: 13 are needed, and lengths are even
  std::vector<Shift> none = {{0, 2, 2, 0}};
  EXPECT_FALSE(cover(need, none));
}

TEST(Breaks, WhoeverIsOnBreakIsReplacedAndTheHoursArePaid) {
  const auto with = patterns_of("07:00-15:00/30,15:00-23:00/30,23:00-07:00/45");
  ASSERT_TRUE(with);
  EXPECT_EQ((*with)[0].pause, 30);
  EXPECT_NEAR(share_on_break(*with), 45.0 / 480, 1e-9);
  for (int people = 0; people < 40; ++people) {
    const int at_work = at_work_for(people, 0.09375);
    EXPECT_GE(present_of(at_work, 0.09375), people);
    EXPECT_LT(present_of(std::max(0, at_work - 1), 0.09375), std::max(1, people)) << "no more than it takes";
  }
  EXPECT_EQ(at_work_for(7, 0), 7);
  for (const char* bad : {"07:00-15:00/", "07:00-15:00/300", "07:00-15:00-30", "07:00-15:00/30x"}) EXPECT_FALSE(patterns_of(bad)) << bad;
}

TEST(Returns, ThoseWhoComeBackAreWorkTooAndTheQueueKeepsThePromise) {
  ServiceGoal goal{30, 20, 0.1};
  const auto slots = steady(8, 24 * 14);
  const Load once(slots, 60, goal);
  goal.returns = 0.4, goal.away = 90;
  const Load again(slots, 60, goal);
  EXPECT_NEAR(once.mean(100), 4, 1e-6);
  EXPECT_NEAR(again.mean(100), 4 / 0.6, 1e-3);
  const auto need = need_of(again, goal);
  std::vector<int> at_work;
  for (const SlotNeed& n : need) at_work.push_back(n.preferred);
  const Simulated queue = simulate(slots, 60, 24, at_work, goal, 60, 1);
  double promised = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) promised += again.waits(i, at_work[i]) / static_cast<double>(slots.size());
  EXPECT_NEAR(queue.waits, promised, 0.02);
  const std::vector<int> too_few(slots.size(), need_of(once, goal)[100].preferred);
  EXPECT_GT(simulate(slots, 60, 24, too_few, goal, 20, 1).waits, 0.3) << "staffed as if nobody came back";
}

TEST(Returns, TheirWorkComesLater) {
  ServiceGoal goal{30, 20, 0.1, 0.5, 180};
  auto slots = steady(2, 48);
  for (std::size_t h = 20; h < 24; ++h) slots[h].mean = 20;
  const Load again(slots, 60, goal);
  EXPECT_GT(again.mean(27), 1.5 * again.mean(10)) << "four hours after the rush";
}

}  // namespace
}  // namespace meretid::arrivals
