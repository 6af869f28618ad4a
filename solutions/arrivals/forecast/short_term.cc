// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/short_term.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "learn/boosted_trees.h"
#include "solutions/arrivals/forecast/adjustment.h"
#include "solutions/arrivals/forecast/recent.h"
#include "solutions/arrivals/forecast/widths.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kFading = 3;                         // levels whose worth fades with the horizon
constexpr std::size_t kColumns = 1 + kLevels + 2 * kFading + 4;  // layer 2
constexpr std::size_t kLongestPast = 800;                  // days that the recent state is run over
constexpr std::size_t kWidthDays = 400;
constexpr std::size_t kTreesBefore = 395;                  // days before the first origin: trees, so that their share can be chosen
constexpr double kUsualShared = 0.05;
constexpr double kUsualWidth = 1.1;                        // before any error is known
constexpr std::size_t kLeastForMix = 2000;                 // forecasts
constexpr std::size_t kTreeColumns = kLevels + 4 + 8;
constexpr std::size_t kYearsBack = 2, kYearReach = 7;      // years; days to each side
constexpr double kYearPrior = 500;                         // arrivals
constexpr int kLeastDays = 56;                             // before the first fit

}  // namespace

class ShortTerm::Impl {
 public:
  Impl(const Series& series, const Facts& facts, std::size_t horizon, std::size_t anchor, const ShortSettings& settings)
      : series_(series), facts_(facts), horizon_(horizon), settings_(settings), regression_(facts, settings.regression), recent_(facts),
        per_day_(static_cast<std::size_t>(facts.per_day)), block_(static_cast<std::size_t>(settings.refit_days) * per_day_),
        stride_(std::max<std::size_t>(1, per_day_ / 2)), anchor_(anchor) {
    const std::size_t least = static_cast<std::size_t>(kLeastDays) * per_day_;
    begin_ = anchor;
    while (begin_ >= block_ + least) begin_ -= block_;
    rows_.columns = kColumns;
    centre_.assign(kColumns, 0);
    centre_[1 + kUsualLevel] = 0.6;
    centre_[kUsualLevel] = 0.2;
    coefficients_ = centre_;
    width_.assign(kWeekParts, kUsualWidth);
  }

  std::vector<SlotForecast> forecast(std::size_t origin) {
    while (next_refit() <= origin) refit(next_refit());
    run_to(origin);
    std::vector<SlotForecast> answer(horizon_);
    std::array<float, kColumns> x;
    for (std::size_t h = 0; h < horizon_; ++h) {
      const std::size_t slot = origin + h;
      fill(slot, h, x.data());
      SlotForecast& f = answer[h];
      f.parts = regression_.parts(slot);
      f.mean = mean_of(x.data(), log_mean_at(slot), slot, h);
      f.dispersion = width_[part(facts_.slots[slot])];
    }
    return answer;
  }
  double shared_error() const { return shared_; }

 private:
  std::size_t next_refit() const { return fitted_ ? last_refit_ + block_ : begin_; }

  std::size_t part(const SlotFacts& f) const { return week_part(f, facts_.per_day); }

  double log_mean_at(std::size_t slot) const { return log_mean_[slot - mean_begin_]; }

  void refit(std::size_t at) {
    if (fitted_) run_to(at);
    close_rows(at);
    regression_.fit(series_.counts, series_.known, at);
    last_refit_ = at;
    fitted_ = true;
    mean_begin_ = at > kLongestPast * per_day_ ? at - kLongestPast * per_day_ : 0;
    const std::size_t mean_end = std::min(at + block_ + horizon_ + 1, facts_.slots.size());
    log_mean_.resize(mean_end - mean_begin_);
    for (std::size_t i = mean_begin_; i < mean_end; ++i) log_mean_[i - mean_begin_] = regression_.log_mean(i);
    recent_ = Recent(facts_);
    seen_ = mean_begin_;
    year_ago();
    if (rows_.rows() > 0) {
      choose_mix(at);
      widen(at);
      weigh(at);
      fit_adjustment(rows_, centre_, settings_.ridge_recent, coefficients_);
      if (settings_.use_trees && at + kTreesBefore * per_day_ >= anchor_ && (refits_ % settings_.trees_every == static_cast<int>((anchor_ - begin_) / block_) % settings_.trees_every)) grow();
    }
    ++refits_;
    while (seen_ < at) see(seen_++);
  }

