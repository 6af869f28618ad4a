// SPDX-License-Identifier: EUPL-1.2
// An installation, opened: its database with an up-to-date schema, its keys, its files, its queue. One per process; thread-safe.
#pragma once

#include <memory>

#include "jobs/queue.h"
#include "jobs/supervisor.h"
#include "jobs/worker.h"
#include "solution/config.h"
#include "solution/registry.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::solution {

struct House {
  Config config;
  std::unique_ptr<store::Database> database;
  std::shared_ptr<store::Keyring> keys;
  store::BlobStore blobs;
  jobs::Queue queue;
};

/// Makes the home folder (0700) and everything in it where absent, and brings the schema up to date.
Result<std::unique_ptr<House>> open_house(const Config& config, const Registry& registry);

/// For `serve` and `work`: which children to start. A child is this program with "work --home HOME --worker NAME --parent PID",
/// or "service ROOM NAME --home HOME --parent PID".
jobs::SupervisorOptions supervisor_options(const Config& config, const Registry& registry);

/// The whole life of such a child. Gives the exit status.
int run_worker(const Config& config, const Registry& registry, const std::string& name, int parent);
int run_service(const Config& config, const Registry& registry, const std::string& room, const std::string& name, int parent);

}  // namespace meretid::solution
