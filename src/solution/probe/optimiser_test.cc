// SPDX-License-Identifier: EUPL-1.2
#include "solution/probe/optimiser.h"

#include "solution/probe/installation_test.h"

namespace meretid::probe {
namespace {

class OptimiserRoom : public Installation {
 protected:
  SearchResult result(const Id<jobs::Job>& id) { return describe::from_json<SearchResult>(output(id)).value_or(SearchResult{}); }
  std::optional<SearchResult> interim(const Id<jobs::Job>& id) {
    const auto text = house_->queue.interim(*db_, here(), id).value();
    return text ? std::optional(describe::from_json<SearchResult>(*text).value()) : std::nullopt;
  }
};

TEST_F(OptimiserRoom, TellsItsBestSoFarAndStopsWithIt) {
  start_server(1);
  const auto id = enqueue("optimiser", "search", R"({"steps":1000000,"milliseconds":1})");
  ASSERT_TRUE(until(10s, [&] { return interim(id).has_value(); }));
  const auto first = interim(id)->best;
  ASSERT_TRUE(until(10s, [&] { return interim(id)->best > first; }));
  EXPECT_GT(job(id).fraction, 0);
  EXPECT_EQ(job(id).step, "probe.step.searching");
  ASSERT_TRUE(house_->queue.request_stop(*db_, id, {}));
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(job(id).state, jobs::State::kDone);
  EXPECT_GT(result(id).best, first);
  EXPECT_GE(job(id).cpu_seconds, 0);
}

TEST_F(OptimiserRoom, ResumesFromItsCheckpointAfterAKillOfTheWorker) {
  start_server(1);
  const auto id = enqueue("optimiser", "search", R"({"steps":600,"milliseconds":2})");
  ASSERT_TRUE(until(10s, [&] { return interim(id).has_value() && interim(id)->best > 40; }));
  for (const pid_t child : server_children()) kill(child, SIGKILL);
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(result(id).best, 600);
  EXPECT_GE(result(id).from, 40);
}

TEST_F(OptimiserRoom, ResumesAfterAKillOfTheServer) {
  start_server(1);
  const auto id = enqueue("optimiser", "search", R"({"steps":600,"milliseconds":2})");
  ASSERT_TRUE(until(10s, [&] { return interim(id).has_value(); }));
  const auto orphans = server_children();
  kill_server();
  ASSERT_TRUE(until(5s, [&] {
    return std::all_of(orphans.begin(), orphans.end(), [](pid_t pid) { return !std::filesystem::exists("/proc/" + std::to_string(pid) + "/exe"); });
  })) << "a worker outlived its server";
  start_server(1);
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(result(id).best, 600);
  EXPECT_GE(result(id).from, 20);
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"), 1);
}

TEST_F(OptimiserRoom, ADrainedServerHandsItsJobOnUnfinished) {
  start_server(1);
  const auto id = enqueue("optimiser", "search", R"({"steps":4000,"milliseconds":1})");
  ASSERT_TRUE(until(10s, [&] { return interim(id).has_value(); }));
  stop_server();
  EXPECT_EQ(job(id).state, jobs::State::kQueued);
  start_server(1);
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(result(id).best, 4000);
  EXPECT_GT(result(id).from, 0);
}

TEST_F(OptimiserRoom, TooMuchMemoryOrTimeIsAClearErrorAndTheNextJobRuns) {
  start_server(1);
  const auto greedy = enqueue("optimiser", "hurry", R"({"steps":100000,"hoard_mb":1024})");
  ASSERT_TRUE(ends(greedy));
  EXPECT_EQ(job(greedy).error_code, "jobs.memory_limit");
  const auto slow = enqueue("optimiser", "hurry", R"({"steps":100000,"milliseconds":5})");
  ASSERT_TRUE(ends(slow));
  EXPECT_EQ(job(slow).error_code, "jobs.time_limit");
  const auto error = house_->queue.error(*db_, here(), slow).value().value();
  ASSERT_EQ(error.args.size(), 2U);
  EXPECT_EQ(error.args[0].second, "1");
  const auto fine = enqueue("optimiser", "hurry", R"({"steps":3})");
  ASSERT_TRUE(ends(fine));
  EXPECT_EQ(job(fine).state, jobs::State::kDone);
}

TEST_F(OptimiserRoom, CancelLeavesNothing) {
  start_server(1);
  const auto id = enqueue("optimiser", "search", R"({"steps":1000000})");
  ASSERT_TRUE(until(10s, [&] { return interim(id).has_value(); }));
  ASSERT_TRUE(house_->queue.request_cancel(*db_, id, {}));
  ASSERT_TRUE(ends(id));
  EXPECT_EQ(job(id).state, jobs::State::kCancelled);
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_texts WHERE what <> 'input'"), 0);
}

}  // namespace
}  // namespace meretid::probe
