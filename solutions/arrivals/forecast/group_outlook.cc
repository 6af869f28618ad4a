// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "solutions/arrivals/forecast/choose_reconciling.h"
#include "solutions/arrivals/forecast/group_forecast.h"
#include "solutions/arrivals/forecast/long_term.h"
#include "solutions/arrivals/series/daily.h"

namespace meretid::arrivals {
namespace {

constexpr std::size_t kLeastDays = 420, kFarStep = 14, kFarHorizon = 90, kFarSpan = 730;
constexpr double kShareOfNear = 0.8;  // of the work

// Forecasts of days that would have been made through the last two years.
std::vector<Tried> tried_far(const std::vector<Series>& days, const Calendar& calendar) {
  const std::size_t n = days.front().size();
  std::vector<Tried> tried;
  if (n < kLeastDays + 2 * kFarHorizon) return tried;
  for (std::size_t at = std::max(kLeastDays, n > kFarSpan ? n - kFarSpan : 0); at + kFarHorizon <= n; at += kFarStep) tried.push_back({at, {}});
  const Facts facts = facts_of(days.front(), calendar, kFarHorizon);
  for (const Series& series : days) {
    LongTerm model(series, facts, {});
    for (Tried& one : tried) one.means.push_back(model.means(one.origin, kFarHorizon));
  }
  return tried;
}

}  // namespace

GroupOutlook group_outlook(const GroupedSeries& series, const Calendar& calendar, std::size_t near, std::size_t horizon, const std::function<void(double)>& told) {
  near = std::min(near, horizon);
  const std::size_t n = series.total.size();
  GroupOutlook result;
  GroupForecast model(series, calendar, near, n);
  const auto soon = model.forecast(n);
  result.hierarchy = model.hierarchy();
  result.near = model.choice();
  for (const GroupForecast::OfNode& node : soon) {
    auto& slots = result.nodes.emplace_back();
    for (const SlotForecast& f : node.slots) slots.push_back({f.mean, f.dispersion, node.shared, f.parts, f.mean > 0 ? std::log(f.mean) - f.parts.sum() : 0});
  }
  if (told) told(near < horizon ? kShareOfNear : 1);
  if (near == horizon) return result;

  std::vector<Series> days;
  for (std::size_t k = 0; k < result.nodes.size(); ++k) {
    const Series one = series_of(series, result.hierarchy.nodes[k]);
    look_far(one, calendar, horizon, result.nodes[k]);
    days.push_back(by_day(one));
  }
  const std::vector<Tried> tried = tried_far(days, calendar);
  const ReconcilingTrial trial(result.hierarchy, days, tried, 7, kFarHorizon);
  result.far = trial.choice();
  const Reconciler reconciler = trial.learned(result.far.how);
  std::vector<double> means(result.nodes.size());
  for (std::size_t h = near; h < horizon; ++h) {
    for (std::size_t k = 0; k < means.size(); ++k) means[k] = result.nodes[k][h].mean;
    reconciler.apply(means);
    for (std::size_t k = 0; k < means.size(); ++k) result.nodes[k][h].mean = means[k];
  }
  return result;
}

}  // namespace meretid::arrivals
