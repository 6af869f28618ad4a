// SPDX-License-Identifier: EUPL-1.2
#include "api/access_log.h"

#include <chrono>
#include <utility>

#include "base/log.h"

namespace meretid::api {
namespace {
constexpr std::size_t kWaiting = 10'000;
constexpr std::chrono::milliseconds kPause{100};
}

AccessLog::AccessLog() : thread_([this] { write(); }) {}

AccessLog::~AccessLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  hurry_.notify_one();
  thread_.join();
}

void AccessLog::add(http::Access access) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= kWaiting) {
      ++left_out_;
      return;
    }
    waiting_.push_back(std::move(access));
    if (waiting_.size() != kWaiting / 2) return;
  }
  hurry_.notify_one();
}

void AccessLog::write() {
  base::LogBatch lines;
  while (true) {
    std::vector<http::Access> now;
    std::int64_t left_out = 0;
    {
      std::unique_lock lock(mutex_);
      // Waking the writer for each line would cost every request a system call.
      hurry_.wait_for(lock, kPause, [this] { return stopping_ || waiting_.size() >= kWaiting / 2; });
      if (waiting_.empty() && stopping_) return;
      now.swap(waiting_);
      left_out = std::exchange(left_out_, 0);
    }
    for (const auto& a : now)
      lines.add(base::Level::kInfo, "http.request", a.trace,
                {{"remote", a.remote}, {"method", a.method}, {"path", a.path}, {"status", a.status}, {"bytes", a.bytes}, {"us", a.microseconds}});
    lines.write();
    if (left_out > 0) base::log_warning("http.log_left_out", {{"lines", left_out}});
  }
}

}  // namespace meretid::api
