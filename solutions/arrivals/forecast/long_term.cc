// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/long_term.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meretid::arrivals {
namespace {

constexpr std::size_t kLevelDays = 200;    // that the level looks back over
constexpr double kLevelPrior = 200;        // arrivals
constexpr std::size_t kLeastDays = 400;    // before the first forecast that the width is learned from
constexpr double kBreak = 0.25;            // of the log level
constexpr std::size_t kWeek = 7;
constexpr double kNormal90 = 1.2815515655446004;  // the standard normal's 90 % quantile
constexpr double kPriorDays = 60;          // days that the width supposed before counts as
constexpr std::array kEnd = {14.0, 28.0, 60.0, 120.0, 240.0, 1e9};     // of the bands, days ahead
constexpr std::array kMiddle = {7.0, 21.0, 44.0, 90.0, 180.0, 300.0};
constexpr std::size_t kStep = 56;          // days between those forecasts

double mean_count(const Series& days, std::size_t end) {
  double sum = 0;
  for (std::size_t i = 0; i < end; ++i) sum += days.counts[i];
  return sum / static_cast<double>(std::max<std::size_t>(1, end));
}

}  // namespace

LongTerm::LongTerm(const Series& days, const Facts& facts, const LongSettings& settings)
    : days_(days), facts_(facts), settings_(settings), regression_(facts, settings.regression) {}

std::vector<double> LongTerm::means(std::size_t origin, std::size_t horizon, CountRegression& regression) const {
  regression.fit(days_.counts, days_.known, origin);
  double seen = kLevelPrior, expected = kLevelPrior;
  for (std::size_t i = origin > kLevelDays ? origin - kLevelDays : 0; i < origin; ++i) {
    if (!days_.known[i]) continue;
    const double weight = std::exp2(-static_cast<double>(origin - i) / settings_.level_half_life);
    seen += weight * days_.counts[i];
    expected += weight * std::exp(regression.log_mean(i));
  }
  const double level = std::log(seen / expected);
  // A level that is off by more than any season wanders is a break: a ward that closed, an epidemic. It is taken to last.
  const double wanders = std::clamp(level, -kBreak, kBreak), broke = level - wanders;
  std::vector<double> means;
  for (std::size_t h = 0; h < horizon; ++h) {
    const double share = settings_.level_stays + (settings_.level_share - settings_.level_stays) * std::exp(-static_cast<double>(h) / settings_.level_fades);
    means.push_back(std::exp(regression.log_mean(origin + h) + share * wanders + broke));
  }
  return means;
}

double LongTerm::Width::at(double days_ahead) const {
  for (std::size_t b = 1; b < kBands; ++b)
    if (days_ahead < kMiddle[b]) {
      const double share = std::max(0.0, (days_ahead - kMiddle[b - 1]) / (kMiddle[b] - kMiddle[b - 1]));
      return dispersion[b - 1] + share * (dispersion[b] - dispersion[b - 1]);
    }
  // Beyond what was ever tried the level goes on straying.
  return dispersion.back() + (dispersion.back() - chance) * (days_ahead - kMiddle.back()) / 365;
}

LongTerm::Width LongTerm::learn_width(std::size_t origin) const {
  std::array<std::vector<double>, kBands> errors;
  double chance = 60, chances = 40, usual = 0, counted = 0;
  CountRegression regression(facts_, settings_.regression);
  for (std::size_t at = kLeastDays; at + kWeek < origin; at += kStep) {
    const std::size_t horizon = std::min<std::size_t>(origin - at, 365);
    const std::vector<double> mean = means(at, horizon, regression);
    for (std::size_t week = 0; week + kWeek <= horizon; week += kWeek) {
      double seen = 0, expected = 0;
      for (std::size_t h = week; h < week + kWeek; ++h)
        if (days_.known[at + h]) seen += days_.counts[at + h], expected += mean[h];
      if (seen <= 0 || expected <= 0) continue;
      std::size_t band = 0;
      while (band + 1 < kBands && static_cast<double>(week) >= kEnd[band]) ++band;
      for (std::size_t h = week; h < week + kWeek; ++h) {
        if (!days_.known[at + h]) continue;
        errors[band].push_back(std::abs(days_.counts[at + h] - mean[h]) / std::sqrt(mean[h]));
        // Against the week's own level: what is left is the day's.
        const double own = mean[h] * seen / expected;
        chance += std::pow(days_.counts[at + h] - own, 2) / own * kWeek / (kWeek - 1.0), chances += 1;
        usual += mean[h], counted += 1;
      }
    }
  }
  Width width;
  width.chance = std::max(1.0, chance / chances);
  const double scale = counted > 0 ? usual / counted : mean_count(days_, origin);
  for (std::size_t b = 0; b < kBands; ++b) {
    // Before anything was tried: a level that is wrong by 3 % at once and 6 % after a year.
    const double before = width.chance + scale * std::pow(0.03 + 0.03 * std::sqrt(kMiddle[b] / 365), 2);
    double own = before;
    if (!errors[b].empty()) {
      const auto at = errors[b].begin() + static_cast<std::ptrdiff_t>(0.8 * static_cast<double>(errors[b].size()));
      std::nth_element(errors[b].begin(), at, errors[b].end());
      own = (*at / kNormal90) * (*at / kNormal90);
    }
    const double n = static_cast<double>(errors[b].size());
    width.dispersion[b] = (n * own + kPriorDays * before) / (n + kPriorDays);
    if (b > 0) width.dispersion[b] = std::max(width.dispersion[b], width.dispersion[b - 1]);
  }
  return width;
}

std::vector<DayForecast> LongTerm::forecast(std::size_t origin, std::size_t horizon) {
  const std::vector<double> mean = means(origin, horizon, regression_);
  const Width width = learn_width(origin);
  std::vector<DayForecast> answer;
  for (std::size_t h = 0; h < horizon; ++h) {
    const double dispersion = width.at(static_cast<double>(h)), shared = std::max(0.0, dispersion - width.chance);
    answer.push_back({mean[h], std::sqrt(dispersion * mean[h]), mean[h] > 0 ? std::sqrt(shared / mean[h]) : 0, regression_.parts(origin + h)});
  }
  return answer;
}

}  // namespace meretid::arrivals
