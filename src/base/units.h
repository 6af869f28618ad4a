// SPDX-License-Identifier: EUPL-1.2
// Numbers that know what they count, so that minutes are never added to kroner. Values; cost: none.
#pragma once

#include <compare>

namespace meretid {

template <class Tag>
struct Unit {
  double value = 0;

  Unit() = default;
  explicit constexpr Unit(double value_) : value(value_) {}
  auto operator<=>(const Unit&) const = default;

  Unit& operator+=(Unit other) { value += other.value; return *this; }
  Unit& operator-=(Unit other) { value -= other.value; return *this; }
  friend constexpr Unit operator+(Unit a, Unit b) { return Unit(a.value + b.value); }
  friend constexpr Unit operator-(Unit a, Unit b) { return Unit(a.value - b.value); }
  friend constexpr Unit operator-(Unit a) { return Unit(-a.value); }
  friend constexpr Unit operator*(Unit a, double factor) { return Unit(a.value * factor); }
  friend constexpr Unit operator*(double factor, Unit a) { return Unit(a.value * factor); }
  friend constexpr Unit operator/(Unit a, double divisor) { return Unit(a.value / divisor); }
  friend constexpr double operator/(Unit a, Unit b) { return a.value / b.value; }
};

struct SecondsTag { static constexpr const char* kSymbol = "s"; };
struct MinutesTag { static constexpr const char* kSymbol = "min"; };
struct KronerTag { static constexpr const char* kSymbol = "kr."; };
struct WattHoursTag { static constexpr const char* kSymbol = "Wh"; };

using Seconds = Unit<SecondsTag>;
using Minutes = Unit<MinutesTag>;
using Kroner = Unit<KronerTag>;
using WattHours = Unit<WattHoursTag>;

constexpr Minutes to_minutes(Seconds s) { return Minutes(s.value / 60); }
constexpr Seconds to_seconds(Minutes m) { return Seconds(m.value * 60); }

/// One årsværk (full-time year) as the target picture counts it.
inline constexpr Minutes kFullTimeYear{1667.0 * 60};

}  // namespace meretid
