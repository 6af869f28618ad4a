// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/choose_reconciling.h"

#include <algorithm>
#include <cmath>

namespace meretid::arrivals {
namespace {

constexpr std::size_t kLeastOrigins = 6;  // in each half

}  // namespace

ReconcilingTrial::ReconcilingTrial(const Hierarchy& hierarchy, const std::vector<Series>& series, const std::vector<Tried>& tried, std::size_t per_day, std::size_t together)
    : hierarchy_(hierarchy), series_(series), tried_(tried), per_day_(per_day), together_(together), half_(tried.size() / 2) {
  if (half_ < kLeastOrigins) return;
  choice_.origins = tried_.size() - half_;
  const std::vector<double> apart = errors(nullptr);
  for (std::size_t w = 0; w < kReconcilings.size(); ++w) {
    const Reconciler reconciler = learn(kReconcilings[w], half_);
    const std::vector<double> own = errors(&reconciler);
    double sum = 0, n = 0;
    for (std::size_t k = 0; k < own.size(); ++k)
      if (apart[k] > 0) sum += own[k] / apart[k], n += 1;
    choice_.error[w] = n > 0 ? sum / n : 1;
  }
  choice_.how = kReconcilings[static_cast<std::size_t>(std::ranges::min_element(choice_.error) - choice_.error.begin())];
}

Reconciler ReconcilingTrial::learned(Reconciling how) const { return learn(how, tried_.size()); }

// On those before `end`.
Reconciler ReconcilingTrial::learn(Reconciling how, std::size_t end) const {
  if (end == 0) return {hierarchy_, how, {}, 0};
  const std::size_t span = tried_[end - 1].origin + tried_[end - 1].means.front().size() - tried_.front().origin;
  return {hierarchy_, how, day_errors(0, end), static_cast<double>(span) / static_cast<double>(together_)};
}

void ReconcilingTrial::each(std::size_t from, std::size_t end, const std::function<void(const Tried&, std::size_t, std::vector<double>&)>& look) const {
  std::vector<double> means(hierarchy_.nodes.size());
  for (std::size_t i = from; i < end; ++i)
    for (std::size_t h = 0; h < tried_[i].means.front().size(); ++h) {
      for (std::size_t k = 0; k < means.size(); ++k) means[k] = tried_[i].means[k][h];
      look(tried_[i], h, means);
    }
}

void ReconcilingTrial::each_compared(Reconciling how, const std::function<void(std::size_t, std::span<const double>)>& look) const {
  const Reconciler reconciler = learn(how, half_);
  each(half_, tried_.size(), [&](const Tried& tried, std::size_t h, std::vector<double>& means) {
    reconciler.apply(means);
    look(tried.origin + h, means);
  });
}

// Of whole days: in single slots chance, which is the same in sums and groups, hides what the forecasts do wrong.
std::vector<std::vector<double>> ReconcilingTrial::day_errors(std::size_t from, std::size_t end) const {
  std::vector<std::vector<double>> all;
  std::vector<double> day(hierarchy_.nodes.size(), 0);
  each(from, end, [&](const Tried& tried, std::size_t h, std::vector<double>& means) {
    for (std::size_t k = 0; k < means.size(); ++k) day[k] += series_[k].counts[tried.origin + h] - means[k];
    if ((h + 1) % per_day_ != 0 && h + 1 != tried.means.front().size()) return;
    all.push_back(day);
    std::ranges::fill(day, 0);
  });
  return all;
}

// By node: squared errors of the slots and of the days, each as a mean.
std::vector<double> ReconcilingTrial::errors(const Reconciler* reconciler) const {
  const std::size_t m = hierarchy_.nodes.size();
  std::vector<double> sum(m, 0), day(m, 0);
  each(half_, tried_.size(), [&](const Tried& tried, std::size_t h, std::vector<double>& means) {
    if (reconciler) reconciler->apply(means);
    const bool ends = (h + 1) % per_day_ == 0 || h + 1 == tried.means.front().size();
    for (std::size_t k = 0; k < m; ++k) {
      const double error = series_[k].known[tried.origin + h] ? series_[k].counts[tried.origin + h] - means[k] : 0;
      sum[k] += error * error;
      day[k] += error;
      // A day's error is as large as chance makes it by so many slots: weighed alike.
      if (ends) sum[k] += day[k] * day[k], day[k] = 0;
    }
  });
  return sum;
}

}  // namespace meretid::arrivals
