// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/detect/fall_look.h"

namespace meretid::nightwatch {
namespace {

constexpr std::int64_t kAlone = 50;  // moments to both sides in which nothing is larger

// Larger than all before it in a second, and than all behind it up to `last`.
bool largest(const Ring& ring, std::int64_t moment, std::int64_t last) {
  const float peak = ring.length_at(moment);
  for (std::int64_t i = std::max(ring.oldest(), moment - kAlone); i < moment; ++i)
    if (ring.length_at(i) > peak) return false;
  for (std::int64_t i = moment + 1; i <= last; ++i)
    if (ring.length_at(i) >= peak) return false;
  return true;
}

}  // namespace

void ImpactFinder::next(const Ring& ring, std::vector<FallLook>& due) {
  const std::int64_t now = ring.count() - 1, impact = now - kEarlyAge;
  if (impact >= ring.oldest() && ring.length_at(impact) >= kLeastImpact && largest(ring, impact, now)) {
    due.push_back({impact, false, ring.length_at(impact)});
    waiting_.push_back({impact, true, ring.length_at(impact)});
  }
  while (!waiting_.empty() && waiting_.front().impact + kLateAge <= now) {
    if (largest(ring, waiting_.front().impact, std::min(now, waiting_.front().impact + kAlone))) due.push_back(waiting_.front());
    waiting_.erase(waiting_.begin());
  }
}

void ImpactFinder::end(const Ring& ring, std::vector<FallLook>& due) {
  const std::int64_t last = ring.count() - 1;
  for (std::int64_t impact = std::max(ring.oldest(), last - kEarlyAge + 1); impact <= last; ++impact)
    if (ring.length_at(impact) >= kLeastImpact && largest(ring, impact, last)) {
      due.push_back({impact, false, ring.length_at(impact)});
      waiting_.push_back({impact, true, ring.length_at(impact)});
    }
  for (const FallLook& look : waiting_)
    if (largest(ring, look.impact, std::min(last, look.impact + kAlone))) due.push_back(look);
  waiting_.clear();
}

}  // namespace meretid::nightwatch
