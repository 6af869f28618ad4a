// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/bench/parts.h"

#include <algorithm>
#include <cmath>

#include "base/processor_time.h"
#include "base/rng.h"
#include "solutions/arrivals/backtest/daily.h"
#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/series/daily.h"
#include "solutions/arrivals/staffing/plan.h"

namespace meretid::arrivals::bench {
namespace {

constexpr std::size_t kWeek = 14;  // origins
constexpr std::uint64_t kThinningSeed = 4;

HourlyProtocol protocol() { return {8760, 12, 48, usual_levels()}; }

}  // namespace

std::vector<Row> hourly_rows(const std::string& name, const Series& series, const Calendar& calendar, std::optional<Goals> goals) {
  const double begun = base::processor_seconds();
  const HourlyBacktest model = backtest_model(series, calendar, protocol(), {});
  const double seconds = base::processor_seconds() - begun;
  const HourlyBacktest naive = backtest_naive(series, protocol());
  const auto pinball = model.model.pinball_interval(kWeek), mae = model.model.mae_interval(kWeek);
  const std::string how = std::to_string(model.origins) + " origins of 48 h over the last year, nothing after an origin seen";
  const auto goal = [&](double Goals::*which) { return goals ? std::optional<double>((*goals).*which) : std::nullopt; };
  return {{name + ".pinball", model.model.pinball(), "", pinball.low, pinball.high, goal(&Goals::pinball), how + "; mean over 19 levels; interval: weeks drawn again"},
          {name + ".mae", model.model.mae(), "", mae.low, mae.high, goal(&Goals::mae), how},
          {name + ".pit80", model.model.pit80(), "", {}, {}, 0.8, "share of randomised PIT between .1 and .9"},
          {name + ".day_mape", model.model.day_mape(), "%", {}, {}, naive.naive.day_mape(), "sums of a day from origins at midnight; beside it the seasonal naive forecast"},
          {name + ".naive_pinball", naive.naive.pinball(), "", {}, {}, {}, "the same hour a week ago, quantiles of the last 13: what a simple forecast gives"},
          {name + ".seconds", seconds, "s", {}, {}, 10.0, "the whole backtest with monthly refits; processor seconds, one thread"}};
}

Series thinned(const Series& series, double share) {
  Series thin = series;
  Rng rng(kThinningSeed);
  for (double& count : thin.counts) {
    double kept = 0;
    for (int k = 0; k < count; ++k) kept += rng.chance(share) ? 1 : 0;
    count = kept;
  }
  return thin;
}

double climatology_pinball(const Series& series) {
  const HourlyProtocol p = protocol();
  Scores scores(p.levels);
  const std::size_t year = 364 * 24, week = 168;
  for (std::size_t origin = series.size() - p.last; origin + p.horizon <= series.size(); origin += p.every)
    for (std::size_t h = 0; h < p.horizon; ++h) {
      std::vector<double> past;
      for (std::size_t i = origin - year + (h % week); i < origin; i += week) past.push_back(series.counts[i]);
      std::sort(past.begin(), past.end());
      std::vector<double> quantiles;
      double mean = 0;
      for (const double v : past) mean += v / static_cast<double>(past.size());
      for (const double level : p.levels) {
        const double at = level * static_cast<double>(past.size() - 1);
        const auto low = static_cast<std::size_t>(at), high = std::min(low + 1, past.size() - 1);
        quantiles.push_back(past[low] + (at - static_cast<double>(low)) * (past[high] - past[low]));
      }
      scores.add(series.counts[origin + h], mean, quantiles, 0, 1);
    }
  return scores.pinball();
}

Result<std::vector<Row>> long_rows(const std::string& name, const Series& series, const Calendar& calendar, bool with_goals) {
  TRY(const DailyBacktest test, backtest_days(by_day(series), calendar, 180, 12, {}));
  const auto goal = [&](double value, double naive) { return std::optional<double>(with_goals ? value : naive); };
  const std::string how = with_goals ? "12 origins of 180 days" : "12 origins of 180 days; beside it the seasonal naive forecast (364 days)";
  return std::vector<Row>{{name + ".mape180", test.model.mape, "%", {}, {}, goal(5.97, test.naive.mape), how + ", single days"},
                          {name + ".week_mape180", test.model.week_mape, "%", {}, {}, goal(3.40, test.naive.week_mape), how + ", sums of seven days"},
                          {name + ".coverage180", test.model.coverage80, "", {}, {}, 0.8, "share of days within the 80 % band"}};
}

Row update_row(const Series& series, const Calendar& calendar) {
  const Facts facts = facts_of(series, calendar, 48);
  const std::size_t anchor = series.size() - 200;
  ShortTerm model(series, facts, 48, anchor, {});
  model.forecast(anchor);
  const double begun = base::processor_seconds();
  for (std::size_t at = anchor + 1; at <= anchor + 100; ++at)
    for (const SlotForecast& f : model.forecast(at)) CountDistribution(f.mean, f.dispersion).quantiles(usual_levels());
  return {"update.milliseconds", (base::processor_seconds() - begun) * 10, "ms", {}, {}, 50.0, "forecast of 48 hours with 19 quantiles after one new hour; mean of 100 hours in a row, processor time"};
}

Result<std::vector<Row>> staff_rows(const Series& series, const Calendar& calendar) {
  const ServiceGoal goal{45, 30, 0.1};
  const auto slots = outlook(series, calendar, 28 * 24);
  TRY(const auto patterns, patterns_of("07:00-15:00,11:00-19:00,15:00-23:00,23:00-07:00"));
  TRY(const StaffPlan plan, plan_staff(series, slots, goal, patterns, 200, 1));
  // The same number always, as few as keep in the simulation what the plan keeps there.
  int flat = static_cast<int>(plan.needed_hours / static_cast<double>(slots.size()));
  while (simulate(slots, 60, 24, std::vector<int>(slots.size(), flat), goal, 40, 1).waits > plan.queue.waits) ++flat;
  const double flat_hours = flat * static_cast<double>(slots.size());
  return std::vector<Row>{
      {"staff.promised", 100 * plan.promised, "%", {}, {}, 10.0, "P(wait > 30 min), 45 min of service, four shifts a day for four weeks, by Erlang C over the forecast's distribution"},
      {"staff.simulated", 100 * plan.queue.waits, "%", 100 * (plan.queue.waits - plan.queue.half_width), 100 * (plan.queue.waits + plan.queue.half_width), 100 * plan.promised,
       "the same in 200 simulated months; the reference is what was promised"},
      {"staff.hours_saved", 100 * (1 - plan.paid_hours / flat_hours), "%", {}, {}, 5.0, "fewer paid hours than the same number always at work, with no longer waits in the simulation"}};
}

}  // namespace meretid::arrivals::bench
