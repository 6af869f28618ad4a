// SPDX-License-Identifier: EUPL-1.2
// Whole days, to eighteen months ahead: count regression on weekday, season, holidays and a slope that fades, times the level of the
// last weeks, which fades faster. The width grows with the horizon, as the
// errors did of forecasts that would have been made through the history at hand. Pure; about 20 ms for five years.
#pragma once

#include <array>
#include <vector>

#include "solutions/arrivals/forecast/count_regression.h"

namespace meretid::arrivals {

struct LongSettings {
  RegressionSettings regression = {.half_life_days = 1500, .ridge_season = 1, .ridge_mark = 20, .ridge_trend = 3000, .damping = 0.7, .season_profile = false};
  double level_half_life = 21;   ///< days
  double level_share = 0.6;      ///< of the level at horizon 0
  double level_fades = 60;       ///< days, to 1/e of it
  double level_stays = 0.2;      ///< share that does not fade
};

struct DayForecast {
  double mean = 0;
  double deviation = 0;
  double shared = 0;             ///< of that, what all slots of the day share, over the mean
  CountRegression::Parts parts;  ///< of the log mean by the calendar
};

class LongTerm {
 public:
  /// `days`: a series of whole days; `facts` of it and as many days behind it as will be asked for.
  LongTerm(const Series& days, const Facts& facts, const LongSettings& settings);

  /// Of `horizon` days from `origin`, from the days before it alone.
  std::vector<DayForecast> forecast(std::size_t origin, std::size_t horizon);
  /// The means alone; a tenth of the work.
  std::vector<double> means(std::size_t origin, std::size_t horizon) { return means(origin, horizon, regression_); }

 private:
  static constexpr std::size_t kBands = 6;
  /// What four of five days' errors stayed below, as a variance over the mean, by how far ahead the day was; rising.
  struct Width {
    std::array<double, kBands> dispersion{};
    double chance = 1;  ///< the part that single days have of their own
    double at(double days_ahead) const;
  };
  std::vector<double> means(std::size_t origin, std::size_t horizon, CountRegression& regression) const;
  Width learn_width(std::size_t origin) const;

  const Series& days_;
  const Facts& facts_;
  LongSettings settings_;
  CountRegression regression_;
};

}  // namespace meretid::arrivals
