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

void Scores::close_origin() { origins_.push_back({count_, absolute_, pinball_}); }

Scores::Interval Scores::interval(std::size_t block, bool pinball) const {
  constexpr int kDraws = 1000;
  const std::size_t n = origins_.size();
  if (n < 2 * block || block == 0) return {};
  Rng rng(2);
  std::vector<double> means;
  for (int draw = 0; draw < kDraws; ++draw) {
    double sum = 0, count = 0;
    for (std::size_t taken = 0; taken < n; taken += block) {
      const std::size_t first = rng.below(n - block + 1), last = first + block - 1;
      const Upto before = first > 0 ? origins_[first - 1] : Upto{0, 0, 0};
      sum += pinball ? origins_[last].pinball - before.pinball : origins_[last].absolute - before.absolute;
      count += origins_[last].count - before.count;
    }
    means.push_back(sum / count / (pinball ? static_cast<double>(levels_.size()) : 1));
  }
  std::sort(means.begin(), means.end());
  return {means[kDraws / 40], means[kDraws - kDraws / 40 - 1]};
}

Scores::Interval Scores::pinball_interval(std::size_t block) const { return interval(block, true); }
Scores::Interval Scores::mae_interval(std::size_t block) const { return interval(block, false); }

double Scores::rmse() const { return std::sqrt(squared_ / count_); }

std::optional<double> Scores::coverage80() const {
  if (!place(levels_, 0.1) || !place(levels_, 0.9)) return {};
  return inside_ / count_;
}

}  // namespace meretid::arrivals
