// SPDX-License-Identifier: EUPL-1.2
// The threads that handlers run on. The queue is bounded: when it is full the server says 503 instead of letting everybody
// wait. Thread-safe. A task that throws is a defect: the process ends; handlers are guarded one level up.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace meretid::http {

class Task {
 public:
  virtual ~Task() = default;
  virtual void run() = 0;
};

class Pool {
 public:
  Pool(int threads, std::size_t queue_limit);
  ~Pool() { stop(); }

  /// False when the queue is full or the pool has stopped; the task stays with the caller.
  bool submit(std::unique_ptr<Task>& task);
  /// Runs what is queued, then ends the threads.
  void stop();

 private:
  void work();

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::unique_ptr<Task>> tasks_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace meretid::http
