// SPDX-License-Identifier: EUPL-1.2
#include "solution/house.h"

#include <sys/stat.h>

#include <system_error>

#include "base/log.h"
#include "jobs/process.h"
#include "store/migrate.h"

namespace meretid::solution {
namespace {

/// What a child process does when it cannot open the house. Its supervisor tries again later.
int not_opened(const Error& error) {
  base::log_error("solution.house_not_opened", {{"code", error.code}, {"where", error.where}});
  return base::exit_code(Kind::kInternal);
}

constexpr std::int64_t kClockTolerance = 2 * kSecond;

/// Leases of jobs are counted by the clocks of the hosts: one that is seconds off takes work from the others. Told, not
/// refused: the hosts may agree with each other and not with the database.
Result<void> compare_clocks(store::Connection& db) {
  if (db.backend() != "postgresql") return {};
  TRY(const store::Rows rows, db.query("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS now"));
  const std::int64_t ahead = system_clock().now() - rows.at(0).time("now");
  if (ahead > kClockTolerance || ahead < -kClockTolerance)
    base::log_warning("solution.clock_differs", {{"seconds", ahead / kSecond}});
  return {};
}

}  // namespace

Result<std::unique_ptr<House>> open_house(const Config& config, const Registry& registry) {
  std::error_code error;
  if (std::filesystem::exists(config.restoring(), error))
    return fail("solution.restore_unfinished", Kind::kConflict, {}, config.restoring().string());
  const mode_t before = umask(0077);
  for (const auto& folder : {config.home, config.blobs(), config.feeds()})
    if (!error) std::filesystem::create_directories(folder, error);
  umask(before);
  if (error) return fail("solution.no_home", Kind::kInternal, {{"found", error.message()}}, config.home.string());

  TRY(auto database, store::open_database(config.database));
  TRY(auto db, database->connect());
  TRY_VOID(compare_clocks(*db));
  const Timestamp now = system_clock().now();
  TRY_VOID(store::migrate_all(*db, database->backend(), registry.migrations(), now));
  TRY(auto keys, store::Keyring::open(*db, config.master_key(), now, config.shred_list()));
  store::BlobStore blobs(config.blobs(), keys, {.case_quota = config.upload_quota_mb * 1024 * 1024},
                         config.blobs_in_database ? store::BlobPlace::kDatabase : store::BlobPlace::kDirectory);
  jobs::Queue queue(keys);
  return std::unique_ptr<House>(new House{config, std::move(database), std::move(keys), std::move(blobs), std::move(queue)});
}

jobs::SupervisorOptions supervisor_options(const Config& config, const Registry& registry) {
  jobs::SupervisorOptions options;
  options.workers = config.workers;
  options.worker_arguments = {"work", "--home", config.home.string()};
  for (const Service& service : registry.services())
    options.services.push_back({service.room + "/" + service.name, {"service", service.room, service.name, "--home", config.home.string()}});
  options.periodics = registry.periodics();
  for (const JobKind& kind : registry.jobs()) options.kinds.push_back({kind.room, kind.name, kind.at_most, kind.ahead});
  return options;
}

int run_worker(const Config& config, const Registry& registry, const std::string& name, int parent) {
  jobs::die_with(parent);
  const auto house = open_house(config, registry);
  if (!house) return not_opened(house.error());
  return jobs::worker_process({*(*house)->database, (*house)->keys, (*house)->blobs, registry, system_clock(), false, config.home}, name);
}

}  // namespace meretid::solution
