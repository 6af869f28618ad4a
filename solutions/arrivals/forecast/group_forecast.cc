// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/group_forecast.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "solutions/arrivals/forecast/choose_reconciling.h"
#include "solutions/arrivals/forecast/widths.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kTryDays = 120, kLeastTryDays = 28, kLeastBeforeDays = 84;
constexpr std::size_t kAgainDays = 30, kTogetherDays = 2;

std::vector<std::vector<std::string>> values_of(const GroupedSeries& series) {
  std::vector<std::vector<std::string>> values;
  for (const GroupCounts& group : series.groups) values.push_back(group.values);
  return values;
}

}  // namespace

Hierarchy hierarchy_of(const GroupedSeries& series) { return hierarchy_of(values_of(series)); }

Series series_of(const GroupedSeries& series, const Node& node) { return sum_of_groups(series, node.groups); }

class GroupForecast::Impl {
 public:
  Impl(const GroupedSeries& series, const Calendar& calendar, std::size_t horizon, std::size_t first)
      : hierarchy_(arrivals::hierarchy_of(series)), horizon_(horizon), per_day_(static_cast<std::size_t>(series.total.per_day())), facts_(facts_of(series.total, calendar, horizon)) {
    const std::size_t days = first / per_day_;
    // Trial forecasts as far back as leaves enough to learn from.
    const std::size_t tried = days < kLeastBeforeDays + kLeastTryDays ? 0 : std::min(kTryDays, days - kLeastBeforeDays);
    begin_ = first - tried * per_day_;
    for (const Node& node : hierarchy_.nodes) series_.push_back(series_of(series, node));
    for (const Series& one : series_) models_.push_back(std::make_unique<ShortTerm>(one, facts_, horizon, begin_, ShortSettings{}));
  }

  std::vector<OfNode> forecast(std::size_t origin) {
    const std::size_t stride = std::max<std::size_t>(1, per_day_ / 2);
    for (; begin_ < origin; begin_ += stride) remember(begin_, each(begin_));
    if (!reconciler_ || origin >= chosen_ + kAgainDays * per_day_) choose(origin);
    apart_ = each(origin);
    remember(origin, apart_);
    begin_ = origin + stride;
    std::vector<OfNode> together = apart_;
    std::vector<double> means(hierarchy_.nodes.size());
    for (std::size_t h = 0; h < horizon_; ++h) {
      for (std::size_t k = 0; k < means.size(); ++k) means[k] = apart_[k].slots[h].mean;
      reconciler_->apply(means);
      for (std::size_t k = 0; k < means.size(); ++k) {
        SlotForecast& slot = together[k].slots[h];
        slot.mean = means[k];
        if (!widths_.empty()) slot.dispersion = widths_[k][week_part(facts_.slots[origin + h], facts_.per_day)];
      }
    }
    return together;
  }

  const Hierarchy& hierarchy() const { return hierarchy_; }
  const std::vector<OfNode>& apart() const { return apart_; }
  const ReconcilingChoice& choice() const { return choice_; }

 private:
  std::vector<OfNode> each(std::size_t origin) {
    std::vector<OfNode> all;
    for (const auto& model : models_) {
      all.push_back({model->forecast(origin), 0});
      all.back().shared = model->shared_error();
    }
    return all;
  }

  void remember(std::size_t origin, const std::vector<OfNode>& all) {
    Tried tried{origin, {}};
    for (const OfNode& node : all) {
      std::vector<double>& means = tried.means.emplace_back();
      for (const SlotForecast& slot : node.slots) means.push_back(slot.mean);
    }
    tried_.push_back(std::move(tried));
    while (tried_.front().origin + kTryDays * per_day_ < origin) tried_.pop_front();
  }

  void choose(std::size_t at) {
    std::vector<Tried> past;
    for (const Tried& tried : tried_)
      if (tried.origin + horizon_ <= at) past.push_back(tried);
    chosen_ = at;
    const ReconcilingTrial trial(hierarchy_, series_, past, per_day_, kTogetherDays * per_day_);
    choice_ = trial.choice();
    reconciler_ = trial.learned(choice_.how);
    widths_.clear();
    if (choice_.origins == 0) return;
    std::vector<std::vector<JudgedForecast>> judged(hierarchy_.nodes.size());
    trial.each_compared(choice_.how, [&](std::size_t slot, std::span<const double> means) {
      for (std::size_t k = 0; k < means.size(); ++k)
        if (series_[k].known[slot]) judged[k].push_back({series_[k].counts[slot], means[k], week_part(facts_.slots[slot], facts_.per_day)});
    });
    for (const auto& of : judged) widths_.push_back(widths(of, kWeekParts));
  }

  Hierarchy hierarchy_;
  std::size_t horizon_, per_day_, begin_ = 0, chosen_ = 0;
  Facts facts_;
  std::vector<Series> series_;
  std::vector<std::unique_ptr<ShortTerm>> models_;
  std::deque<Tried> tried_;
  std::optional<Reconciler> reconciler_;
  ReconcilingChoice choice_;
  std::vector<std::vector<double>> widths_;  // by node and part of the week
  std::vector<OfNode> apart_;
};

GroupForecast::GroupForecast(const GroupedSeries& series, const Calendar& calendar, std::size_t horizon, std::size_t first)
    : impl_(std::make_unique<Impl>(series, calendar, horizon, first)) {}
GroupForecast::~GroupForecast() = default;
const Hierarchy& GroupForecast::hierarchy() const { return impl_->hierarchy(); }
std::vector<GroupForecast::OfNode> GroupForecast::forecast(std::size_t origin) { return impl_->forecast(origin); }
const std::vector<GroupForecast::OfNode>& GroupForecast::apart() const { return impl_->apart(); }
const ReconcilingChoice& GroupForecast::choice() const { return impl_->choice(); }

}  // namespace meretid::arrivals
