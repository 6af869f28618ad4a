// SPDX-License-Identifier: EUPL-1.2
// Time as the house stores it: integer microseconds since 1970 in UTC. Domain code gets a Clock, never the system's.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace meretid {

struct Timestamp {
  std::int64_t microseconds = 0;
  auto operator<=>(const Timestamp&) const = default;
};

inline Timestamp operator+(Timestamp t, std::int64_t microseconds) {
  return {t.microseconds + microseconds};
}
inline std::int64_t operator-(Timestamp a, Timestamp b) { return a.microseconds - b.microseconds; }

inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

/// The machine's clock. Thread-safe.
const Clock& system_clock();

/// A clock that stands still until told. For tests.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Timestamp start = {1'700'000'000 * kSecond}) : now_(start) {}
  Timestamp now() const override { return now_; }
  void advance(std::int64_t microseconds) { now_ = now_ + microseconds; }

 private:
  Timestamp now_;
};

/// "2026-03-29T01:30:00.000000Z"
std::string to_iso8601(Timestamp t);
/// The same form back, with or without a fraction; nothing else (always UTC, written with Z).
std::optional<Timestamp> from_iso8601(std::string_view text);

}  // namespace meretid
