// SPDX-License-Identifier: EUPL-1.2
// Several servers on one database, each with a home and workers of its own, as on several hosts.
#include <fstream>

#include "solution/probe/batch.h"
#include "solution/probe/installation_test.h"
#include "store/test_cluster.h"

namespace meretid::probe {
namespace {

class Hosts : public testing::Test {
 protected:
  void SetUp() override {
    if (!store::TestCluster::installed()) GTEST_SKIP() << "PostgreSQL is not installed (Debian: postgresql)";
    url_ = store::TestCluster::get().fresh();
    enter_all(registry_);
    for (int i = 0; i < 2; ++i) {
      std::string name = (std::filesystem::temp_directory_path() / "meretid-host-XXXXXX").string();
      homes_.push_back(mkdtemp(name.data()));
      std::ofstream(homes_.back() / "meretid.toml") << "database = \"" << url_ << "\"\nblobs = \"database\"\n";
      if (i > 0) std::filesystem::copy_file(homes_[0] / "master.key", homes_.back() / "master.key");
      auto house = solution::open_house(solution::load_config(homes_.back().string()).value(), registry_);
      ASSERT_TRUE(house) << house.error().code << " " << house.error().where;
      if (i == 0) house_ = std::move(*house);
    }
    db_ = std::move(house_->database->connect().value());
  }
  void TearDown() override {
    for (auto& server : servers_) {
      server.signal(SIGTERM);
      until(15s, [&] { return server.ended().has_value(); });
    }
    servers_.clear();
    db_.reset();
    house_.reset();
    if (!url_.empty()) store::TestCluster::get().drop(url_);
    std::error_code ignored;
    for (const auto& home : homes_) std::filesystem::remove_all(home, ignored);
  }
  template <class Condition>
  static bool until(std::chrono::milliseconds at_most, const Condition& holds) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    while (!holds()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(10ms);
    }
    return true;
  }
  void start(int host) {
    auto process = jobs::Process::start(MERETID_PROBE_WORKER, {"supervise", "--home", homes_.at(host).string(), "--workers", "2"});
    ASSERT_TRUE(process);
    servers_.push_back(std::move(*process));
  }
  std::int64_t count(const std::string& sql) { return db_->query(sql).value().at(0).integer("n"); }

  std::string url_;
  std::vector<std::filesystem::path> homes_;
  solution::Registry registry_;
  std::unique_ptr<solution::House> house_;
  std::unique_ptr<store::Connection> db_;
  std::vector<jobs::Process> servers_;
};

TEST_F(Hosts, WhatAKilledServerWasDoingIsGoneOnWithWithinFiveSeconds) {
  constexpr std::int64_t kJobs = 60;
  ASSERT_TRUE(db_->transaction([&](store::Connection& tx) -> Result<void> {
    for (std::int64_t i = 0; i < kJobs; ++i)
      TRY_VOID(house_->queue.enqueue(tx, store::CaseScope::installation(),
                                     {"batch", "piece", {}, describe::to_json(PieceInput{i, Poison::kNone, 200})}));
    return {};
  }));
  start(0);
  start(1);
  // Both are at work, so the one that is killed takes jobs down with it.
  ASSERT_TRUE(until(60s, [&] { return count("SELECT count(DISTINCT worker) AS n FROM jobs WHERE state = 'running'") == 4; }));
  const std::string names = "SELECT id, fence FROM jobs WHERE state = 'running'";
  const auto running = db_->query(names).value();
  servers_[0].signal(SIGKILL);
  ASSERT_TRUE(until(5s, [&] { return servers_[0].ended().has_value(); }));
  const auto killed = std::chrono::steady_clock::now();
  // Claimed again or ended: every one of them.
  const auto resumed = [&] {
    for (const store::Row& row : running)
      if (count("SELECT count(*) AS n FROM jobs WHERE id = '" + row.text("id") + "' AND fence = " +
                std::to_string(row.integer("fence")) + " AND state <> 'done'") > 0)
        return false;
    return true;
  };
  EXPECT_TRUE(until(30s, resumed));
  const std::chrono::duration<double> pause = std::chrono::steady_clock::now() - killed;
  ASSERT_TRUE(until(60s, [&] { return count("SELECT count(*) AS n FROM jobs WHERE state <> 'done'") == 0; }));
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"), kJobs);
  // Four seconds of lease, one until the other supervisor looks; the rest is for a machine that does much else meanwhile.
  EXPECT_LT(pause.count(), 10.0);
  std::printf("resumed %.1f s after the kill\n", pause.count());
}

TEST_F(Hosts, AFileFromOneHostIsReadOnTheOther) {
  const auto here = store::CaseScope::installation();
  const auto blob = house_->blobs.put(*db_, here, "bilag", system_clock().now()).value();
  auto other = solution::open_house(solution::load_config(homes_[1].string()).value(), registry_);
  ASSERT_TRUE(other);
  const auto db = std::move((*other)->database->connect().value());
  EXPECT_EQ((*other)->blobs.get(*db, here, blob.address).value(), "bilag");
}

TEST_F(Hosts, AHostWithAnotherMasterKeyIsRefused) {
  std::filesystem::remove(homes_[1] / "master.key");
  const auto missing = solution::open_house(solution::load_config(homes_[1].string()).value(), registry_);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "store.key_missing");
}

}  // namespace
}  // namespace meretid::probe
