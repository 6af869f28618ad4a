// SPDX-License-Identifier: EUPL-1.2
// The last 15 s of one sensor, in memory and nowhere else: what is older is overwritten and cannot be looked up (anchor document
// 4.3, data minimisation). Moments are counted from 0 for as long as the sensor lives. Not thread-safe; constant time.
#pragma once

#include <array>
#include <cstdint>

#include "solutions/nightwatch/signal/motion.h"

namespace meretid::nightwatch {

inline constexpr std::int64_t kRingMoments = 750;

class Ring {
 public:
  void push(const Motion& motion) {
    const auto slot = static_cast<std::size_t>(count_ % kRingMoments);
    motions_[slot] = motion;
    lengths_[slot] = motion.g.length();
    ++count_;
  }
  void clear() { count_ = 0; }
  /// Moments pushed since the beginning.
  std::int64_t count() const { return count_; }
  /// Of moments before the first or already overwritten: the oldest that is left. Behind the last: the last. At least one was pushed.
  const Motion& at(std::int64_t moment) const { return motions_[slot(moment)]; }
  /// |g| of that moment.
  float length_at(std::int64_t moment) const { return lengths_[slot(moment)]; }
  std::int64_t oldest() const { return count_ > kRingMoments ? count_ - kRingMoments : 0; }

 private:
  std::size_t slot(std::int64_t moment) const {
    if (moment < oldest()) moment = oldest();
    if (moment >= count_) moment = count_ - 1;
    return static_cast<std::size_t>(moment % kRingMoments);
  }
  std::array<Motion, kRingMoments> motions_{};
  std::array<float, kRingMoments> lengths_{};
  std::int64_t count_ = 0;
};

}  // namespace meretid::nightwatch
