// SPDX-License-Identifier: EUPL-1.2
// An installation in a folder of its own, with real supervisor and worker processes that a test may kill.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "jobs/process.h"
#include "solution/house.h"
#include "solution/probe/rooms.h"
#include "store/test_database.h"

namespace meretid::probe {

using namespace std::chrono_literals;

class Installation : public testing::Test {
 protected:
  Installation() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-probe-XXXXXX").string();
    home_ = mkdtemp(name.data());
    enter_all(registry_);
    // In the file, because the processes that the tests start read it too.
    database_ = store::installation_database(home_);
    std::ofstream(home_ / "meretid.toml") << "database = \"" << database_ << "\"\n";
    config_ = solution::load_config(home_.string()).value();
    auto house = solution::open_house(config_, registry_);
    if (!house) ADD_FAILURE() << house.error().code << " " << house.error().where;
    house_ = std::move(*house);
    db_ = std::move(house_->database->connect().value());
  }
  void SetUp() override {
    if (const auto why = store::untestable(); !why.empty()) GTEST_SKIP() << why;
  }
  ~Installation() override {
    stop_server();
    db_.reset();
    house_.reset();
    store::drop_installation_database(database_);
    std::error_code ignored;
    std::filesystem::remove_all(home_, ignored);
  }

  void start_server(int workers) {
    auto process = jobs::Process::start(MERETID_PROBE_WORKER,
                                        {"supervise", "--home", home_.string(), "--workers", std::to_string(workers)});
    ASSERT_TRUE(process) << process.error().where;
    server_.emplace(std::move(*process));
  }
  void stop_server() {
    if (!server_) return;
    server_->signal(SIGTERM);
    EXPECT_TRUE(until(10s, [&] { return server_->ended().has_value(); })) << "the server did not drain";
    server_.reset();
  }
  /// As a power cut: no handler runs.
  void kill_server() {
    server_->signal(SIGKILL);
    EXPECT_TRUE(until(5s, [&] { return server_->ended().has_value(); }));
    server_.reset();
  }
  std::vector<pid_t> server_children() const {
    const std::string pid = std::to_string(server_->pid());
    std::ifstream list("/proc/" + pid + "/task/" + pid + "/children");
    std::vector<pid_t> children;
    for (pid_t child = 0; list >> child;) children.push_back(child);
    return children;
  }

  Id<jobs::Job> enqueue(const std::string& room, const std::string& kind, const std::string& input) {
    return house_->queue.enqueue(*db_, here(), {room, kind, {}, input}).value();
  }
  jobs::Snapshot job(const Id<jobs::Job>& id) { return house_->queue.find(*db_, id).value(); }
  std::string output(const Id<jobs::Job>& id) { return house_->queue.output(*db_, here(), id).value_or("none"); }
  bool ends(const Id<jobs::Job>& id, std::chrono::milliseconds at_most = 30s) {
    return until(at_most, [&] { return jobs::ended(job(id).state); });
  }
  std::int64_t count(const std::string& sql) {
    const auto rows = db_->query(sql);
    if (rows) return rows->at(0).integer("n");
    ADD_FAILURE() << rows.error().code << (rows.error().args.empty() ? "" : " " + rows.error().args[0].second);
    return -1;
  }
  static store::CaseScope here() { return store::CaseScope::installation(); }

  template <class Condition>
  static bool until(std::chrono::milliseconds at_most, const Condition& holds) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    while (!holds()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(10ms);
    }
    return true;
  }

  std::filesystem::path home_;
  std::string database_;
  solution::Registry registry_;
  solution::Config config_;
  std::unique_ptr<solution::House> house_;
  std::unique_ptr<store::Connection> db_;
  std::optional<jobs::Process> server_;
};

}  // namespace meretid::probe
