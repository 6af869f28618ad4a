// SPDX-License-Identifier: EUPL-1.2
// How often one address may ask: a token bucket each. Thread-safe. At most 65,536 addresses are remembered; when more come,
// those whose bucket is full again are forgotten first. IPv6 addresses are counted by their /64.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace meretid::http {

class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;
  RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

  /// 0: let in. Else the seconds until the next one may come (at least 1).
  int seconds_to_wait(std::string_view address, Time now);

 private:
  struct Bucket {
    double tokens;
    Time last;
  };
  void forget_full(Time now);

  const double per_second_, burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// "2001:db8:1:2::7" -> "2001:db8:1:2"; IPv4 as it is.
std::string_view counted_address(std::string_view address);

}  // namespace meretid::http
