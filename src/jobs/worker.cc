// SPDX-License-Identifier: EUPL-1.2
#include "jobs/worker.h"

#include <chrono>
#include <thread>

#include "base/log.h"
#include "jobs/guard.h"
#include "jobs/rows.h"
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
  // What a power cut takes is run again; a sync per step would cost ten times the work.
  if (!workshop.durable) TRY_VOID(db->commit_lazily());
  return std::unique_ptr<Worker>(new Worker(workshop, std::move(name), std::move(db)));
}

Result<void> Worker::work(const std::atomic<bool>& drain, bool until_idle) {
  TRY(auto connection, workshop_.database.connect());
  const Watch watch(std::move(connection), name_, runs_, drain, workshop_.clock);
  drain_ = &drain;
  auto pause = 10ms;
  std::optional<Lease> held;
  while (!drain) {
    Result<std::optional<Lease>> lease = held ? held : leases_.claim(*db_, name_, last_room_);
    held.reset();
    if (!lease && lease.error().code != "store.busy") return fail(lease.error());
    if (lease && *lease) {
      last_room_ = (*lease)->room;
      pause = 10ms;
      auto ran = run(**lease, [&](store::Connection& tx) -> Result<std::optional<Lease>> {
        if (drain) return std::optional<Lease>();
        return leases_.claim(tx, name_, last_room_);
      });
      if (!ran && ran.error().code != "jobs.lost_lease") return fail(ran.error());
      if (ran) held = std::move(ran->next);
      continue;
    }
    if (until_idle) return {};
    // Woken by whoever makes a job; now and then by the clock, for what becomes ready by waiting.
    TRY(const bool can_wait, db_->wait(kWaiting, 1000ms));
    if (can_wait) continue;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, 160ms);
  }
  return {};
}

Result<bool> Worker::help(Run& parent) {
  TRY(auto lease, leases_.claim_child(*db_, parent.lease));
  if (!lease) return false;
  const auto until = std::chrono::steady_clock::now() + 200ms;  // then the parent looks round
  while (lease) {
    auto ran = run(*lease, [&](store::Connection& tx) -> Result<std::optional<Lease>> {
      const bool over = (drain_ != nullptr && *drain_) || parent.stop || parent.cancel || parent.lost;
      if (over || std::chrono::steady_clock::now() > until) return std::optional<Lease>();
      return leases_.claim_child(tx, parent.lease);
    });
    if (!ran && ran.error().code != "jobs.lost_lease") return fail(ran.error());
    if (!ran) break;
    parent.cpu_of_children += ran->cpu_microseconds;
    lease = std::move(ran->next);
  }
  return true;
}

Result<std::optional<Lease>> Worker::finish(const Lease& lease, const store::CaseKey& key, const Ending& ending, const Next& next) {
  std::optional<Lease> held;
  TRY_VOID(db_->row_transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(leases_.finish(tx, lease, key, ending));
    TRY(held, next(tx));
    return {};
  }));
  return held;
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

Result<Worker::Ran> Worker::run(const Lease& lease, const Next& next) {
  const base::Trace trace(lease.root.text());
  // A case of ten thousand documents is one line, not ten thousand.
  const auto level = lease.parent.empty() ? base::Level::kInfo : base::Level::kDebug;
  base::log_debug("jobs.started", {{"job", lease.job.text()}, {"room", lease.room}, {"kind", lease.kind}, {"fence", lease.fence}});
  const auto scope = this->scope(lease);
  if (!scope) {  // the case was deleted meanwhile: its key is gone, the error goes under the installation's
    TRY(const auto key, workshop_.keys->key(*db_, store::CaseScope::installation()));
    TRY(auto held, finish(lease, key, {fail(scope.error()), {}, 0, {}}, next));
    return Ran{0, std::move(held)};
  }
  const Work* work = workshop_.works.find(lease.room, lease.kind);
  const auto run = std::make_shared<Run>(lease, *key_, work ? work->resources : Resources{});
  const people::CaseAccess access = *access_;  // stays while children on top of this run change the family
  const auto before = meter_.read();
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
  const auto after = meter_.read();
  const auto joules = before && after ? meter_.joules(*before, *after, cpu) : std::nullopt;
  base::log_line(level, "jobs.ended", {{"job", lease.job.text()}, {"code", output ? "" : output.error().code}, {"cpu_us", cpu}});
  auto ended = finish(lease, run->key, {std::move(output), run->untold_interim(), cpu, std::move(lines), joules}, next);
  if (!ended && ended.error().code == "record.not_a_code")  // the room told the record what it may not: a defect of the job
    ended = finish(lease, run->key, {fail(ended.error()), {}, cpu, {}, joules}, next);
  runs_.pop();
  if (!ended) return fail(ended.error());
  return Ran{cpu, std::move(*ended)};
}

}  // namespace meretid::jobs
