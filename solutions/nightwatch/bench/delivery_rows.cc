// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <thread>

#include "solutions/nightwatch/bench/producers.h"
#include "solutions/nightwatch/delivery/trials.h"
#include "store/test_cluster.h"

namespace meretid::nightwatch::bench {
namespace {

using namespace std::chrono_literals;
using namespace delivery;

constexpr int kKillEvery = 2;

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return std::nan("");
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, static_cast<std::size_t>(q * static_cast<double>(values.size())))];
}

/// A site with its page and its fleet, and the service heard.
struct Running {
  std::unique_ptr<Site> site;
  std::unique_ptr<Page> page;
  std::unique_ptr<Fleet> fleet;
};
Result<Running> running(std::size_t residents, const std::string& database = "", std::vector<ward::DeviceKind> kinds = {ward::DeviceKind::kBody}) {
  Running all;
  TRY(all.site, Site::open(std::filesystem::read_symlink("/proc/self/exe"), residents, database, std::move(kinds)));
  all.page = std::make_unique<Page>(all.site->port(), all.site->ward(), all.site->headers());
  TRY(all.fleet, Fleet::connect(all.site->address(), 4));
  for (const auto end = Steady::now() + 30s; !all.page->alive() && Steady::now() < end;) std::this_thread::sleep_for(50ms);
  std::this_thread::sleep_for(2s);
  return all;
}

std::size_t wards_for(int trials) { return static_cast<std::size_t>(std::clamp(trials, 20, 400)); }

/// The same with a PostgreSQL beside it, which is killed too.
Result<std::vector<Row>> postgresql_rows(int trials) {
  TRY(const auto cluster, store::TestCluster::start(true));
  const std::string url = cluster->fresh();
  TRY(const Running site, running(wards_for(trials), url));
  Result<void> up;
  const std::vector<Victim> victims{{"database", [&] { if (up) up = cluster->crash(); }}, {"service"}, {"server"}, {"broker"}};
  TRY(const TrialResult result, run_trials(*site.site, *site.page, *site.fleet, trials, kKillEvery, 2027, victims));
  TRY_VOID(up);
  const std::string n = std::to_string(result.trials) + " falls, " + std::to_string(result.trials / kKillEvery) +
                        " of them with kill -9 of PostgreSQL, service, server or broker in the middle, every commit synced";
  std::vector<Row> rows{{"delivery.postgresql.lost", static_cast<double>(result.lost), "", {}, {}, 0.0, n}};
  for (const auto& [victim, times] : result.killed)
    rows.push_back({"delivery.postgresql.recovery." + victim + ".max", quantile(times, 1), "s", {}, {}, 5.0, "over " + std::to_string(times.size()) + " kills, as above"});
  return rows;
}

/// Bed exits of tags and falls below thermal arrays.
Result<std::vector<Row>> tag_and_array_rows(int trials) {
  TRY(const Running site, running(wards_for(trials), "", {ward::DeviceKind::kBed, ward::DeviceKind::kThermal}));
  TRY(const TrialResult result, run_trials(*site.site, *site.page, *site.fleet, trials, kKillEvery, 2028));
  std::string n;
  for (const auto& [kind, count] : result.kinds) n += std::to_string(count) + " " + kind + ", ";
  n += std::to_string(result.trials / kKillEvery) + " with kill -9 of service, server or broker in the middle; made-up tags and thermal arrays";
  std::vector<Row> rows{{"delivery.tags_and_arrays.lost", static_cast<double>(result.lost), "", {}, {}, 0.0, n}};
  for (const auto& [victim, times] : result.killed)
    rows.push_back({"delivery.tags_and_arrays.recovery." + victim + ".max", quantile(times, 1), "s", {}, {}, 5.0, "over " + std::to_string(times.size()) + " kills, as above"});
  return rows;
}

}  // namespace

Result<std::vector<Row>> delivery_rows(int trials) {
  std::vector<Row> rows;
  {
    TRY(const Running site, running(500));
    TRY(const LoadResult load, run_load(*site.site, *site.page, *site.fleet, 60, 6, 2026));
    const std::string n = std::to_string(load.falls) + " falls among 500 made-up residents, 50 moments a second each, mosquitto with TLS, service, server and page on one machine; ";
    rows.push_back({"delivery.sample_to_page.p99", quantile(load.delays, 0.99), "s", {}, {}, 1.0, n + "from the packet that decides to the page"});
    rows.push_back({"delivery.sample_to_page.median", quantile(load.delays, 0.5), "s", {}, {}, {}, "the same"});
    rows.push_back({"delivery.sample_to_page.lost", static_cast<double>(load.lost), "", {}, {}, 0.0, n + "not on the page"});
    rows.push_back({"delivery.samples", load.samples_per_second, "/s", {}, {}, 25'000.0, "sent and taken meanwhile"});
    rows.push_back({"delivery.service_cores", load.service_cores, "", {}, {}, {}, "processor time of the service over the time that passed"});
  }
  TRY(const Running site, running(wards_for(trials)));
  TRY(const TrialResult result, run_trials(*site.site, *site.page, *site.fleet, trials, kKillEvery, 2026));
  const std::string n = std::to_string(result.trials) + " falls, " + std::to_string(result.trials / kKillEvery) +
                        " of them with kill -9 of service, server (SQLite inside) or broker in the middle, played faster than life";
  rows.push_back({"delivery.lost", static_cast<double>(result.lost), "", {}, {}, 0.0, n});
  rows.push_back({"delivery.doubled", static_cast<double>(result.doubled), "", {}, {}, {}, "alarms that came to the page again after a kill; shown once by their id"});
  for (const auto& [victim, times] : result.killed)
    rows.push_back({"delivery.recovery." + victim + ".max", quantile(times, 1), "s", {}, {}, 5.0,
                    "over " + std::to_string(times.size()) + " kills: from the kill, or the packet that decides where that came later, to the page"});
  rows.push_back({"delivery.silence_noticed", silence_noticed(*site.site, *site.page, *site.fleet), "s", {}, {}, 120.0, "from the last word of a sensor to the page"});
  TRY(const auto others, tag_and_array_rows(trials));
  rows.insert(rows.end(), others.begin(), others.end());
  if (store::TestCluster::installed()) {
    TRY(const auto more, postgresql_rows(trials));
    rows.insert(rows.end(), more.begin(), more.end());
  }
  return rows;
}

}  // namespace meretid::nightwatch::bench
