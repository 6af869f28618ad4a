// SPDX-License-Identifier: EUPL-1.2
// Periodic jobs and leader leases.
#include "jobs/leader.h"
#include "jobs/periodic.h"
#include "jobs/queue_test.h"
#include "people/account.h"
#include "people/case.h"

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

TEST_P(TimerTest, InCasesAJobIsStartedInEachOpenOneThatIsDueAndInNoneTwiceAtATime) {
  const auto account = people::create_account(db(), "aase", "Åse", "", clock_.now());
  ASSERT_TRUE(account) << account.error().code;
  const auto made = [&](const char* title) { return people::create_case(db(), *database_.keys(), "probe", title, account->id, clock_.now()).value().id; };
  const auto one = made("one"), other = made("other"), closed = made("closed");
  ASSERT_TRUE(db().execute("UPDATE cases SET state = 'closed' WHERE id = $1", {closed}));
  std::vector<Id<people::Case>> due = {one, closed};
  const std::vector<Periodic> timers = {{"probe", "work", 60, "{}", [&](store::Connection&, Timestamp) -> Result<std::vector<Id<people::Case>>> { return due; }}};
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 0);  // the period is not over
  clock_.advance(kMinute);
  due = {one, other, closed};
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);  // the first one's job still waits
  EXPECT_EQ(db().query("SELECT id FROM jobs WHERE case_id = $1", {one}).value().size(), 1U);
  EXPECT_EQ(db().query("SELECT id FROM jobs WHERE case_id = $1", {other}).value().size(), 1U);
  EXPECT_EQ(db().query("SELECT id FROM jobs WHERE case_id = $1", {closed}).value().size(), 0U);
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
