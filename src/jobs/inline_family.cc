// SPDX-License-Identifier: EUPL-1.2
#include "jobs/inline_family.h"

#include <algorithm>
#include <chrono>

#include "jobs/guard.h"
#include "jobs/inline_context.h"

namespace meretid::jobs {

InlineFamily::~InlineFamily() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void InlineFamily::run(InlineJob& job) {
  Result<std::string> output = fail("jobs.no_kind", Kind::kInternal, {{"found", job.room + "/" + job.kind}});
  if (shared_.cancel) {
    output = fail("jobs.cancelled", Kind::kConflict);
  } else if (const Work* work = shared_.works.find(job.room, job.kind)) {
    InlineContext context(*this, job);
    output = run_guarded(*work, job.input_json, context);
    if (!output && shared_.stop && job.interim) output = *job.interim;  // the best so far is what was asked for
    if (shared_.cancel) output = fail("jobs.cancelled", Kind::kConflict);
  }
  const std::lock_guard lock(mutex_);
  if (output) artefacts_.merge(job.artefacts);
  job.output = std::move(output);
}

void InlineFamily::run_taken(const std::shared_ptr<InlineJob>& job) {
  run(*job);
  changed_.notify_all();
}

void InlineFamily::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return over_ || !waiting_.empty(); });
    if (over_) return;
    const auto job = std::move(waiting_.front());
    waiting_.pop_front();
    if (std::exchange(job->taken, true)) continue;  // its parent was quicker
    lock.unlock();
    run_taken(job);
    lock.lock();
  }
}

void InlineFamily::spawn(const std::vector<std::shared_ptr<InlineJob>>& children) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), children.begin(), children.end());
    // The joining thread works too, so one fewer than cores.
    const std::size_t wanted = std::max(1U, std::thread::hardware_concurrency()) - 1;
    while (threads_.size() < std::min(wanted, waiting_.size())) threads_.emplace_back([this] { work(); });
  }
  changed_.notify_all();
}

void InlineFamily::join(const std::vector<std::shared_ptr<InlineJob>>& children,
                        const std::function<void(std::size_t)>& told) {
  using SteadyClock = std::chrono::steady_clock;
  auto said = SteadyClock::now();
  for (const auto& child : children) {
    {
      const std::lock_guard lock(mutex_);
      if (std::exchange(child->taken, true)) continue;
    }
    run_taken(child);
    if (SteadyClock::now() - said < std::chrono::milliseconds(50)) continue;
    said = SteadyClock::now();
    std::unique_lock lock(mutex_);
    const auto ended = std::count_if(children.begin(), children.end(), [](const auto& c) { return c->output.has_value(); });
    lock.unlock();
    told(static_cast<std::size_t>(ended));
  }
  std::unique_lock lock(mutex_);
  for (const auto& child : children) changed_.wait(lock, [&] { return child->output.has_value(); });
}

std::map<std::string, Artefact> InlineFamily::take_artefacts() {
  const std::lock_guard lock(mutex_);
  return std::move(artefacts_);
}

}  // namespace meretid::jobs