  void see(std::size_t i) { recent_.see(facts_.slots[i], series_.counts[i], std::exp(log_mean_at(i)), series_.known[i] != 0); }

  // Goes on to the origin, and at every half day on the way keeps the forecast that could have been made there.
  void run_to(std::size_t origin) {
    while (seen_ < origin) {
      if (seen_ >= last_refit_ && (seen_ - begin_) % stride_ == 0 && seen_ != sampled_) sample(seen_), sampled_ = seen_;
      see(seen_++);
    }
  }

  // Prefix sums of seen and expected, for the level of the same weeks a year ago.
  void year_ago() {
    sums_.assign(log_mean_.size() + 1, {0, 0});
    for (std::size_t i = 0; i < log_mean_.size(); ++i) {
      sums_[i + 1] = sums_[i];
      const std::size_t slot = mean_begin_ + i;
      if (slot < last_refit_ && series_.known[slot]) sums_[i + 1].first += series_.counts[slot], sums_[i + 1].second += std::exp(log_mean_[i]);
    }
  }
  double last_year(std::size_t slot) const {
    double seen = kYearPrior, expected = kYearPrior;
    for (std::size_t years = 1; years <= kYearsBack; ++years) {
      const std::size_t back = 364 * years * per_day_, reach = kYearReach * per_day_;
      if (slot < back + reach + mean_begin_) break;
      const std::size_t low = slot - back - reach - mean_begin_, high = std::min(slot - back + reach - mean_begin_, sums_.size() - 1);
      seen += sums_[high].first - sums_[low].first;
      expected += sums_[high].second - sums_[low].second;
    }
    return std::log(seen / expected);
  }

  void fill(std::size_t slot, std::size_t h, float* x) const {
    const SlotFacts& f = facts_.slots[slot];
    const double hours = (static_cast<double>(h) + 0.5) * 24 / static_cast<double>(per_day_);
    const double soon = std::exp(-hours / 5), today = std::exp(-hours / 20);
    std::size_t n = 0;
    const auto put = [&](double value) { x[n++] = static_cast<float>(value); };
    put(0.05);  // an intercept, small so that the ridge holds it
    for (std::size_t k = 0; k < kLevels; ++k) put(recent_.level(k));
    for (std::size_t k = 0; k < kFading; ++k) put(recent_.level(k) * soon), put(recent_.level(k) * today);
    put(recent_.of_day(f));
    put(recent_.of_week(f));
    put(recent_.weekday(f));
    put(last_year(slot));
  }

  double log_adjusted(const float* x, double log_calendar) const {
    double eta = log_calendar;
    for (std::size_t k = 0; k < kColumns; ++k) eta += static_cast<double>(x[k]) * coefficients_[k];
    return std::clamp(eta, -20.0, 20.0);
  }

  double mean_of(const float* x, double log_calendar, std::size_t slot, std::size_t h) const {
    const double eta = log_adjusted(x, log_calendar);
    if (!trees_ || mix_ <= 0) return std::exp(eta);
    return std::exp(eta + mix_ * trees_score(x, log_calendar, slot, h));
  }

  double trees_score(const float* x, double log_calendar, std::size_t slot, std::size_t h) const {
    std::array<float, kTreeColumns> row;
    tree_row(x, log_calendar, slot, h, row.data());
    return trees_->score(row);
  }

