// SPDX-License-Identifier: EUPL-1.2
#include "jobs/worker_context.h"

#include <chrono>
#include <thread>

#include "jobs/queue.h"
#include "jobs/rows.h"
#include "mentions/index.h"

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;

}  // namespace

WorkerContext::WorkerContext(Worker& worker, Run& run, const store::CaseScope& scope, const Given& given)
    : worker_(worker), run_(run), scope_(scope), installation_{worker.workshop_.home, *worker.workshop_.keys}, rng_(seed_of(run.lease.job)), checkpoint_(given.checkpoint) {
  for (std::size_t i = 0; i < given.artefacts.size(); ++i) places_[given.artefacts[i].name] = static_cast<std::int64_t>(i);
}

const Clock& WorkerContext::clock() const { return worker_.workshop_.clock; }
store::Connection* WorkerContext::connection() { return worker_.db_.get(); }

Result<void> WorkerContext::checkpoint(std::string state) {
  TRY_VOID(keep_mentions());
  TRY_VOID(worker_.leases_.checkpoint(*worker_.db_, run_.lease, run_.key, state, lines_));
  lines_.clear();
  checkpoint_ = std::move(state);
  return {};
}

Result<void> WorkerContext::spawn(std::string_view kind, std::vector<std::string> input_jsons) {
  TRY_VOID(worker_.leases_.spawn(*worker_.db_, run_.lease, run_.key, spawned_, kind, input_jsons));
  spawned_ += static_cast<std::int64_t>(input_jsons.size());
  return {};
}

void WorkerContext::say_children(double from) {
  const auto children = worker_.leases_.children(*worker_.db_, run_.lease);
  if (!children || children->open + children->ended == 0) return;
  const double done = static_cast<double>(children->ended) / static_cast<double>(children->open + children->ended);
  run_.say(from + (0.98 - from) * done, "jobs.step.children");
}

Result<std::vector<Result<std::string>>> WorkerContext::join() {
  if (joined_ == spawned_) return std::vector<Result<std::string>>();
  TRY_VOID(worker_.leases_.joining(*worker_.db_, run_.lease, true));
  run_.pause();
  const double from = run_.fraction();
  auto said = std::chrono::steady_clock::now();
  auto pause = 5ms;
  Result<void> outcome;
  while (outcome) {
    if (cancel_requested()) {
      outcome = fail("jobs.cancelled", Kind::kConflict);
      break;
    }
    // The worker helps its own children along, so that one worker alone comes to an end, too.
    const Result<bool> helped = worker_.help(run_);
    if (!helped) outcome = fail(helped.error());
    if (helped && *helped) {
      pause = 5ms;
    } else if (helped) {
      const auto children = worker_.leases_.children(*worker_.db_, run_.lease);
      if (!children) outcome = fail(children.error());
      if (children && children->open == 0) break;
      std::this_thread::sleep_for(pause);
      pause = std::min(pause * 2, 160ms);
    }
    if (std::chrono::steady_clock::now() - said > 500ms) {
      say_children(from);
      said = std::chrono::steady_clock::now();
    }
  }
  run_.resume();
  if (!outcome) return fail(outcome.error());
  TRY_VOID(worker_.leases_.joining(*worker_.db_, run_.lease, false));
  TRY(auto outputs, worker_.leases_.outputs(*worker_.db_, run_.lease, run_.key, joined_));
  joined_ = spawned_;
  return outputs;
}

Result<Artefact> WorkerContext::artefact(std::string_view name, std::string_view type, std::string_view bytes) {
  TRY_VOID(check_artefact_name(name));
  TRY(const store::BlobRef blob, worker_.workshop_.blobs.put(*worker_.db_, scope_, bytes, clock().now()));
  Artefact artefact{std::string(name), std::string(type), blob.address, blob.size};
  const auto place = places_.emplace(artefact.name, static_cast<std::int64_t>(places_.size())).first->second;
  TRY_VOID(worker_.leases_.artefact(*worker_.db_, run_.lease, run_.key, place, artefact));
  return artefact;
}

Result<std::string> WorkerContext::read(std::string_view blob) {
  return worker_.workshop_.blobs.get(*worker_.db_, scope_, blob);
}

Result<Earlier> WorkerContext::earlier(const Id<Job>& job) {
  Queue queue(worker_.workshop_.keys, clock());
  TRY(const Snapshot found, queue.find(*worker_.db_, job));
  if (found.room != run_.lease.room) return fail("jobs.unknown", Kind::kNotFound, {{"job", job.text()}});
  Earlier earlier;
  earlier.kind = found.kind;
  TRY(earlier.output_json, queue.output(*worker_.db_, scope_, job));
  TRY(earlier.decisions, record::latest_decisions(*worker_.db_, *worker_.workshop_.keys, scope_, job));
  return earlier;
}

void WorkerContext::mentions(std::string_view identifier) {
  const auto read = mentions::read_identifier(identifier);
  if (read) mentioned_.insert(mentions::Index(*worker_.workshop_.keys).hash(*read));
}

Result<void> WorkerContext::keep_mentions() {
  if (mentioned_.empty()) return {};
  TRY_VOID(within(*worker_.db_, [&](store::Connection& tx) {
    return mentions::Index::add(tx, scope_, run_.lease.job, {mentioned_.begin(), mentioned_.end()});
  }));
  mentioned_.clear();
  return {};
}

void WorkerContext::record(std::string_view event, std::string facts_json) {
  lines_.push_back({clock().now(), std::string(event), run_.lease.room, run_.lease.case_id, run_.lease.job, run_.lease.account,
                    std::move(facts_json)});
}

}  // namespace meretid::jobs
