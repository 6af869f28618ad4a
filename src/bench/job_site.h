// SPDX-License-Identifier: EUPL-1.2
// One database with jobs in it, and servers on it, each with a home of its own as on a host of its own. Not thread-safe.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "jobs/process.h"
#include "solution/house.h"

namespace meretid::bench {

class JobSite {
 public:
  /// `database`: an address, or empty for an SQLite file in the first home.
  static Result<std::unique_ptr<JobSite>> open(const std::string& database);
  ~JobSite();  ///< kills its servers
  JobSite(const JobSite&) = delete;
  JobSite& operator=(const JobSite&) = delete;

  Result<void> enqueue(const std::string& kind, const std::string& input, std::int64_t jobs);
  /// On the home of that number, which is made where absent.
  Result<void> start_server(std::size_t home, int workers);
  jobs::Process& server(std::size_t home) { return *servers_.at(home); }
  void kill_server(std::size_t home);
  std::vector<pid_t> workers_of(std::size_t home);

  Result<std::int64_t> number(const std::string& sql);  ///< column n of its one row
  store::Connection& db() { return *db_; }
  /// Until `open` (a count) gives 0: "bench.jobs" when it takes longer. `meanwhile` is called between looks.
  Result<void> until_none(const std::string& open, std::chrono::seconds at_most, const std::function<Result<void>()>& meanwhile = {});

 private:
  JobSite() = default;
  std::filesystem::path home(std::size_t number) const { return folder_ / std::to_string(number); }
  Result<void> make_home(std::size_t number);

  std::filesystem::path folder_;
  std::string database_;
  std::unique_ptr<solution::House> house_;
  std::unique_ptr<store::Connection> db_;
  std::vector<std::unique_ptr<jobs::Process>> servers_;
};

inline const std::string kOpenJobs = "SELECT count(*) AS n FROM jobs WHERE state IN ('queued', 'running', 'joining')";

}  // namespace meretid::bench
