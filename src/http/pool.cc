// SPDX-License-Identifier: EUPL-1.2
#include "http/pool.h"

#include <pthread.h>

#include <csignal>
#include <utility>

namespace meretid::http {

Pool::Pool(int threads, std::size_t queue_limit) : limit_(queue_limit) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

bool Pool::submit(std::unique_ptr<Task>& task) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || tasks_.size() >= limit_) return false;
    tasks_.push_back(std::move(task));
  }
  arrived_.notify_one();
  return true;
}

void Pool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Pool::work() {
  sigset_t all;  // signals belong to the main thread
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, nullptr);
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task->run();
    task.reset();
    lock.lock();
  }
}

}  // namespace meretid::http
