// SPDX-License-Identifier: EUPL-1.2
#include "jobs/feed.h"

#include <algorithm>
#include <utility>

namespace meretid::jobs {

std::uint64_t Feed::publish(std::string bytes) {
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return 0;
    number = ++latest_;
    ring_.push_back({number, std::move(bytes)});
    if (ring_.size() > keep_) ring_.pop_front();
  }
  tell();
  return number;
}

void Feed::publish(Sample sample) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    // A source that counts from the start again is a new source: old samples are of no use to anybody.
    if (sample.number <= latest_) ring_.clear();
    latest_ = sample.number;
    ring_.push_back(std::move(sample));
    if (ring_.size() > keep_) ring_.pop_front();
  }
  tell();
}

void Feed::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  tell();
}

void Feed::tell() {
  arrived_.notify_all();
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& [ticket, told] : listeners_) told();
}

bool Feed::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

std::uint64_t Feed::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

Feed::Batch Feed::collect(std::uint64_t number, std::size_t most) const {
  Batch batch;
  if (number > latest_) number = 0;  // the source began anew
  auto from = std::upper_bound(ring_.begin(), ring_.end(), number, [](std::uint64_t n, const Sample& s) { return n < s.number; });
  if (from != ring_.end()) batch.lost = from->number - number - 1;
  for (; from != ring_.end() && batch.samples.size() < most; ++from) batch.samples.push_back(*from);
  batch.closed = closed_ && from == ring_.end();
  return batch;
}

Feed::Batch Feed::after(std::uint64_t number, std::size_t most) const {
  const std::lock_guard lock(mutex_);
  return collect(number, most);
}

Feed::Batch Feed::wait(std::uint64_t number, std::chrono::milliseconds at_most, std::size_t most) const {
  std::unique_lock lock(mutex_);
  arrived_.wait_for(lock, at_most, [&] { return closed_ || latest_ != number; });
  return collect(number, most);
}

std::uint64_t Feed::listen(std::function<void()> told) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.emplace(next_ticket_, std::move(told));
  return next_ticket_++;
}

void Feed::forget(std::uint64_t ticket) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.erase(ticket);
}

}  // namespace meretid::jobs
