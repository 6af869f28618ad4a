// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/recent.h"

#include <cmath>

namespace meretid::arrivals {
namespace {

// Arrivals that would have to be expected before what was seen counts as much as the calendar.
constexpr double kLevelPrior = 10, kSlotPrior = 40;
constexpr double kOfDayHalfLife = 28, kOfWeekHalfLife = 10, kWeekdayHalfLife = 8;  // days, weeks, weeks

}  // namespace

double Recent::Pair::log_ratio(double prior) const { return std::log((seen + prior) / (expected + prior)); }

Recent::Recent(const Facts& facts) : per_day_(facts.per_day) {
  for (std::size_t k = 0; k < kLevels; ++k) keep_[k] = std::exp2(-1 / (kLevelHalfLives[k] * per_day_));
  of_day_.resize(static_cast<std::size_t>(per_day_));
  of_week_.resize(static_cast<std::size_t>(facts.per_week()));
  weekday_.resize(7);
}

void Recent::see(const SlotFacts& f, double count, double expected, bool known) {
  if (!known) return;
  // The profiles are compared with what the level made of the expectation, or every slot would only repeat the level.
  const double levelled = expected * std::exp(level(kUsualLevel));
  of_day_[static_cast<std::size_t>(f.of_day)].move(std::exp2(-1 / kOfDayHalfLife), count, levelled);
  of_week_[static_cast<std::size_t>(f.of_week)].move(std::exp2(-1 / kOfWeekHalfLife), count, levelled);
  weekday_[static_cast<std::size_t>(f.of_week / per_day_)].move(std::exp2(-1 / (kWeekdayHalfLife * per_day_)), count, levelled);
  for (std::size_t k = 0; k < kLevels; ++k) levels_[k].move(keep_[k], count, expected);
}

double Recent::level(std::size_t which) const { return levels_[which].log_ratio(kLevelPrior); }
double Recent::of_day(const SlotFacts& f) const { return of_day_[static_cast<std::size_t>(f.of_day)].log_ratio(kSlotPrior); }
double Recent::of_week(const SlotFacts& f) const { return of_week_[static_cast<std::size_t>(f.of_week)].log_ratio(kSlotPrior); }
double Recent::weekday(const SlotFacts& f) const { return weekday_[static_cast<std::size_t>(f.of_week / per_day_)].log_ratio(kSlotPrior); }

}  // namespace meretid::arrivals
