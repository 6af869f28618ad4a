// SPDX-License-Identifier: EUPL-1.2
#include "jobs/run.h"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace meretid::jobs {
namespace {

constexpr auto kInterimPause = std::chrono::milliseconds(500);

std::int64_t microseconds(const timeval& t) { return std::int64_t{t.tv_sec} * kSecond + t.tv_usec; }

}  // namespace

std::int64_t cpu_microseconds() {
  std::int64_t sum = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    if (getrusage(who, &usage) == 0) sum += microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
  }
  return sum;
}

std::int64_t resident_mb() {
  std::int64_t total = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

Run::Run(Lease lease_, store::CaseKey key_, Resources resources_)
    : lease(std::move(lease_)),
      key(std::move(key_)),
      resources(resources_),
      resident_at_start(resident_mb()),
      cpu_at_start_(cpu_microseconds()) {}

void Run::say(double fraction, std::string_view step) {
  const std::lock_guard lock(mutex_);
  if (fraction == fraction_ && step == step_) return;
  fraction_ = fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
  step_ = step;
  news_ = true;
}

void Run::say_interim(std::string output_json) {
  const std::lock_guard lock(mutex_);
  interim_ = std::move(output_json);
}

Telling Run::news() {
  const std::lock_guard lock(mutex_);
  Telling telling;
  if (std::exchange(news_, false)) {
    telling.fraction = fraction_;
    telling.step = step_;
  }
  if (interim_ && SteadyClock::now() - interim_told_ >= kInterimPause) {
    telling.interim_json = std::exchange(interim_, std::nullopt);
    interim_told_ = SteadyClock::now();
  }
  return telling;
}

std::optional<std::string> Run::untold_interim() {
  const std::lock_guard lock(mutex_);
  return interim_;
}

void Run::pause() {
  const std::lock_guard lock(mutex_);
  used_ += SteadyClock::now() - since_;
  paused_ = true;
}

void Run::resume() {
  const std::lock_guard lock(mutex_);
  since_ = SteadyClock::now();
  paused_ = false;
}

std::chrono::seconds Run::used() const {
  const std::lock_guard lock(mutex_);
  return std::chrono::duration_cast<std::chrono::seconds>(used_ + (paused_ ? SteadyClock::duration{} : SteadyClock::now() - since_));
}

double Run::fraction() const {
  const std::lock_guard lock(mutex_);
  return fraction_;
}

std::chrono::seconds Run::asked_to_end_since() {
  if (!stop && !cancel && !lost) return std::chrono::seconds{};
  const std::lock_guard lock(mutex_);
  if (!asked_) asked_ = SteadyClock::now();
  return std::chrono::duration_cast<std::chrono::seconds>(SteadyClock::now() - *asked_);
}

void RunStack::push(std::shared_ptr<Run> run) {
  const std::lock_guard lock(mutex_);
  runs_.push_back(std::move(run));
}

void RunStack::pop() {
  const std::lock_guard lock(mutex_);
  runs_.pop_back();
}

std::vector<std::shared_ptr<Run>> RunStack::all() const {
  const std::lock_guard lock(mutex_);
  return runs_;
}

}  // namespace meretid::jobs
