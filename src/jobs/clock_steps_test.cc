// SPDX-License-Identifier: EUPL-1.2
// The wall clock is set while the house is at work.
#include "jobs/clock_steps.h"

#include <atomic>
#include <thread>

#include "jobs/leader.h"
#include "jobs/periodic.h"
#include "jobs/queue_test.h"
#include "jobs/supervisor.h"

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;

TEST(ClockSteps, AreToldFromTheTimeThatPassed) {
  ClockSteps steps;
  const Timestamp noon{1'700'000'000 * kSecond};
  const ClockSteps::Steady start{};
  EXPECT_EQ(steps.since_last(noon, start), 0);
  EXPECT_EQ(steps.since_last(noon + kSecond, start + 1s), 0);
  EXPECT_EQ(steps.since_last(noon + kHour + 2 * kSecond, start + 2s), kHour);
  EXPECT_EQ(steps.since_last(noon + 3 * kSecond, start + 3s), -kHour);
}

class ClockStepsTest : public QueueTest {};

TEST_P(ClockStepsTest, AnHourBackKeepsNoJobWaitingAndNoOrderIsLost) {
  enqueue("probe", R"("first")");
  enqueue("probe", R"("second")");
  clock_.advance(-kHour);
  EXPECT_TRUE(idle()) << "that is what must be mended";
  EXPECT_GT(mend_times(db(), clock_.now()).value(), 0);
  const Lease first = claim(), second = claim("w2");
  EXPECT_EQ(leases_.given(db(), first, key())->input_json, R"("first")");
  EXPECT_EQ(leases_.given(db(), second, key())->input_json, R"("second")");
  EXPECT_EQ(mend_times(db(), clock_.now()).value(), 0) << "once is enough";
  EXPECT_EQ(finish(first, "{}").value(), State::kDone);
}

TEST_P(ClockStepsTest, AnHourBackDoesNotLetTheDeadHoldTheirJobs) {
  const auto id = enqueue();
  const Lease dead = claim("w1");
  clock_.advance(-kHour);
  ASSERT_TRUE(mend_times(db(), clock_.now()));
  clock_.advance(Leases::kLength + 1);
  EXPECT_EQ(leases_.reclaim(db()).value(), 1);
  const Lease heir = claim("w2");
  EXPECT_EQ(heir.job, id);
  EXPECT_EQ(finish(dead, "{}").error().code, "jobs.lost_lease");
  EXPECT_EQ(finish(heir, "{}").value(), State::kDone);
}

TEST_P(ClockStepsTest, AnHourForwardOrBackTakesNothingFromTheLiving) {
  enqueue();
  const Lease lease = claim("w1");
  for (const std::int64_t step : {kHour, -2 * kHour, kHour}) {
    clock_.advance(step);
    ASSERT_TRUE(mend_times(db(), clock_.now()));
    ASSERT_TRUE(leases_.renew(db(), {"w1"}));  // in this order, as the supervisor has it
    EXPECT_EQ(leases_.reclaim(db()).value(), 0) << step;
  }
  EXPECT_EQ(finish(lease, "{}").value(), State::kDone);
}

TEST_P(ClockStepsTest, ALeaderAndATimerOfTheFutureAreNotWaitedFor) {
  const std::vector<Periodic> timers = {{"probe", "work", 60, "{}"}};
  ASSERT_TRUE(lead(db(), "s", "dead", clock_.now()).value());
  ASSERT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);
  ASSERT_TRUE(finish(claim(), "{}"));
  clock_.advance(-kHour);
  ASSERT_TRUE(mend_times(db(), clock_.now()));
  clock_.advance(kMinute + 1);
  EXPECT_TRUE(lead(db(), "s", "heir", clock_.now()).value());
  EXPECT_EQ(enqueue_due(db(), queue_, timers, clock_.now()).value(), 1);
}

/// A clock that one thread sets while another reads it.
class SettableClock : public Clock {
 public:
  explicit SettableClock(Timestamp start) : now_(start.microseconds) {}
  Timestamp now() const override { return {now_.load()}; }
  void set(Timestamp t) { now_ = t.microseconds; }

 private:
  std::atomic<std::int64_t> now_;
};

TEST_P(ClockStepsTest, TheSupervisorSeesTheStepAndMends) {
  const Timestamp noon = clock_.now();
  clock_.advance(kHour);
  enqueue();
  SettableClock clock(clock_.now());
  const auto open = std::move(store::open_database(database_.url()).value());
  SupervisorOptions options;
  options.workers = 0;
  Supervisor supervisor(*open, queue_, options, clock);
  std::atomic<bool> drain{false};
  std::thread running([&] { EXPECT_TRUE(supervisor.run(drain)); });
  std::this_thread::sleep_for(300ms);
  clock.set(noon);
  clock_.advance(-kHour);
  bool claimed = false;
  for (int i = 0; i < 100 && !claimed; ++i) {
    std::this_thread::sleep_for(50ms);
    claimed = !idle();
  }
  EXPECT_TRUE(claimed);
  drain = true;
  running.join();
}

INSTANTIATE_TEST_SUITE_P(Backends, ClockStepsTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
