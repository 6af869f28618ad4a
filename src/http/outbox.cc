// SPDX-License-Identifier: EUPL-1.2
#include "http/outbox.h"

#include <algorithm>
#include <utility>

namespace meretid::http {

Sent Outbox::put(std::string bytes, std::string key) {
  {
    const std::lock_guard lock(mutex_);
    if (closing_ || gone_) return Sent::kClosed;
    if (!key.empty()) {
      const auto old = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.key == key; });
      if (old != items_.end()) {  // the newest takes the last place: order among different keys stays the order of sending
        bytes_ -= old->bytes.size();
        items_.erase(old);
      }
    }
    if (bytes_ + bytes.size() > limit_) {
      ++dropped_;
      return Sent::kDropped;
    }
    bytes_ += bytes.size();
    items_.push_back({std::move(bytes), std::move(key)});
  }
  wake_();
  return Sent::kQueued;
}

void Outbox::close() {
  {
    const std::lock_guard lock(mutex_);
    if (closing_ || gone_) return;
    closing_ = true;
  }
  wake_();
}

void Outbox::gone() {
  std::vector<std::function<void()>> then;
  {
    const std::lock_guard lock(mutex_);
    if (gone_) return;
    gone_ = true;
    items_.clear();
    bytes_ = 0;
    then.swap(on_close_);
  }
  for (const auto& f : then) f();
}

void Outbox::on_close(std::function<void()> then) {
  {
    const std::lock_guard lock(mutex_);
    if (!gone_) {
      on_close_.push_back(std::move(then));
      return;
    }
  }
  then();
}

Outbox::Taken Outbox::take() {
  const std::lock_guard lock(mutex_);
  Taken taken;
  taken.pieces.reserve(items_.size());
  for (auto& item : items_) taken.pieces.push_back(std::move(item.bytes));
  items_.clear();
  bytes_ = 0;
  taken.dropped = std::exchange(dropped_, 0);
  taken.last = closing_ || gone_;
  return taken;
}

bool Outbox::closed() const {
  const std::lock_guard lock(mutex_);
  return closing_ || gone_;
}

std::size_t Outbox::queued_bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace meretid::http
