// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/count_regression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "solutions/arrivals/forecast/cholesky.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kMostEntries = 24;
constexpr double kMostLog = 20;
constexpr int kDayParts = 3;

// Night, day, evening: the parts on which a holiday differs (0-8, 8-16, 16-24).
std::uint32_t part_of_day(const SlotFacts& f, int per_day) { return static_cast<std::uint32_t>(std::min(kDayParts - 1, f.of_day * kDayParts / std::max(per_day, 1))); }

}  // namespace

CountRegression::CountRegression(const Facts& facts, const RegressionSettings& settings) : facts_(facts), settings_(settings) {
  const auto per_day = static_cast<std::uint32_t>(facts.per_day);
  const auto take = [this](std::uint32_t n, double ridge) {
    const std::uint32_t first = columns_;
    columns_ += n;
    ridge_.resize(columns_, ridge);
    return first;
  };
  columns_ = 0;
  of_day_ = take(per_day, 1e-3);
  of_week_ = take(7 * per_day, settings.ridge_week);
  trend_ = take(1, settings.ridge_trend);
  year_ = take(2 * kYearWaves, 1);
  season_ = take(2 * per_day, settings.ridge_season);
  mark_ = take(static_cast<std::uint32_t>(facts.marks.size()), settings.ridge_mark);
  holiday_part_ = take(2 * kDayParts, 1);
  around_ = take(2 * kDayParts, settings.ridge_mark);
  school_ = take(kDayParts, 1);
  event_ = take(static_cast<std::uint32_t>(facts.events.size()), settings.ridge_mark);
  beta_.assign(columns_, 0);
}

double CountRegression::years(const SlotFacts& f) const {
  const double years = (f.day - last_day_) / 365.25;
  if (years <= 0 || settings_.damping <= 0) return years;
  return (1 - std::exp(-settings_.damping * years)) / settings_.damping;
}

std::size_t CountRegression::entries(const SlotFacts& f, Entry* out) const {
  std::size_t n = 0;
  const auto add = [&](std::uint32_t column, double value) { out[n++] = {column, value}; };
  const auto of_day = static_cast<std::uint32_t>(f.of_day);
  const std::uint32_t part = part_of_day(f, facts_.per_day);
  add(of_day_ + of_day, 1);
  add(of_week_ + static_cast<std::uint32_t>(f.of_week), 1);
  if (settings_.trend) add(trend_, years(f));
  for (std::uint32_t k = 0; k < 2U * static_cast<std::uint32_t>(waves_); ++k) add(year_ + k, static_cast<double>(f.year[k]));
  if (settings_.season_profile && waves_ > 0 && facts_.per_day > 1) {
    add(season_ + 2 * of_day, static_cast<double>(f.year[0]));
    add(season_ + 2 * of_day + 1, static_cast<double>(f.year[1]));
  }
  if (f.mark >= 0) {
    add(mark_ + static_cast<std::uint32_t>(f.mark), 1);
    add(holiday_part_ + (f.holiday ? 0U : static_cast<std::uint32_t>(kDayParts)) + part, 1);
  }
  if (f.after) add(around_ + part, 1);
  if (f.before) add(around_ + kDayParts + part, 1);
  if (f.school && settings_.school) add(school_ + part, 1);
  if (f.event >= 0) add(event_ + static_cast<std::uint32_t>(f.event), 1);
  return n;
}

void CountRegression::fit(std::span<const double> counts, std::span<const std::uint8_t> known, std::size_t end) {
  first_day_ = facts_.slots.front().day;
  const std::int32_t last_day = facts_.slots[end - 1].day;
  const double span_years = (last_day - first_day_) / 365.25;
  waves_ = span_years >= 1.5 ? settings_.waves : span_years >= 0.9 ? 1 : 0;
  bool fresh = beta_[of_day_] == 0;
  if (!fresh) {
    // Years are counted from the last day: the trend's zero moves along with it.
    const double moved = (last_day - last_day_) / 365.25 * beta_[trend_];
    for (std::uint32_t h = 0; h < static_cast<std::uint32_t>(facts_.per_day); ++h) beta_[of_day_ + h] += moved;
  }
  last_day_ = last_day;
  if (fresh) {
    double sum = 0, n = 0;
    for (std::size_t i = 0; i < end; ++i)
      if (known[i]) sum += counts[i], n += 1;
    const double level = std::log(std::max(sum / std::max(n, 1.0), 1e-3));
    for (std::uint32_t h = 0; h < static_cast<std::uint32_t>(facts_.per_day); ++h) beta_[of_day_ + h] = level;
  }
  // Too short a history has no trend of its own; a ridge that grows takes it out smoothly.
  ridge_[trend_] = settings_.ridge_trend * (span_years < 2 ? 1e4 * (2 - span_years) + 1 : 1);
  const std::size_t n = columns_;
  std::vector<double> matrix(n * n), right(n);
  std::array<Entry, kMostEntries> row;
  for (int iteration = 0; iteration < (fresh ? 12 : 3); ++iteration) {
    std::fill(matrix.begin(), matrix.end(), 0);
    std::fill(right.begin(), right.end(), 0);
    std::int32_t day = -1'000'000;
    double weight = 1;
    for (std::size_t i = 0; i < end; ++i) {
      if (!known[i]) continue;
      const SlotFacts& f = facts_.slots[i];
      if (f.day != day) day = f.day, weight = std::exp2(-(last_day - day) / settings_.half_life_days);
      const std::size_t used = entries(f, row.data());
      double eta = 0;
      for (std::size_t k = 0; k < used; ++k) eta += row[k].value * beta_[row[k].column];
      const double mean = std::exp(std::clamp(eta, -kMostLog, kMostLog)), w = weight * mean, residual = weight * (counts[i] - mean);
      for (std::size_t k = 0; k < used; ++k) {
        right[row[k].column] += residual * row[k].value;
        double* line = matrix.data() + row[k].column * n;
        const double scaled = w * row[k].value;
        for (std::size_t j = 0; j <= k; ++j) line[row[j].column] += scaled * row[j].value;
      }
    }
    for (std::size_t k = 0; k < n; ++k) {
      matrix[k * n + k] += ridge_[k];
      right[k] -= ridge_[k] * beta_[k];
    }
    if (!solve_positive(matrix, right)) return;
    double largest = 0;
    for (std::size_t k = 0; k < n; ++k) {
      // A step beyond a factor of e^2 is Newton overshooting, not news.
      const double step = std::clamp(right[k], -2.0, 2.0);
      beta_[k] += step;
      largest = std::max(largest, std::abs(step));
    }
    if (largest < 1e-3) break;
  }
}

double CountRegression::log_mean(std::size_t slot) const {
  std::array<Entry, kMostEntries> row;
  const std::size_t used = entries(facts_.slots[slot], row.data());
  double eta = 0;
  for (std::size_t k = 0; k < used; ++k) eta += row[k].value * beta_[row[k].column];
  return std::clamp(eta, -kMostLog, kMostLog);
}

CountRegression::Parts CountRegression::parts(std::size_t slot) const {
  std::array<Entry, kMostEntries> row;
  const std::size_t used = entries(facts_.slots[slot], row.data());
  Parts parts;
  for (std::size_t k = 0; k < used; ++k) {
    const std::uint32_t c = row[k].column;
    const double part = row[k].value * beta_[c];
    (c < of_week_ ? parts.base : c < trend_ ? parts.week : c < year_ ? parts.trend : c < mark_ ? parts.season : c < school_ ? parts.holiday : c < event_ ? parts.school : parts.event) += part;
  }
  return parts;
}

}  // namespace meretid::arrivals
