// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/bench/parts.h"

#include <algorithm>
#include <cmath>

#include "base/processor_time.h"
#include "base/rng.h"
#include "solutions/arrivals/backtest/announced.h"
#include "solutions/arrivals/backtest/daily.h"
#include "solutions/arrivals/backtest/groups.h"
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
  const auto less = [](const double* a, const double* b) { return *a < *b; };
  const std::string how = std::to_string(model.origins) + " origins of 48 h over the last year, nothing after an origin seen";
  const auto goal = [&](double Goals::*which) { return goals ? std::optional<double>((*goals).*which) : std::nullopt; };
  return {{name + ".pinball", model.model.pinball(), "", pinball.low, pinball.high, goal(&Goals::pinball), how + "; mean over 19 levels; interval: weeks drawn again"},
          {name + ".mae", model.model.mae(), "", mae.low, mae.high, goal(&Goals::mae), how},
          {name + ".pit80", model.model.pit80(), "", {}, {}, 0.8, "share of randomised PIT between .1 and .9"},
          {name + ".pit80_least", *std::min(std::ranges::min_element(model.pit_of_weekday), std::ranges::min_element(model.pit_of_shift), less), "", {}, {}, 0.79, "the same by weekday and by shift (07, 15, 23): the least of the ten"},
          {name + ".pit80_most", *std::max(std::ranges::max_element(model.pit_of_weekday), std::ranges::max_element(model.pit_of_shift), less), "", {}, {}, 0.81, "the same: the greatest of the ten"},
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

namespace {

// Mean over the nodes from `first` to the end.
double mean_of(const std::vector<double>& values, std::size_t first, std::size_t end) {
  double sum = 0;
  for (std::size_t k = first; k < end; ++k) sum += values[k];
  return sum / static_cast<double>(end - first);
}
std::vector<double> each(const std::vector<Scores>& scores, double (Scores::*figure)() const) {
  std::vector<double> all;
  for (const Scores& one : scores) all.push_back((one.*figure)());
  return all;
}
const char* name_of(Reconciling how) { return how == Reconciling::kBottomUp ? "bottom-up" : how == Reconciling::kTopDown ? "top-down" : "least trace"; }

}  // namespace

std::vector<Row> group_rows(const GroupedSeries& boroughs, const Calendar& us, const GroupedSeries& ambulances, const Calendar& gb) {
  const double begun = base::processor_seconds();
  const GroupBacktest hours = backtest_groups(boroughs, us, protocol());
  const double seconds = base::processor_seconds() - begun;
  const std::size_t q = hours.hierarchy.sums, m = hours.hierarchy.nodes.size();
  const auto together = each(hours.together, &Scores::pinball), apart = each(hours.apart, &Scores::pinball), pit = each(hours.together, &Scores::pit80);
  const std::string how = "New York by four boroughs, " + std::to_string(hours.origins) + " origins of 48 h over the last year; forecasts made to add up (at the end " + name_of(hours.choice.how) +
                          ", chosen on the four months before); the reference is each by itself, which does not add up";
  const GroupDays days = backtest_group_days(ambulances, gb, 84, 6);
  const std::size_t dq = days.hierarchy.sums, dm = days.hierarchy.nodes.size();
  const std::string by_day = "Welsh ambulances by board and category, " + std::to_string(dm) + " series, " + std::to_string(days.origins) + " origins of 84 days over the last year, MASE (at the end " + name_of(days.choice.how) + ")";
  return {{"groups.total.pinball", together[0], "", {}, {}, apart[0], how},
          {"groups.boroughs.pinball", mean_of(together, q, m), "", {}, {}, mean_of(apart, q, m), how + "; mean of the boroughs"},
          {"groups.total.pit80", pit[0], "", {}, {}, 0.8, "the same; share of randomised PIT between .1 and .9 after reconciling"},
          {"groups.boroughs.pit80", mean_of(pit, q, m), "", *std::min_element(pit.begin() + 1, pit.end()), *std::max_element(pit.begin() + 1, pit.end()), 0.8, "the same, mean of the boroughs; not an interval but the least and the greatest of them"},
          {"groups.seconds", seconds, "s", {}, {}, {}, "the whole backtest of total and boroughs; processor seconds, one thread"},
          {"groups.days.total.mase", days.together[0], "", {}, {}, days.apart[0], by_day + "; the total, the reference by itself"},
          {"groups.days.sums.mase", mean_of(days.together, 1, dq), "", {}, {}, mean_of(days.apart, 1, dq), by_day + "; mean of boards and categories"},
          {"groups.days.single.mase", mean_of(days.together, dq, dm), "", {}, {}, mean_of(days.apart, dq, dm), by_day + "; mean of the single groups"},
          {"groups.days.coverage80", mean_of(days.inside, 0, dm), "", {}, {}, 0.8, by_day + "; share of days within the 80 % band after reconciling, mean of all"}};
}

std::vector<Row> announced_rows(const Series& series, const Calendar& calendar) {
  constexpr std::uint64_t kSeed = 11;
  constexpr std::size_t kDays = 182;
  const auto announced = invented_announcements(series, kSeed);
  std::vector<Row> rows;
  for (const std::size_t lead : {std::size_t{0}, std::size_t{1}}) {
    const AnnouncedBacktest test = backtest_announced(series, calendar, announced, kDays * 24, lead);
    const std::string id = "announced.hour" + std::to_string(lead + 1);
    const std::string how = "GENERATED announcements on the Welsh series (three in ten arrivals, median 35 minutes before, one in ten never comes); forecast of hour " + std::to_string(lead + 1) + " at each of " +
                            std::to_string(test.origins) + " hours; the reference is the forecast without them";
    const auto pinball = test.with.pinball_interval(kWeek * 12), mae = test.with.mae_interval(kWeek * 12);
    rows.push_back({id + ".pinball", test.with.pinball(), "", pinball.low, pinball.high, test.without.pinball(), how});
    rows.push_back({id + ".mae", test.with.mae(), "", mae.low, mae.high, test.without.mae(), how});
    rows.push_back({id + ".pit80", test.with.pit80(), "", {}, {}, 0.8, "the same; share of randomised PIT between .1 and .9"});
  }
  return rows;
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
  const ServiceGoal goal{45, 30, 0.1, 0, 60};
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
