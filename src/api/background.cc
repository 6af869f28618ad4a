// SPDX-License-Identifier: EUPL-1.2
#include "api/background.h"

#include <chrono>

#include "base/log.h"
#include "jobs/supervisor.h"
#include "keeping/deletion.h"
#include "keeping/retention.h"
#include "people/sweep.h"
#include "record/head_folder.h"
#include "record/sealer.h"
#include "store/sweep.h"

namespace meretid::api {
namespace {

constexpr auto kSealEvery = std::chrono::milliseconds(1000);
constexpr int kSweepEvery = 3600, kLookAtHeadsEvery = 60;  // seals

void log(std::string_view event, const Error& error) {
  base::log_error(event, {{"code", error.code}, {"where", error.where}});
}

void sweep(solution::House& house, const solution::Registry& registry, store::Connection& db) {
  const Timestamp now = system_clock().now();
  if (const auto swept = people::sweep(db, now); !swept) log("api.sweep", swept.error());
  if (const auto swept = keeping::sweep_leftovers(db, *house.keys, house.blobs, now); !swept) log("api.sweep", swept.error());
  const auto kept = keeping::sweep_due(db, *house.keys, house.blobs, registry.proposed_retention(), now);
  if (!kept) log("api.sweep", kept.error());
  else if (kept->error) log("api.sweep", *kept->error);
  if (kept && kept->deleted + kept->held > 0) base::log_info("api.retention", {{"deleted", kept->deleted}, {"held", kept->held}});
  if (const auto swept = store::sweep(db, house.blobs, now); !swept) log("api.sweep", swept.error());
}

void export_head(solution::House& house, store::Connection& db, record::HeadFolder& heads) {
  const auto exported = heads.export_when_due(db, house.keys->derive("record.sign"), system_clock().now());
  if (!exported) log("api.heads", exported.error());
  else if (!exported->before_lies_in_chain) base::log_error("api.head_gone", {{"folder", house.config.record_heads().string()}});
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
  record::HeadFolder heads(house_.config.record_heads());
  for (int turn = 0; !over_; ++turn) {
    if (const auto sealed = sealer.seal(**db); !sealed) log("api.sealer", sealed.error());
    if (turn % kLookAtHeadsEvery == 0) export_head(house_, **db, heads);
    if (turn % kSweepEvery == 0) sweep(house_, registry_, **db);
    for (auto slept = std::chrono::milliseconds(0); slept < kSealEvery && !over_; slept += std::chrono::milliseconds(50))
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (const auto sealed = sealer.seal(**db); !sealed) log("api.sealer", sealed.error());
  export_head(house_, **db, heads);
  if (const auto left = sealer.leave(**db); !left) log("api.sealer", left.error());
}

}  // namespace meretid::api
