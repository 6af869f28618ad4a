// SPDX-License-Identifier: EUPL-1.2
#include "jobs/watch.h"

#include <unistd.h>

#include <chrono>

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;
constexpr auto kBeat = 100ms;
constexpr auto kCancelGrace = 10s;  ///< for a job that was cancelled or has lost its lease
constexpr auto kStopGrace = 60s;    ///< for a job that shall finish with its best
constexpr auto kDrainGrace = 5s;    ///< for a job while its worker is asked to go

}  // namespace

Watch::Watch(std::unique_ptr<store::Connection> connection, std::string worker, RunStack& runs,
             const std::atomic<bool>& drain, const Clock& clock)
    : db_(std::move(connection)), worker_(std::move(worker)), runs_(runs), drain_(drain), leases_(clock),
      thread_([this] { loop(); }) {}

Watch::~Watch() {
  over_ = true;
  thread_.join();
}

void Watch::loop() {
  int beat = 0;
  int drained = 0;
  while (!over_) {
    std::this_thread::sleep_for(kBeat);
    const auto runs = runs_.all();
    if (!runs.empty()) enforce(*runs.back());
    if (++beat % 2 == 0)
      for (const auto& run : runs) tell(*run);
    if (drain_ && ++drained * kBeat > kDrainGrace && !runs.empty()) {
      (void)leases_.release(*db_, worker_, false);  // to the next worker, from its checkpoint; nobody's fault
      _exit(0);
    }
  }
}

void Watch::tell(Run& run) {
  const auto signals = leases_.tell(*db_, run.lease, run.key, run.news());
  if (signals) {
    run.stop = signals->stop;
    run.cancel = signals->cancel;
  } else if (signals.error().code == "jobs.lost_lease") {
    run.lost = true;
  }  // else the database is busy: next time
}

void Watch::enforce(Run& top) {
  const std::int64_t memory = resident_mb() - top.resident_at_start;
  if (memory > top.resources.memory_mb)
    leave(top, fail("jobs.memory_limit", Kind::kTooLarge,
                    {{"expected", std::to_string(top.resources.memory_mb)}, {"found", std::to_string(memory)}}));
  if (top.used().count() > top.resources.seconds)
    leave(top, fail("jobs.time_limit", Kind::kTooLarge,
                    {{"expected", std::to_string(top.resources.seconds)}, {"found", std::to_string(top.used().count())}}));
  const auto asked = top.asked_to_end_since();
  if ((top.cancel || top.lost) && asked > kCancelGrace) leave(top, fail("jobs.cancelled", Kind::kConflict));
  if (top.stop && asked > kStopGrace)
    leave(top, fail("jobs.time_limit", Kind::kTooLarge,
                    {{"expected", std::to_string(kStopGrace / 1s)}, {"found", std::to_string(asked.count())}}));
}

void Watch::leave(Run& run, Result<std::string> output) {
  // Whoever is first ends the job: when its own thread just did, this is refused and only the process goes.
  (void)leases_.finish(*db_, run.lease, run.key, {std::move(output), run.untold_interim(), run.cpu(), {}});
  (void)leases_.release(*db_, worker_, false);  // ancestors that were joining
  _exit(kWatchExit);
}

}  // namespace meretid::jobs