  void tree_row(const float* x, double log_calendar, std::size_t slot, std::size_t h, float* row) const {
    const SlotFacts& f = facts_.slots[slot];
    std::size_t n = 0;
    const auto put = [&](double value) { row[n++] = static_cast<float>(value); };
    for (std::size_t k = 0; k < kLevels; ++k) put(static_cast<double>(x[1 + k]));
    for (std::size_t k = kColumns - 4; k < kColumns; ++k) put(static_cast<double>(x[k]));
    put(log_calendar);
    put(f.of_day);
    put(f.of_week / facts_.per_day);
    put(static_cast<double>(f.day_of_year));
    put(f.mark >= 0 ? (f.holiday ? 2 : 1) : f.after ? -1 : f.before ? -2 : 0);
    put(f.mark);
    put(static_cast<double>(h));
    put(f.school ? 1 : 0);
  }

  void sample(std::size_t origin) {
    std::array<float, kColumns> x;
    const std::size_t step = std::max<std::size_t>(1, horizon_ / 12);
    // Another third of the horizon each time, so that all of it is met.
    for (std::size_t h = (origin / stride_) % step; h < horizon_; h += step) {
      const std::size_t slot = origin + h;
      if (slot >= series_.size()) break;
      if (!series_.known[slot]) continue;
      fill(slot, h, x.data());
      const double log_calendar = log_mean_at(slot);
      const double eta = log_adjusted(x.data(), log_calendar), by_trees = trees_ ? trees_score(x.data(), log_calendar, slot, h) : 0;
      pending_.push_back({slot, h, log_calendar, eta, by_trees, trees_.has_value(), x});
    }
  }

  // Forecasts whose slot has come by now become rows to learn from, and errors to take the width from.
  void close_rows(std::size_t at) {
    std::vector<Pending> later;
    for (Pending& p : pending_) {
      if (p.slot >= at) {
        later.push_back(std::move(p));
        continue;
      }
      const double count = series_.counts[p.slot];
      errors_.push_back({p.slot - p.h, p.slot, count, p.log_adjusted, p.by_trees, p.had_trees});
      rows_.values.insert(rows_.values.end(), p.x.begin(), p.x.end());
      rows_.log_known.push_back(static_cast<float>(p.log_calendar));
      rows_.counts.push_back(static_cast<float>(count));
      rows_.weights.push_back(1);
      row_slots_.push_back(static_cast<std::uint32_t>(p.slot));
      row_horizons_.push_back(static_cast<std::uint16_t>(p.h));
    }
    pending_ = std::move(later);
  }

  // How much of the trees was best on the forecasts of the year before, made by trees that had not seen them: least Poisson
  // deviance over a few shares, drawn a little towards half.
  void choose_mix(std::size_t at) {
    constexpr std::array kShares = {0.0, 0.25, 0.5, 0.75, 1.0};
    std::array<double, kShares.size()> loss{};
    std::size_t n = 0;
    for (const Made& made : errors_) {
      if (!made.had_trees || made.slot + 365 * per_day_ < at) continue;
      ++n;
      for (std::size_t k = 0; k < kShares.size(); ++k) {
        const double eta = made.log_adjusted + kShares[k] * made.by_trees;
        loss[k] += std::exp(eta) - made.count * eta;
      }
    }
    if (n < kLeastForMix) {
      mix_ = n == 0 ? 0 : 0.5;
      return;
    }
    mix_ = kShares[static_cast<std::size_t>(std::min_element(loss.begin(), loss.end()) - loss.begin())];
  }

  void widen(std::size_t at) {
    std::vector<JudgedForecast> judged;
    for (const Made& made : errors_)
      if (made.slot + kWidthDays * per_day_ >= at)
        judged.push_back({made.count, std::exp(made.log_adjusted + mix_ * made.by_trees), part(facts_.slots[made.slot])});
    width_ = widths(judged, kWeekParts);
    if (at + block_ > anchor_) share(at);  // asked for from the first origin on
  }

