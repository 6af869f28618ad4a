// SPDX-License-Identifier: EUPL-1.2
// The long view: how many arrivals a slot has by the calendar alone. Poisson regression with log link (McCullagh and Nelder,
// "Generalized Linear Models", 2.5 and 6.2), fitted by iteratively reweighted least squares with a ridge:
//   log mean = hour of week + trend + waves of the year + hour of day x first wave of the year
//              + holiday by name + holiday x part of the day + day before, day after + school holiday + event by name
// Older slots count less (half-life in days), so that a profile that changes is followed. Every row has few columns that are not
// zero; the normal equations are gathered from those alone. One fit of 43,000 hours: about 10 ms an iteration.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "solutions/arrivals/forecast/facts.h"

namespace meretid::arrivals {

struct RegressionSettings {
  double half_life_days = 1000;   ///< of a row's weight
  double ridge_week = 0.3;        ///< on hour-of-week effects, as what the weekday adds to the hour of the day
  double ridge_season = 30;       ///< on hour of day x season
  double ridge_mark = 30;         ///< on single holidays and events: few days each
  double ridge_trend = 30;        ///< on the slope a year (much more where less than two years are known)
  int waves = kYearWaves;         ///< used where more than a year and a half is known; fewer below
  bool trend = true;
  double damping = 0;             ///< a year: beyond the last day the slope fades by e^(-damping x years); 0: it goes on
  bool season_profile = true;
  bool school = true;
};

class CountRegression {
 public:
  CountRegression(const Facts& facts, const RegressionSettings& settings);

  /// Learns from slots 0 … end-1; slots that are not known are left out. Starts from the last fit.
  void fit(std::span<const double> counts, std::span<const std::uint8_t> known, std::size_t end);
  /// log of the mean of a slot after the last fit.
  double log_mean(std::size_t slot) const;

  /// Parts of log_mean, for explaining; they add up to it.
  struct Parts {
    double base = 0, week = 0, season = 0, trend = 0, holiday = 0, school = 0, event = 0;
    double sum() const { return base + week + season + trend + holiday + school + event; }
  };
  Parts parts(std::size_t slot) const;

 private:
  struct Entry {
    std::uint32_t column;
    double value;
  };
  std::size_t entries(const SlotFacts& f, Entry* out) const;
  double years(const SlotFacts& f) const;

  const Facts& facts_;
  RegressionSettings settings_;
  std::uint32_t of_day_, of_week_, trend_, year_, season_, mark_, holiday_part_, around_, school_, event_, columns_;
  std::int32_t last_day_ = 0, first_day_ = 0;
  int waves_ = 0;
  std::vector<double> ridge_, beta_;
};

}  // namespace meretid::arrivals
