// SPDX-License-Identifier: EUPL-1.2
// kill -9 at any moment of a working house, again and again: every job ends once, and the record is one whole chain.
// $MERETID_CRASH_ROUNDS and $MERETID_CRASH_SEED: tools/crash-check runs many; a test run affords three.
#include <cstdlib>

#include "base/rng.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "solution/probe/batch.h"
#include "solution/probe/installation_test.h"

namespace meretid::probe {
namespace {

std::int64_t wish(const char* name, std::int64_t otherwise) {
  const char* said = std::getenv(name);
  return said ? std::atoll(said) : otherwise;
}

class Crash : public Installation {
 protected:
  void add_work(Rng& rng) {
    ASSERT_TRUE(db_->transaction([&](store::Connection& tx) -> Result<void> {
      for (int i = 0; i < 25; ++i)
        TRY_VOID(house_->queue.enqueue(tx, here(), {"batch", "piece", {}, describe::to_json(PieceInput{i, Poison::kNone, rng.between(0, 20)})}));
      TRY_VOID(house_->queue.enqueue(tx, here(), {"batch", "sum", {}, R"({"pieces":15,"milliseconds":3})"}));
      return {};
    }));
    started_ += 26;
  }
  /// What a write that was under way leaves in the log when the power goes.
  void tear_the_log(Rng& rng) {
    if (db_->backend() != "sqlite") return;
    std::ofstream log(config_.database + "-wal", std::ios::binary | std::ios::app);
    for (std::int64_t i = rng.between(1, 6000); i > 0; --i) log.put(static_cast<char>(rng.between(0, 255)));
  }
  record::Sealer sealer() { return {house_->keys->derive("record.sign"), system_clock(), {kSecond, 64, config_.record_head()}}; }
  std::int64_t open() { return count("SELECT count(*) AS n FROM jobs WHERE state IN ('queued', 'running', 'joining')"); }

  std::int64_t started_ = 0, kills_ = 0;
};

TEST_F(Crash, AtAnyMomentLosesNothingAndDoesNothingTwice) {
  const std::int64_t rounds = wish("MERETID_CRASH_ROUNDS", 3), seed = wish("MERETID_CRASH_SEED", 1);
  Rng rng(static_cast<std::uint64_t>(seed));
  for (std::int64_t round = 0; round < rounds; ++round) {
    add_work(rng);
    start_server(2);
    for (std::int64_t kills = rng.between(1, 3); kills > 0; --kills) {
      std::this_thread::sleep_for(std::chrono::milliseconds(rng.between(0, 250)));
      auto sealing = sealer();
      ASSERT_TRUE(sealing.seal(*db_));
      const auto children = server_children();
      if (children.empty()) continue;
      kill(children[rng.below(children.size())], SIGKILL);
      ++kills_;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(rng.between(0, 150)));
    kill_server();
    tear_the_log(rng);
  }
  start_server(3);
  ASSERT_TRUE(until(30s + std::chrono::seconds(rounds), [&] { return open() == 0; })) << open() << " jobs left, seed " << seed;
  stop_server();

  // A job that happened to run at three of the kills is a dead letter, as it should be; its children go with it.
  const std::int64_t dead = count("SELECT count(*) AS n FROM jobs WHERE state = 'dead'");
  const std::int64_t done = count("SELECT count(*) AS n FROM jobs WHERE state = 'done'");
  const std::int64_t jobs = count("SELECT count(*) AS n FROM jobs");
  EXPECT_LE(3 * dead, kills_) << "seed " << seed;
  if (dead == 0) {
    EXPECT_EQ(done, started_ + 15 * rounds) << "seed " << seed;
    EXPECT_EQ(jobs, done) << "seed " << seed;
  }
  // Good children are one line with their parent.
  EXPECT_EQ(count("SELECT count(*) AS n FROM jobs WHERE parent IS NULL AND "
                  "(SELECT count(*) FROM record_lines WHERE event = 'jobs.ended' AND job = jobs.id) <> 1"),
            0)
      << "seed " << seed;
  std::this_thread::sleep_for(1100ms);  // the lease of the last sealer
  auto last = sealer();
  ASSERT_TRUE(last.seal(*db_));
  const auto report = record::verify(*db_, {house_->keys->derive("record.sign"), config_.record_head(), 100});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->whole()) << "seed " << seed;
  if (db_->backend() == "sqlite") {
    EXPECT_EQ(db_->query("PRAGMA integrity_check").value()[0].text("integrity_check"), "ok");
  }
}

}  // namespace
}  // namespace meretid::probe