  // Forecasts of one origin err together: what the square of their summed error has beyond the sum of their own variances.
  void share(std::size_t at) {
    std::map<std::size_t, std::array<double, 3>> by_origin;  // error, variance, mean
    for (const Made& made : errors_) {
      if (made.slot + kWidthDays * per_day_ < at) continue;
      const double mean = std::exp(made.log_adjusted + mix_ * made.by_trees);
      auto& [error, variance, sum] = by_origin[made.origin];
      error += made.count - mean;
      variance += mean * width_[part(facts_.slots[made.slot])];
      sum += mean;
    }
    double beyond = 0, means = 0;
    for (const auto& [origin, s] : by_origin) beyond += s[0] * s[0] - s[1], means += s[2] * s[2];
    shared_ = means > 0 ? std::sqrt(std::clamp(beyond / means, 0.0, 0.04)) : kUsualShared;
  }

  void weigh(std::size_t at) {
    for (std::size_t i = 0; i < rows_.rows(); ++i)
      rows_.weights[i] = static_cast<float>(std::exp2(-static_cast<double>(at - row_slots_[i]) / static_cast<double>(per_day_) / settings_.recent_half_life));
  }

  void grow() {
    learn::Table table;
    std::vector<float> offsets;
    std::array<float, kTreeColumns> row;
    std::vector<float> counts, weights;
    // Every other forecast is enough: neighbours in time say nearly the same.
    for (std::size_t i = refits_ % 2; i < rows_.rows(); i += 2) {
      const float* x = rows_.values.data() + i * kColumns;
      const double log_calendar = static_cast<double>(rows_.log_known[i]);
      tree_row(x, log_calendar, row_slots_[i], row_horizons_[i], row.data());
      table.add(row);
      offsets.push_back(static_cast<float>(log_adjusted(x, log_calendar)));
      counts.push_back(rows_.counts[i]);
      weights.push_back(rows_.weights[i]);
    }
    learn::BoostSettings boost;
    boost.loss = learn::Loss::kPoisson;
    boost.trees = settings_.trees;
    boost.leaves = settings_.leaves;
    boost.least_rows = settings_.least_rows;
    boost.rate = settings_.rate;
    boost.l2 = settings_.l2;
    boost.bins = 64;
    boost.columns_share = 0.6;
    boost.rows_share = 0.7;
    boost.threads = settings_.threads;
    if (auto grown = learn::BoostedTrees::train(table, counts, weights, boost, offsets)) trees_ = std::move(*grown);
  }

  // A forecast that was made and whose slot has come.
  struct Made {
    std::size_t origin, slot;
    double count, log_adjusted, by_trees;
    bool had_trees;
  };
  struct Pending {
    std::size_t slot, h;
    double log_calendar, log_adjusted;
    double by_trees;               // what the trees of that day would have added
    bool had_trees;
    std::array<float, kColumns> x;
  };

  const Series& series_;
  const Facts& facts_;
  std::size_t horizon_;
  ShortSettings settings_;
  CountRegression regression_;
  Recent recent_;
  std::size_t per_day_, block_, stride_, anchor_, begin_ = 0, last_refit_ = 0, seen_ = 0, mean_begin_ = 0, sampled_ = static_cast<std::size_t>(-1);
  bool fitted_ = false;
  int refits_ = 0;
  std::vector<double> log_mean_;
  std::vector<std::pair<double, double>> sums_;
  AdjustmentRows rows_;
  std::vector<std::uint32_t> row_slots_;
  std::vector<std::uint16_t> row_horizons_;
  std::vector<Pending> pending_;
  std::vector<double> centre_, coefficients_;
  std::optional<learn::BoostedTrees> trees_;
  double mix_ = 0, shared_ = kUsualShared;
  std::vector<Made> errors_;
  std::vector<double> width_;  // by part of the week
};

ShortTerm::ShortTerm(const Series& series, const Facts& facts, std::size_t horizon, std::size_t anchor, const ShortSettings& settings)
    : impl_(std::make_unique<Impl>(series, facts, horizon, anchor, settings)) {}
ShortTerm::~ShortTerm() = default;
std::vector<SlotForecast> ShortTerm::forecast(std::size_t origin) { return impl_->forecast(origin); }
double ShortTerm::shared_error() const { return impl_->shared_error(); }

}  // namespace meretid::arrivals
