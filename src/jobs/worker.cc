// SPDX-License-Identifier: EUPL-1.2
#include "jobs/worker.h"

#include <chrono>
#include <thread>

#include "jobs/guard.h"
#include "jobs/watch.h"
#include "jobs/worker_context.h"

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;

}  // namespace

Worker::Worker(const Workshop& workshop, std::string name, std::unique_ptr<store::Connection> db)
    : workshop_(workshop), name_(std::move(name)), db_(std::move(db)), leases_(workshop.clock) {}

Result<std::unique_ptr<Worker>> Worker::make(const Workshop& workshop, std::string name) {
  TRY(auto db, workshop.database.connect());
  TRY_VOID(db->commit_lazily());  // what a power cut takes is run again; a sync per step would cost ten times the work
  return std::unique_ptr<Worker>(new Worker(workshop, std::move(name), std::move(db)));
}

Result<void> Worker::work(const std::atomic<bool>& drain, bool until_idle) {
  TRY(auto connection, workshop_.database.connect());
  const Watch watch(std::move(connection), name_, runs_, drain, workshop_.clock);
  auto pause = 10ms;
  while (!drain) {
    auto lease = leases_.claim(*db_, name_, last_room_);
    if (!lease && lease.error().code != "store.busy") return fail(lease.error());
    if (lease && *lease) {
      last_room_ = (*lease)->room;
      pause = 10ms;
      const auto ran = run(**lease);
      if (!ran && ran.error().code != "jobs.lost_lease") return fail(ran.error());
      continue;
    }
    if (until_idle) return {};
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, 160ms);
  }
  return {};
}

Result<bool> Worker::help(Run& parent) {
  TRY(const auto lease, leases_.claim_child(*db_, parent.lease));
  if (!lease) return false;
  const auto cpu = run(*lease);
  if (!cpu && cpu.error().code != "jobs.lost_lease") return fail(cpu.error());
  parent.cpu_of_children += cpu.value_or(0);
  return true;
}

Result<const store::CaseScope*> Worker::scope(const Lease& lease) {
  if (!access_ || family_ != lease.root) {
    TRY(auto access, people::open_case_for_job(*db_, lease.case_id, lease.root, workshop_.clock.now()));
    TRY(auto key, workshop_.keys->key(*db_, access.scope()));
    access_.emplace(std::move(access));
    key_.emplace(key);
    family_ = lease.root;
  }
  return &access_->scope();
}

Result<std::int64_t> Worker::run(const Lease& lease) {
  const auto scope = this->scope(lease);
  if (!scope) {  // the case was deleted meanwhile: its key is gone, the error goes under the installation's
    TRY(const auto key, workshop_.keys->key(*db_, store::CaseScope::installation()));
    TRY_VOID(leases_.finish(*db_, lease, key, {fail(scope.error()), {}, 0, {}}));
    return 0;
  }
  const Work* work = workshop_.works.find(lease.room, lease.kind);
  const auto run = std::make_shared<Run>(lease, *key_, work ? work->resources : Resources{});
  const people::CaseAccess access = *access_;  // stays while children on top of this run change the family
  runs_.push(run);
  Result<std::string> output = fail("jobs.no_kind", Kind::kInternal, {{"found", lease.room + "/" + lease.kind}});
  std::vector<record::Line> lines;
  const auto given = leases_.given(*db_, lease, run->key);
  if (!given) {
    output = fail(given.error());
  } else if (work != nullptr) {
    WorkerContext context(*this, *run, access.scope(), *given);
    output = run_guarded(*work, given->input_json, context);
    lines = context.take_lines();
    if (const auto kept = context.keep_mentions(); !kept && output) output = fail(kept.error());
  }
  const std::int64_t cpu = run->cpu();
  auto ended = leases_.finish(*db_, lease, run->key, {std::move(output), run->untold_interim(), cpu, std::move(lines)});
  if (!ended && ended.error().code == "record.not_a_code")  // the room told the record what it may not: a defect of the job
    ended = leases_.finish(*db_, lease, run->key, {fail(ended.error()), {}, cpu, {}});
  runs_.pop();
  if (!ended) return fail(ended.error());
  return cpu;
}

}  // namespace meretid::jobs
