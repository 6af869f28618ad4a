// SPDX-License-Identifier: EUPL-1.2
#include "jobs/supervisor.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/log.h"
#include "jobs/leader.h"
#include "jobs/process.h"
#include "jobs/watch.h"

namespace meretid::jobs {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr auto kTick = 1000ms;         ///< leases are renewed this often; they last four times as long
constexpr auto kSteady = 5s;           ///< a child that lived so long starts again at once
constexpr auto kLongestPause = 5'000ms;
constexpr auto kSilence = 10s;         ///< of a service
constexpr std::int64_t kStep = 2 * kSecond;  ///< so much is no drift: somebody has set the clock
constexpr int kInternalExit = 70;      ///< the worker itself could not go on (database, disk): no job is to blame

/// Did the job take the process down, or did it go by itself?
bool crashed(int status) {
  if (WIFSIGNALED(status)) return true;
  const int code = WEXITSTATUS(status);
  return code != kWatchExit && code != kInternalExit;
}

}  // namespace

struct Supervisor::Child {
  const SupervisorOptions::Service* service = nullptr;  // nullptr: a worker
  std::string name;                                     // of this incarnation
  std::optional<Process> process;
  int short_lives = 0;
  SteadyClock::time_point not_before{};
  bool leads = false;
};

Supervisor::Supervisor(store::Database& database, Queue& queue, SupervisorOptions options, const Clock& clock)
    : database_(database), queue_(queue), options_(std::move(options)), clock_(clock), leases_(clock),
      name_(holder_here()) {
  for (int i = 0; i < options_.workers; ++i) children_.push_back(std::make_unique<Child>());
  for (const auto& service : options_.services) {
    children_.push_back(std::make_unique<Child>());
    children_.back()->service = &service;
  }
}

Supervisor::~Supervisor() = default;

void Supervisor::start(Child& child) {
  std::vector<std::string> arguments = child.service ? child.service->arguments : options_.worker_arguments;
  child.name = child.service ? child.service->name : Id<Child>::make().text();
  if (!child.service) arguments.insert(arguments.end(), {"--worker", child.name});
  arguments.insert(arguments.end(), {"--parent", std::to_string(getpid())});
  auto process = Process::start(options_.program, arguments, child.service != nullptr);
  if (process) {
    child.process.emplace(std::move(*process));
    base::log_info("jobs.process_started", {{"name", child.name}, {"pid", child.process->pid()}});
  } else {
    base::log_error("jobs.process_not_started", {{"code", process.error().code}});
    child.not_before = SteadyClock::now() + kLongestPause;
  }
}

void Supervisor::tend(Child& child, store::Connection& db) {
  if (child.process) {
    if (child.service && child.process->silence() > kSilence) child.process->signal(SIGKILL);
    if (child.service && !child.leads) child.process->signal(SIGTERM);
    const auto age = child.process->age();
    const auto status = child.process->ended();
    if (!status) return;
    base::log_warning("jobs.process_ended", {{"name", child.name}, {"status", *status}});
    child.process.reset();
    bool had_job = false;
    if (!child.service) {
      const auto released = leases_.release(db, child.name, crashed(*status));
      if (!released) base::log_error("jobs.not_released", {{"code", released.error().code}});  // its leases run out instead
      had_job = released.value_or(0) > 0;
    }
    // A worker that died at work is replaced at once: the job is suspected, and three such deaths end it. One that dies
    // without a job cannot start, and starting it ever faster helps nobody.
    child.short_lives = had_job || age > kSteady ? 0 : child.short_lives + 1;
    const auto pause = child.short_lives <= 1 ? 0ms : std::min<std::chrono::milliseconds>(50ms * (1 << std::min(child.short_lives, 8)), kLongestPause);
    child.not_before = SteadyClock::now() + pause;
  }
  if (child.service && !child.leads) return;
  if (SteadyClock::now() >= child.not_before) start(child);
}

void Supervisor::mind_the_clock(store::Connection& db) {
  const std::int64_t step = steps_.since_last(clock_.now(), SteadyClock::now());
  if (std::abs(step) > kStep) base::log_warning("jobs.clock_set", {{"seconds", step / kSecond}});
  // Set forward, every lease looks run out. The living have renewed theirs once such a time has passed.
  if (step > kStep) reclaim_after_ = SteadyClock::now() + std::chrono::microseconds(Leases::kLength);
  if (step < -kStep) mended_ = false;
  if (mended_) return;
  const auto mended = mend_times(db, clock_.now());
  if (!mended) base::log_error("jobs.times_not_mended", {{"code", mended.error().code}});
  mended_ = mended.has_value();
}

void Supervisor::tick(store::Connection& db) {
  mind_the_clock(db);
  std::vector<std::string> alive;
  for (const auto& child : children_) {
    if (child->service) {
      const auto leads = lead(db, child->service->name, name_, clock_.now());
      child->leads = leads.value_or(false);
    } else if (child->process) {
      alive.push_back(child->name);
    }
  }
  if (const auto done = leases_.renew(db, alive); !done) base::log_error("jobs.not_renewed", {{"code", done.error().code}});
  const Result<int> reclaimed = SteadyClock::now() < reclaim_after_ ? 0 : leases_.reclaim(db);
  if (!reclaimed) base::log_error("jobs.not_reclaimed", {{"code", reclaimed.error().code}});
  if (reclaimed && *reclaimed > 0) base::log_warning("jobs.leases_expired", {{"count", *reclaimed}});
  const auto timed = enqueue_due(db, queue_, options_.periodics, clock_.now());
  if (!timed) base::log_error("jobs.periodic_failed", {{"code", timed.error().code}});
}

void Supervisor::wait() const {
  std::vector<pollfd> descriptors;
  for (const auto& child : children_)
    if (child->process && child->process->descriptor() >= 0) descriptors.push_back({child->process->descriptor(), POLLIN, 0});
  poll(descriptors.data(), descriptors.size(), 100);
}

void Supervisor::drain_all(store::Connection& db) {
  for (const auto& child : children_)
    if (child->process) child->process->signal(SIGTERM);
  const auto deadline = SteadyClock::now() + options_.grace;
  auto next_tick = SteadyClock::now();
  bool killed = false;
  for (;;) {
    bool any = false;
    for (const auto& child : children_) {
      if (!child->process) continue;
      if (const auto status = child->process->ended()) {
        // Killed by us: nobody's fault. The job goes on elsewhere from its checkpoint.
        if (!child->service) (void)leases_.release(db, child->name, !killed && crashed(*status));
        child->process.reset();
      }
      any = any || child->process;
    }
    if (!any) break;
    if (SteadyClock::now() >= next_tick) {
      tick(db);
      next_tick = SteadyClock::now() + kTick;
    }
    if (!killed && SteadyClock::now() > deadline) {
      for (const auto& child : children_)
        if (child->process) child->process->signal(SIGKILL);
      killed = true;
    }
    wait();
  }
  for (const auto& child : children_)
    if (child->service) (void)step_down(db, child->service->name, name_);
}

Result<void> Supervisor::run(const std::atomic<bool>& drain) {
  TRY(auto db, database_.connect());
  if (const auto done = declare_kinds(*db, options_.kinds); !done)
    base::log_error("jobs.kinds_not_declared", {{"code", done.error().code}});  // the rules of the last start hold
  auto next_tick = SteadyClock::now();
  while (!drain) {
    if (SteadyClock::now() >= next_tick) {
      tick(*db);
      next_tick = SteadyClock::now() + kTick;
    }
    for (const auto& child : children_) tend(*child, *db);
    wait();
  }
  drain_all(*db);
  return {};
}

}  // namespace meretid::jobs
