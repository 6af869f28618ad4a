// SPDX-License-Identifier: EUPL-1.2
#include "api/job_watch.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "api/context.h"
#include "api/job_answer.h"
#include "base/log.h"

namespace meretid::api {
namespace {

constexpr auto kPause = std::chrono::milliseconds(200);
constexpr std::int64_t kInterimEvery = 5;  // looks: an interim result may be large, once a second is often enough

}  // namespace

void JobWatch::add(std::shared_ptr<http::EventStream> stream, Id<jobs::Job> job, store::CaseScope scope,
                   std::string language) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return stream->close();
  arriving_.push_back({std::move(stream), std::move(job), std::move(scope), std::move(language)});
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.notify_one();
}

void JobWatch::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    changed_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void JobWatch::run() {
  std::vector<Watcher> watchers;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (watchers.empty()) changed_.wait(lock, [this] { return stopping_ || !arriving_.empty(); });
      else changed_.wait_for(lock, kPause, [this] { return stopping_ || !arriving_.empty(); });
      if (stopping_) break;
      std::move(arriving_.begin(), arriving_.end(), std::back_inserter(watchers));
      arriving_.clear();
    }
    std::erase_if(watchers, [](const Watcher& w) { return w.stream->closed(); });
    const auto db = context_.borrow();
    if (!db) {
      base::log_error("api.watch", {{"code", db.error().code}});
      continue;
    }
    for (Watcher& watcher : watchers) look(**db, watcher);
  }
  for (Watcher& watcher : watchers) watcher.stream->close();
}

void JobWatch::look(store::Connection& db, Watcher& watcher) {
  const auto job = context_.house.queue.find(db, watcher.job);
  if (!job) {
    // The case was deleted, or the database is busy: the first ends the stream, the second passes.
    if (job.error().kind == Kind::kNotFound) watcher.stream->close();
    return;
  }
  ++watcher.looks;
  if (watcher.told && watcher.changed == job->changed) return;
  tell(db, watcher, *job);
}

void JobWatch::tell(store::Connection& db, Watcher& watcher, const jobs::Snapshot& job) {
  const std::string id = std::to_string(job.changed);
  auto& stream = *watcher.stream;
  if (!jobs::ended(job.state)) {
    const Progress progress{job.fraction, step_text(job.step, watcher.language), job.step};
    stream.send({"progress", describe::to_json(progress), id, "progress"});
    if (watcher.looks % kInterimEvery == 0) {
      const auto interim = context_.house.queue.interim(db, watcher.scope, watcher.job);
      const std::size_t hash = interim && *interim ? std::hash<std::string>{}(**interim) : 0;
      if (hash != 0 && hash != watcher.interim_hash) {
        watcher.interim_hash = hash;
        stream.send({"interim", **interim, id, "interim"});
      }
    }
  }
  if (!watcher.told || watcher.state != job.state) {
    const auto answer = read_job(context_, db, watcher.scope, watcher.job, watcher.language);
    if (answer) stream.send({"state", describe::to_json(*answer), id, {}});
  }
  watcher.told = true;
  watcher.state = job.state;
  watcher.changed = job.changed;
  if (jobs::ended(job.state)) stream.close();
}

}  // namespace meretid::api
