// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/backtest/scores.h"

#include <algorithm>
#include <cmath>

namespace meretid::arrivals {
namespace {

std::optional<std::size_t> place(const std::vector<double>& levels, double level) {
  for (std::size_t k = 0; k < levels.size(); ++k)
    if (std::abs(levels[k] - level) < 1e-9) return k;
  return {};
}

}  // namespace

void Scores::add(double actual, double mean, std::span<const double> quantiles, double below, double at_most) {
  count_ += 1;
  absolute_ += std::abs(actual - mean);
  squared_ += (actual - mean) * (actual - mean);
  error_ += mean - actual;
  for (std::size_t k = 0; k < levels_.size(); ++k) {
    const double off = actual - quantiles[k];
    pinball_ += std::max(levels_[k] * off, (levels_[k] - 1) * off);
  }
  if (const auto low = place(levels_, 0.1), high = place(levels_, 0.9); low && high)
    inside_ += actual >= quantiles[*low] && actual <= quantiles[*high] ? 1 : 0;
  const double u = below + rng_.uniform() * (at_most - below);
  pit_ += u >= 0.1 && u <= 0.9 ? 1 : 0;
}

void Scores::add_day(double actual, double mean) {
  if (actual <= 0) return;  // a per cent of nothing
  days_ += 1;
  day_error_ += std::abs(actual - mean) / actual;
}

double Scores::rmse() const { return std::sqrt(squared_ / count_); }

std::optional<double> Scores::coverage80() const {
  if (!place(levels_, 0.1) || !place(levels_, 0.9)) return {};
  return inside_ / count_;
}

}  // namespace meretid::arrivals
