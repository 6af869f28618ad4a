// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>
#include <stdlib.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/log.h"
#include "base/rng.h"
#include "bench/job_site.h"
#include "bench/rows.h"
#include "store/test_cluster.h"

namespace meretid::bench {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr std::int64_t kPerRound = 2000;

/// Every commit synced, enqueued before the clock runs; from the first claim to the last end, by the table's own times.
Result<BenchRow> rate(store::TestCluster& cluster, int workers) {
  const std::string url = cluster.fresh();
  double per_second = 0;
  {
    TRY(const auto site, JobSite::open(url));
    TRY_VOID(site->enqueue("nothing", "{}", kPerRound));
    ::setenv("MERETID_BENCH_DURABLE", "1", 1);
    const auto started = site->start_server(0, workers);
    ::unsetenv("MERETID_BENCH_DURABLE");
    TRY_VOID(started);
    TRY_VOID(site->until_none(kOpenJobs, 120s));
    TRY(const std::int64_t micros, site->number("SELECT max(ended) - min(started) AS n FROM jobs"));
    TRY(const std::int64_t lines, site->number("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"));
    if (lines != kPerRound)
      return fail("bench.jobs", Kind::kInternal, {{"expected", std::to_string(kPerRound)}, {"found", std::to_string(lines)}}, "record");
    per_second = kPerRound * 1e6 / static_cast<double>(std::max<std::int64_t>(micros, 1));
  }
  cluster.drop(url);
  return BenchRow{"jobs.postgresql_" + std::to_string(workers) + (workers == 1 ? "_worker" : "_workers"), per_second, "jobs/s", {}, {}, {},
                  std::to_string(kPerRound) + " jobs that do nothing, every commit synced, record on, " + std::to_string(workers) +
                      " worker processes and the database on " + std::to_string(std::thread::hardware_concurrency()) + " cores"};
}

/// `jobs` jobs while a worker is killed every 20 to 120 ms, and once the server with all of them.
Result<BenchRow> killed(const std::string& backend, const std::string& url, std::int64_t jobs) {
  TRY(const auto site, JobSite::open(url));
  TRY_VOID(site->enqueue("nothing", "{}", jobs));
  TRY_VOID(site->start_server(0, 4));
  Rng rng(7);
  int kills = 0;
  bool server_killed = false;
  auto next = SteadyClock::now() + 500ms;
  const auto begin = SteadyClock::now();
  TRY_VOID(site->until_none(kOpenJobs, std::chrono::seconds(60 + jobs / 20), [&]() -> Result<void> {
    if (SteadyClock::now() < next) return {};
    next = SteadyClock::now() + std::chrono::milliseconds(rng.between(20, 120));
    TRY(const std::int64_t open, site->number(kOpenJobs));
    if (!server_killed && open < jobs / 2) {
      site->kill_server(0);
      server_killed = true;
      return site->start_server(0, 4);
    }
    const auto workers = site->workers_of(0);
    if (workers.empty()) return {};
    ::kill(rng.pick(workers), SIGKILL);
    ++kills;
    return {};
  }));
  const double seconds = std::chrono::duration<double>(SteadyClock::now() - begin).count();
  // A job that happened to run at three of the kills is a dead letter: that is its one end, and it is told beside.
  TRY(const std::int64_t once, site->number(
      "SELECT count(*) AS n FROM jobs WHERE state IN ('done', 'dead') AND 1 = (SELECT count(*) FROM record_lines AS r "
      "WHERE r.job = jobs.id AND r.event = 'jobs.ended')"));
  TRY(const std::int64_t lines, site->number("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"));
  TRY(const std::int64_t dead, site->number("SELECT count(*) AS n FROM jobs WHERE state = 'dead'"));
  return BenchRow{"jobs.killed_" + backend, 100.0 * static_cast<double>(once) / static_cast<double>(std::max(lines, jobs)), "%", {}, {}, 100,
                  "ended exactly once of " + std::to_string(jobs) + " jobs: " + std::to_string(kills) + " workers killed at random" +
                      (server_killed ? " and once the server" : "") + ", " + std::to_string(static_cast<std::int64_t>(static_cast<double>(jobs) / seconds)) +
                      " jobs/s, " + std::to_string(dead) + " dead letters"};
}

/// Three servers with two workers each, all at work; one is killed.
Result<std::vector<BenchRow>> one_of_three(store::TestCluster& cluster) {
  constexpr std::int64_t kJobs = 300;
  const std::string url = cluster.fresh();
  TRY(const auto site, JobSite::open(url));
  TRY_VOID(site->enqueue("wait", "100", kJobs));
  for (std::size_t server = 0; server < 3; ++server) TRY_VOID(site->start_server(server, 2));
  TRY_VOID(site->until_none("SELECT CASE WHEN count(DISTINCT worker) >= 6 THEN 0 ELSE 1 END AS n FROM jobs WHERE state = 'running'", 60s));
  site->kill_server(0);
  const auto begin = SteadyClock::now();
  // Held by workers that are gone: claimed again under a new fence, or none left.
  TRY(const store::Rows held, site->db().query("SELECT id, fence FROM jobs WHERE state = 'running'"));
  std::string theirs = "SELECT count(*) AS n FROM jobs WHERE state = 'running' AND (1 = 0";
  for (const store::Row& row : held)
    theirs += " OR (id = '" + row.text("id") + "' AND fence = " + std::to_string(row.integer("fence")) + ")";
  TRY_VOID(site->until_none(theirs + ")", 60s));
  const double pause = std::chrono::duration<double>(SteadyClock::now() - begin).count();
  TRY_VOID(site->until_none(kOpenJobs, 120s));
  TRY(const std::int64_t done, site->number("SELECT count(*) AS n FROM jobs WHERE state = 'done'"));
  const std::string how = "three servers with two workers each on one PostgreSQL, one killed while all were at work";
  return std::vector<BenchRow>{{"jobs.server_killed_lost", static_cast<double>(kJobs - done), "jobs", {}, {}, 0, how},
                               {"jobs.server_killed_resumed", pause, "s", {}, {}, 30, how + ": until its jobs were at work elsewhere"}};
}

}  // namespace

Result<std::vector<BenchRow>> jobs_rows(std::int64_t jobs) {
  std::vector<BenchRow> rows;
  TRY(BenchRow sqlite, killed("sqlite", "", jobs));
  rows.push_back(std::move(sqlite));
  if (!store::TestCluster::installed()) {
    base::log_warning("bench.no_postgresql", {{"rows", "jobs.postgresql_*, jobs.killed_postgresql, jobs.server_killed_*"}});
    return rows;
  }
  TRY(const auto cluster, store::TestCluster::start(true));
  for (const int workers : {1, 2, 4, 8}) {
    TRY(BenchRow row, rate(*cluster, workers));
    rows.push_back(std::move(row));
  }
  const std::string url = cluster->fresh();
  TRY(BenchRow postgresql, killed("postgresql", url, jobs));
  rows.push_back(std::move(postgresql));
  TRY(auto three, one_of_three(*cluster));
  for (BenchRow& row : three) rows.push_back(std::move(row));
  return rows;
}

}  // namespace meretid::bench
