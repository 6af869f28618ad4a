// SPDX-License-Identifier: EUPL-1.2
// Tells event streams what their jobs do. One thread asks the database five times a second, and only while somebody watches:
// the cost does not grow with the number of streams. Thread-safe.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "http/sse.h"
#include "jobs/queue.h"
#include "store/connection.h"
#include "store/scope.h"

namespace meretid::api {

class Context;

class JobWatch {
 public:
  explicit JobWatch(Context& context) : context_(context) {}
  ~JobWatch() { stop(); }

  /// The stream gets the state at once, then `progress`, `interim` and `state` until the job has ended, and is closed then.
  void add(std::shared_ptr<http::EventStream> stream, Id<jobs::Job> job, store::CaseScope scope, std::string language);
  void stop();

 private:
  struct Watcher {
    std::shared_ptr<http::EventStream> stream;
    Id<jobs::Job> job;
    store::CaseScope scope;
    std::string language;
    bool told = false;             ///< anything yet
    jobs::State state = jobs::State::kQueued;
    std::int64_t changed = -1;
    std::size_t interim_hash = 0;  ///< of the one sent last
    std::int64_t looks = 0;
  };
  void run();
  void look(store::Connection& db, Watcher& watcher);
  void tell(store::Connection& db, Watcher& watcher, const jobs::Snapshot& job);

  Context& context_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Watcher> arriving_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace meretid::api
