// SPDX-License-Identifier: EUPL-1.2
#include "http/rate.h"

#include <algorithm>
#include <cmath>

namespace meretid::http {
namespace {
constexpr std::size_t kRemembered = 65'536;
}

std::string_view counted_address(std::string_view address) {
  std::size_t end = 0;
  for (int groups = 0; groups < 4; ++groups) {
    const std::size_t colon = address.find(':', end);
    if (colon == std::string_view::npos) return address;
    if (colon + 1 < address.size() && address[colon + 1] == ':') return address.substr(0, colon);
    end = colon + 1;
  }
  return address.substr(0, end - 1);
}

int RateLimit::seconds_to_wait(std::string_view address, Time now) {
  if (per_second_ <= 0) return 0;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kRemembered) forget_full(now);
  auto& bucket = buckets_.try_emplace(std::string(counted_address(address)), Bucket{burst_, now}).first->second;
  const double elapsed = std::chrono::duration<double>(now - bucket.last).count();
  bucket.tokens = std::min(burst_, bucket.tokens + std::max(0.0, elapsed) * per_second_);
  bucket.last = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / per_second_)));
}

void RateLimit::forget_full(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const double elapsed = std::chrono::duration<double>(now - entry.second.last).count();
    return entry.second.tokens + elapsed * per_second_ >= burst_;
  });
  if (buckets_.size() >= kRemembered) buckets_.clear();  // a flood of addresses: better to forget than to grow
}

}  // namespace meretid::http
