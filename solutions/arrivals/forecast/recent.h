// SPDX-License-Identifier: EUPL-1.2
// How the last hours, days and weeks differed from what the calendar said: logarithms of (seen / expected), exponentially
// forgotten at several speeds, overall, by slot of the day and of the week, and the same weeks a year ago. This is the adaptive
// level of the forecast; a slot that was not observed moves nothing. Cost: about 30 ns a slot.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "solutions/arrivals/forecast/facts.h"

namespace meretid::arrivals {

inline constexpr std::array kLevelHalfLives = {0.2, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0};  ///< days
inline constexpr std::size_t kLevels = kLevelHalfLives.size();
inline constexpr std::size_t kUsualLevel = 4;  ///< two weeks

class Recent {
 public:
  explicit Recent(const Facts& facts);
  /// The next slot: what was expected of it and what was seen.
  void see(const SlotFacts& slot, double count, double expected, bool known);

  double level(std::size_t which) const;        ///< log ratio, shrunk to 0 where little was expected
  double of_day(const SlotFacts& target) const;   ///< of the target's slot of the day, beyond the level
  double of_week(const SlotFacts& target) const;  ///< of the target's slot of the week, beyond the level
  double weekday(const SlotFacts& target) const;

 private:
  struct Pair {
    double seen = 0, expected = 0;
    void move(double keep, double count, double mean) { seen = seen * keep + count, expected = expected * keep + mean; }
    double log_ratio(double prior) const;
  };
  int per_day_;
  std::array<double, kLevels> keep_{};
  std::array<Pair, kLevels> levels_{};
  std::vector<Pair> of_day_, of_week_, weekday_;
};

}  // namespace meretid::arrivals
