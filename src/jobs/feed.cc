// SPDX-License-Identifier: EUPL-1.2
#include "jobs/feed.h"

#include <algorithm>
#include <random>
#include <utility>

namespace meretid::jobs {
namespace {

std::uint64_t a_life() {
  std::random_device source;
  for (;;)
    if (const std::uint64_t life = (std::uint64_t{source()} << 32) | source(); life != 0) return life;
}

}  // namespace

Feed::Feed(std::size_t keep) : keep_(keep), life_(a_life()) {}

std::uint64_t Feed::publish(std::string bytes, std::uint64_t lost) {
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return 0;
    number = latest_ += lost + 1;
    ring_.push_back({number, std::move(bytes)});
    if (ring_.size() > keep_) ring_.pop_front();
  }
  tell();
  return number;
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
