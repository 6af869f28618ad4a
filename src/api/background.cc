// SPDX-License-Identifier: EUPL-1.2
#include "api/background.h"

#include <chrono>

#include "base/log.h"
#include "jobs/supervisor.h"
#include "people/sweep.h"
#include "record/sealer.h"
#include "store/sweep.h"

namespace meretid::api {
namespace {

constexpr auto kSealEvery = std::chrono::milliseconds(1000);
constexpr int kSweepEvery = 3600;  // seals

void log(std::string_view event, const Error& error) {
  base::log_error(event, {{"code", error.code}, {"where", error.where}});
}

void sweep(solution::House& house, store::Connection& db) {
  const Timestamp now = system_clock().now();
  if (const auto swept = people::sweep(db, now); !swept) log("api.sweep", swept.error());
  if (const auto swept = store::sweep(db, house.blobs, now); !swept) log("api.sweep", swept.error());
}

}  // namespace

Background::Background(solution::House& house, const solution::Registry& registry)
    : house_(house), registry_(registry), supervisor_([this] { supervise(); }), sealer_([this] { seal(); }) {}

Background::~Background() {
  drain_ = true;
  supervisor_.join();
  over_ = true;
  sealer_.join();
}

void Background::supervise() {
  jobs::Supervisor supervisor(*house_.database, house_.queue, solution::supervisor_options(house_.config, registry_));
  if (const auto done = supervisor.run(drain_); !done) log("api.supervisor", done.error());
}

void Background::seal() {
  const auto db = house_.database->connect();
  if (!db) return log("api.sealer", db.error());
  record::Sealer sealer(house_.keys->derive("record.sign"), system_clock(), {.head_file = house_.config.record_head()});
  for (int turn = 0; !over_; ++turn) {
    if (const auto sealed = sealer.seal(**db); !sealed) log("api.sealer", sealed.error());
    if (turn % kSweepEvery == 0) sweep(house_, **db);
    for (auto slept = std::chrono::milliseconds(0); slept < kSealEvery && !over_; slept += std::chrono::milliseconds(50))
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (const auto sealed = sealer.seal(**db); !sealed) log("api.sealer", sealed.error());
  if (const auto left = sealer.leave(**db); !left) log("api.sealer", left.error());
}

}  // namespace meretid::api
