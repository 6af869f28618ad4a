// SPDX-License-Identifier: EUPL-1.2
// Periodic jobs and leader leases.
#include "jobs/leader.h"
#include "jobs/periodic.h"
#include "jobs/queue_test.h"

namespace meretid::jobs {
namespace {

class TimerTest : public QueueTest {};

TEST_P(TimerTest, APeriodicJobIsStartedOncePerPeriodAndNeverTwiceAtATime) {
  const std::vector<Periodic> timers = {{"probe", "work", 60, "{}"}};
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 0);
  clock_.advance(10 * kMinute);
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 0);  // the first has not ended
  ASSERT_TRUE(finish(claim(), "{}"));
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);  // ten periods missed, one made up for
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 0);
}

TEST_P(TimerTest, OneLeaderAtATime) {
  EXPECT_TRUE(lead(db(), "s", "a", clock_.now()).value());
  EXPECT_FALSE(lead(db(), "s", "b", clock_.now()).value());
  EXPECT_TRUE(lead(db(), "other", "b", clock_.now()).value());
  clock_.advance(kLeaderLease - 1);
  EXPECT_TRUE(lead(db(), "s", "a", clock_.now()).value());  // renewed
  clock_.advance(kLeaderLease - 1);
  EXPECT_FALSE(lead(db(), "s", "b", clock_.now()).value());
  ASSERT_TRUE(step_down(db(), "s", "a"));
  clock_.advance(1);
  EXPECT_TRUE(lead(db(), "s", "b", clock_.now()).value());
  clock_.advance(kLeaderLease + 1);
  EXPECT_TRUE(lead(db(), "s", "a", clock_.now()).value());
}

INSTANTIATE_TEST_SUITE_P(Backends, TimerTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
