// SPDX-License-Identifier: EUPL-1.2
// What a stretch of road costs: time first, then length, in one number. Adding numbers adds both; the smaller number is the
// quicker way and, of equally quick ones, the shorter. So every search finds the same seconds and the same metres.
// Milliseconds in the upper 36 bits (two years), decimetres in the lower 28 (26,000 km).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace meretid::homecare::roads {

using Cost = std::uint64_t;

/// No way. Two of them may be added.
inline constexpr Cost kNoWay = Cost{1} << 62;

inline constexpr int kLengthBits = 28;

constexpr Cost make_cost(std::uint64_t milliseconds, std::uint64_t decimetres) { return milliseconds << kLengthBits | decimetres; }
constexpr std::uint64_t milliseconds_of(Cost cost) { return cost >> kLengthBits; }
constexpr std::uint64_t decimetres_of(Cost cost) { return cost & ((Cost{1} << kLengthBits) - 1); }
/// To the nearest.
constexpr std::int32_t seconds_of(Cost cost) { return static_cast<std::int32_t>((milliseconds_of(cost) + 500) / 1000); }
constexpr std::int32_t metres_of(Cost cost) { return static_cast<std::int32_t>((decimetres_of(cost) + 5) / 10); }

/// At least a millisecond, so that no round trip is free; at most a day and 1,000 km, whatever a map says.
inline Cost make_cost(double seconds, double metres) {
  return make_cost(static_cast<std::uint64_t>(std::llround(std::clamp(seconds * 1000, 1.0, 86'400'000.0))),
                   static_cast<std::uint64_t>(std::llround(std::clamp(metres * 10, 0.0, 1e7))));
}

/// The part of a cost, to the nearest; part + the rest is the whole.
inline Cost part_of(Cost cost, double fraction) {
  return make_cost(static_cast<std::uint64_t>(std::llround(static_cast<double>(milliseconds_of(cost)) * fraction)),
                   static_cast<std::uint64_t>(std::llround(static_cast<double>(decimetres_of(cost)) * fraction)));
}

}  // namespace meretid::homecare::roads
