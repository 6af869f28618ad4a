// SPDX-License-Identifier: EUPL-1.2
#include "solution/probe/batch.h"

#include <cstdlib>

#include "base/rng.h"
#include "jobs/inline.h"
#include "solution/probe/installation_test.h"

namespace meretid::probe {
namespace {

class BatchRoom : public Installation {
 protected:
  BatchReport report(const Id<jobs::Job>& id) { return describe::from_json<BatchReport>(output(id)).value_or(BatchReport{}); }
};

constexpr std::int64_t kSumOfThousand = 1000 * 999 / 2;

TEST_F(BatchRoom, AThousandChildrenAndAJoinOnOneWorker) {
  start_server(1);
  const auto id = enqueue("batch", "sum", R"({"pieces":1000})");
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(report(id).sum, kSumOfThousand);
  EXPECT_EQ(report(id).failed, 0);
  EXPECT_EQ(house_->queue.artefacts(*db_, here(), id)->size(), 10U);
}

TEST_F(BatchRoom, OnePoisonedPieceThatKillsItsWorkerCostsOnlyItself) {
  start_server(2);
  const auto id = enqueue("batch", "sum", R"({"pieces":1000,"poisoned":500,"poison":"crash"})");
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(report(id).sum, kSumOfThousand - 500);
  EXPECT_EQ(report(id).failed, 1);
  EXPECT_EQ(report(id).first_failure, "jobs.dead");
  const auto next = enqueue("batch", "sum", R"({"pieces":10})");
  ASSERT_TRUE(ends(next));
  EXPECT_EQ(report(next).sum, 45);
}

TEST_F(BatchRoom, AnotherRoomIsServedWhileABigBatchRuns) {
  start_server(2);
  const auto big = enqueue("batch", "sum", R"({"pieces":300,"milliseconds":20})");
  ASSERT_TRUE(until(5s, [&] { return job(big).state == jobs::State::kJoining; }));
  const auto small = enqueue("optimiser", "search", R"({"steps":1})");
  ASSERT_TRUE(ends(small));
  EXPECT_FALSE(jobs::ended(job(big).state));
  ASSERT_TRUE(house_->queue.request_cancel(*db_, big, {}));
  ASSERT_TRUE(ends(big));
  EXPECT_EQ(job(big).state, jobs::State::kCancelled);
  EXPECT_TRUE(until(5s, [&] { return count("SELECT count(*) AS n FROM jobs WHERE state IN ('queued', 'running', 'joining')") == 0; }));
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_artefacts"), 0);
}

TEST_F(BatchRoom, TheSameRoomInline) {
  jobs::InlineRunner runner(registry_);
  const auto result = runner.run("batch", "sum", R"({"pieces":1000,"poisoned":7,"poison":"bad_input"})");
  ASSERT_TRUE(result) << result.error().code;
  const auto inline_report = describe::from_json<BatchReport>(result->output_json).value();
  EXPECT_EQ(inline_report.sum, kSumOfThousand - 7);
  EXPECT_EQ(inline_report.first_failure, "probe.poisoned");
  EXPECT_EQ(result->artefacts.size(), 10U);
}

/// $MERETID_DRAIN: how many jobs; 10,000 is the bar of the design, 1,000 is what every test run can afford.
TEST_F(BatchRoom, JobsDrainWhileWorkersAndServerAreKilled) {
  const char* wish = std::getenv("MERETID_DRAIN");
  const std::int64_t jobs = wish ? std::atoll(wish) : 1000;
  ASSERT_TRUE(db_->transaction([&](store::Connection& tx) -> Result<void> {
    for (std::int64_t i = 0; i < jobs; ++i) {
      const PieceInput input{i, Poison::kNone, 1};
      TRY_VOID(house_->queue.enqueue(tx, here(), {"batch", "piece", {}, describe::to_json(input)}));
    }
    return {};
  }));
  const std::string open = "SELECT count(*) AS n FROM jobs WHERE state IN ('queued', 'running', 'joining')";
  const auto begin = std::chrono::steady_clock::now();
  start_server(4);
  Rng rng(7);
  int kills = 0;
  std::int64_t left_at_kill = -1, fewest = jobs + 1;
  auto progress = begin;
  bool server_killed = false;
  while (count(open) > 0) {
    const auto now = std::chrono::steady_clock::now();
    if (const std::int64_t still = count(open); still < fewest) fewest = still, progress = now;
    ASSERT_LT(now - progress, 60s) << "nothing ended for a minute";
    std::this_thread::sleep_for(std::chrono::milliseconds(rng.between(20, 120)));
    if (!server_killed && count(open) < jobs / 2) {
      kill_server();
      server_killed = true;
      start_server(4);
      continue;
    }
    const auto children = server_children();
    const std::int64_t left = count(open);
    // Not before some have ended since the last kill: a busy machine must get somewhere, too.
    if (children.empty() || left == 0 || (left_at_kill >= 0 && left_at_kill - left < 5)) continue;
    kill(rng.pick(children), SIGKILL);
    left_at_kill = left;
    ++kills;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_TRUE(server_killed);
  EXPECT_GT(kills, 3);
  EXPECT_EQ(count("SELECT count(*) AS n FROM jobs WHERE state = 'done'"), jobs);
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"), jobs);
  EXPECT_EQ(count("SELECT count(*) AS n FROM (SELECT job FROM record_lines WHERE event = 'jobs.ended' GROUP BY job) AS each"), jobs);
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_texts WHERE what = 'output'"), jobs);
  RecordProperty("jobs_per_second", static_cast<int>(static_cast<double>(jobs) / took.count()));
  std::printf("%ld jobs, %d workers and one server killed, %.0f jobs/s\n", jobs, kills, static_cast<double>(jobs) / took.count());
}

}  // namespace
}  // namespace meretid::probe
