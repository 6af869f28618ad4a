// SPDX-License-Identifier: EUPL-1.2
// How good forecasts were, by the protocol of the field: mean absolute and squared error, pinball loss over quantiles (Koenker and
// Bassett, 1978), coverage, and the randomised PIT that is right for counts (Czado, Gneiting and Held, "Predictive model assessment
// for count data", Biometrics 2009). Values.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/rng.h"

namespace meretid::arrivals {

class Scores {
 public:
  explicit Scores(std::vector<double> levels) : levels_(std::move(levels)) {}
  /// One slot: what came, the mean forecast, the quantiles at the levels, and P(count < what came), P(count <= what came).
  void add(double actual, double mean, std::span<const double> quantiles, double below, double at_most);
  void add_day(double actual, double mean);
  /// All slots of an origin are added.
  void close_origin();

  double mae() const { return absolute_ / count_; }
  double rmse() const;
  double bias() const { return error_ / count_; }
  double pinball() const { return pinball_ / (count_ * static_cast<double>(levels_.size())); }
  std::optional<double> coverage80() const;  ///< closed interval of the .10 and .90 levels; nothing where they are not among the levels
  double pit80() const { return pit_ / count_; }
  double day_mape() const { return days_ > 0 ? 100 * day_error_ / days_ : 0; }
  struct Interval {
    double low = 0, high = 0;
  };
  /// 95 %, from blocks of origins drawn again and again (Kunsch, "The jackknife and the bootstrap for general stationary observations",
  /// Annals of Statistics 1989): neighbouring origins see the same days.
  Interval pinball_interval(std::size_t block) const;
  Interval mae_interval(std::size_t block) const;
  std::size_t count() const { return static_cast<std::size_t>(count_); }
  std::size_t days() const { return static_cast<std::size_t>(days_); }

 private:
  std::vector<double> levels_;
  double count_ = 0, absolute_ = 0, squared_ = 0, error_ = 0, pinball_ = 0, inside_ = 0, pit_ = 0, days_ = 0, day_error_ = 0;
  Interval interval(std::size_t block, bool pinball) const;
  struct Upto {
    double count, absolute, pinball;
  };
  std::vector<Upto> origins_;
  Rng rng_{1};
};

}  // namespace meretid::arrivals
