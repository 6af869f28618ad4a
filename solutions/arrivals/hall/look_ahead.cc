// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/look_ahead.h"

#include <algorithm>
#include <cmath>

#include "base/catalogue.h"
#include "base/processor_time.h"
#include "danish/local_time.h"
#include "solutions/arrivals/backtest/hourly.h"
#include "solutions/arrivals/forecast/group_forecast.h"
#include "solutions/arrivals/hall/propose_staff.h"
#include "solutions/arrivals/hall/watch.h"

namespace meretid::arrivals::hall {
namespace {

constexpr double kNearHours = 72, kMostGapHours = 14 * 24;
constexpr std::size_t kFarDays = 540, kSeenDays = 14;
constexpr std::size_t kLeastBefore = 90, kBacktestDays = 365;

// What the planner says of days that the data cannot know. Behind the data alone.
void apply(const std::vector<DayEntry>& entries, const Series& series, std::vector<SlotOutlook>& slots) {
  for (const DayEntry& entry : entries) {
    if (!entry.percent) continue;
    const double factor = 1 + *entry.percent / 100;
    const std::int32_t first = day_of(entry.first), last = day_of(entry.last);
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const std::int32_t day = series.wall(static_cast<std::int64_t>(series.size() + i)).day;
      if (day < first || day > last) continue;
      slots[i].mean *= factor;
      slots[i].parts.event += std::log(factor);
    }
  }
}

std::vector<double> profile_of(const Series& series) {
  if (series.minutes > 60) return {};
  std::vector<double> sums(168), days(168);
  const auto slots_an_hour = static_cast<std::size_t>(60 / series.minutes);
  const std::size_t year = 364 * static_cast<std::size_t>(series.per_day());
  for (std::size_t i = series.size() > year ? series.size() - year : 0; i < series.size(); ++i) {
    if (!series.known[i]) continue;
    const WallTime wall = series.wall(static_cast<std::int64_t>(i));
    const auto at = static_cast<std::size_t>(((wall.day + 3) % 7 + 7) % 7 * 24 + wall.minute / 60);
    sums[at] += series.counts[i] * static_cast<double>(slots_an_hour), days[at] += 1;
  }
  for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = days[k] > 0 ? std::round(100 * sums[k] / days[k]) / 100 : 0;
  return sums;
}

Seen seen_of(const Series& series) {
  const std::size_t n = std::min(series.size(), kSeenDays * static_cast<std::size_t>(series.per_day()));
  Seen seen{series.moment(static_cast<std::int64_t>(series.size() - n)), {}};
  for (std::size_t i = series.size() - n; i < series.size(); ++i) seen.counts.push_back(series.known[i] ? series.counts[i] : -1);
  return seen;
}

// Of the next slots: everything that is known of them.
struct Ahead {
  std::vector<SlotOutlook> total;
  std::vector<std::vector<SlotOutlook>> nodes;   // of the hierarchy, the total first; empty without groups
  Hierarchy hierarchy;
};

// Those announced change the total; its groups keep their shares of it.
void announce(const Series& series, const Calendar& calendar, const LookAhead& how, std::size_t near, Ahead& ahead, Forecast& forecast) {
  if (how.announced.empty()) return;
  const Facts facts = facts_of(series, calendar, near);
  AnnouncedForecast model(series, facts, near, how.announced, series.size());
  const auto slots = model.forecast(series.size(), slots_at(series, how.now));
  for (std::size_t h = 0; h < near; ++h) {
    if (slots[h].corrected && slots[h].before.mean > 0) {
      const double factor = slots[h].mean / slots[h].before.mean;
      ahead.total[h].mean *= factor;
      ahead.total[h].dispersion = slots[h].dispersion;
      ahead.total[h].level += std::log(factor);
      for (auto& node : ahead.nodes) node[h].mean *= factor;
    }
    if (slots[h].announced > 0 || slots[h].corrected)
      forecast.announced.push_back({series.moment(static_cast<std::int64_t>(series.size() + h)), slots[h].announced, std::round(100 * slots[h].before.mean) / 100, std::round(100 * slots[h].mean) / 100});
  }
  if (model.effects().front().learned_from > 0) forecast.shows = model.effects().front().shows;
}

std::vector<double> column(const std::vector<ForecastRow>& rows, double ForecastRow::*which) {
  std::vector<double> values;
  for (const ForecastRow& row : rows) values.push_back(std::round(100 * row.*which) / 100);
  return values;
}

// Whole days behind the data, as Forecast::days has them.
bool whole_day(const ForecastRow& row) { return row.start.substr(11, 5) == "00:00" && row.end.substr(11, 5) == "00:00"; }

void add_groups(const Department& department, const Ahead& ahead, std::size_t near, bool whole, Forecast& forecast) {
  for (std::size_t k = 1; k < ahead.nodes.size(); ++k) {
    const Node& node = ahead.hierarchy.nodes[k];
    GroupPart part;
    part.group = node.values;
    const std::vector<SlotOutlook> soon(ahead.nodes[k].begin(), ahead.nodes[k].begin() + static_cast<std::ptrdiff_t>(near));
    const auto hours = forecast_rows(department.series, soon, Grain::kHour, {}, {});
    part.mean = column(hours, &ForecastRow::mean), part.median = column(hours, &ForecastRow::median);
    part.low50 = column(hours, &ForecastRow::low50), part.high50 = column(hours, &ForecastRow::high50);
    part.low80 = column(hours, &ForecastRow::low80), part.high80 = column(hours, &ForecastRow::high80);
    part.low95 = column(hours, &ForecastRow::low95), part.high95 = column(hours, &ForecastRow::high95);
    if (whole) {
      auto days = forecast_rows(department.series, ahead.nodes[k], Grain::kDay, {}, {});
      std::erase_if(days, [](const ForecastRow& row) { return !whole_day(row); });
      part.day_mean = column(days, &ForecastRow::mean), part.day_low80 = column(days, &ForecastRow::low80), part.day_high80 = column(days, &ForecastRow::high80);
    }
    part.seen = seen_of(series_of(department.groups, node)).counts;
    forecast.groups.push_back(std::move(part));
  }
}

BacktestFigures figures(const Scores& scores) { return {scores.mae(), scores.pinball(), scores.pit80(), scores.day_mape()}; }

std::optional<Backtest> backtest_of(const Series& series, const Calendar& calendar) {
  const auto per_day = static_cast<std::size_t>(series.per_day());
  const std::size_t days = series.size() / per_day;
  if (series.minutes > 360 || days < 2 * kLeastBefore) return {};
  HourlyProtocol protocol;
  protocol.levels = usual_levels();
  protocol.last = std::min(kBacktestDays, days - kLeastBefore) * per_day;
  protocol.every = std::max<std::size_t>(1, per_day / 2);
  protocol.horizon = 2 * per_day;
  const HourlyBacktest model = backtest_model(series, calendar, protocol, {});
  const HourlyBacktest naive = backtest_naive(series, protocol);
  return Backtest{static_cast<std::int32_t>(protocol.last / per_day), static_cast<std::int32_t>(model.origins), figures(model.model), figures(naive.naive)};
}

}  // namespace

double slots_at(const Series& series, Timestamp moment) {
  const std::int64_t wall = series.slots_in_utc() ? 0 : std::int64_t{danish::seconds_ahead(moment)} * 1'000'000;
  return (static_cast<double>(moment.microseconds + wall) / static_cast<double>(kMinute) - static_cast<double>(series.first)) / series.minutes;
}

Result<Forecast> look_ahead(const Department& department, const Settings& settings, const LookAhead& how) {
  const double begun = base::processor_seconds();
  const Series& series = department.series;
  const auto say = [&](double fraction, std::string_view step) {
    if (how.progress) how.progress(fraction, step);
  };
  Calendar calendar = department.calendar;
  for (const DayEntry& entry : how.extra)
    if (!entry.percent)
      for (std::int32_t day = day_of(entry.first); day <= day_of(entry.last); ++day) calendar.add(day, {entry.name, entry.kind});

  Forecast forecast;
  forecast.made = to_iso8601(how.now);
  forecast.minutes = series.minutes;
  forecast.capacity = settings.capacity;
  forecast.extra = how.extra;
  const double slot_hours = series.minutes / 60.0;
  const double behind = static_cast<double>(how.now - end_of(series)) / static_cast<double>(kHour);
  if (behind > 0 && behind <= kMostGapHours) forecast.gap = static_cast<std::int32_t>(behind / slot_hours);
  const auto near = static_cast<std::size_t>(std::max(1.0, kNearHours / slot_hours)) + static_cast<std::size_t>(forecast.gap);
  const auto per_day = static_cast<std::size_t>(series.per_day());

  say(0.05, "arrivals.step.learning");
  Ahead ahead;
  const bool grouped = !department.groups.groups.empty();
  if (grouped) {
    GroupOutlook all = group_outlook(department.groups, calendar, near, how.whole ? std::max(near, kFarDays * per_day) : near,
                                     [&](double done) { say(0.05 + 0.25 * done, "arrivals.step.learning"); });
    forecast.near = row_of(all.near);
    if (all.far.origins > 0) forecast.far = row_of(all.far);
    ahead.total = {all.nodes.front().begin(), all.nodes.front().begin() + static_cast<std::ptrdiff_t>(near)};
    ahead.nodes = std::move(all.nodes);
    ahead.hierarchy = std::move(all.hierarchy);
    forecast.columns = department.groups.columns;
  } else {
    ahead.total = outlook(series, calendar, near);
  }
  announce(series, calendar, how, near, ahead, forecast);
  for (const auto* days : {&settings.days, &how.extra}) {
    apply(*days, series, ahead.total);
    for (auto& node : ahead.nodes) apply(*days, series, node);
  }
  const std::vector<SlotOutlook>& slots = ahead.total;
  if (grouped) add_groups(department, ahead, near, how.whole, forecast);
  const auto n = static_cast<std::int64_t>(series.size());
  forecast.start = series.moment(n);
  forecast.from = series.moment(0);
  forecast.hours = forecast_rows(series, slots, Grain::kHour, {}, settings.capacity);
  forecast.seen = seen_of(series);
  forecast.profile = profile_of(series);
  if (settings.stay) {
    const StayCurve stays = StayCurve::log_normal(*settings.stay, settings.stay_variation, series.minutes);
    forecast.places = settings.places;
    forecast.present = present_rows(series, slots, stays, settings.places);
    for (const double there : was_present(series, forecast.seen.counts.size(), stays)) forecast.was_present.push_back(std::round(10 * there) / 10);
  }
  for (const Error& note : series.notes) forecast.notes.push_back({base::render(note, base::Language::kDanish), base::render(note, base::Language::kEnglish)});

  say(how.whole ? 0.3 : 0.6, "arrivals.step.watching");
  forecast.watch = watch(series, calendar);
  if (how.whole) {
    say(0.5, "arrivals.step.months");
    std::vector<SlotOutlook> far;
    if (grouped) {
      far = ahead.nodes.front();
    } else {
      far = outlook(series, calendar, kFarDays * per_day);
      apply(settings.days, series, far);
      apply(how.extra, series, far);
    }
    forecast.days = forecast_rows(series, far, Grain::kDay, {}, {});
    // A day that the data end in, or the horizon cuts, is no day.
    std::erase_if(forecast.days, [](const ForecastRow& row) { return !whole_day(row); });
    // The near forecast where it reaches, the far one behind it.
    std::copy_n(slots.begin(), std::min(slots.size(), far.size()), far.begin());
    if (series.minutes <= 60) {
      say(0.7, "arrivals.step.staffing");
      TRY_VOID(propose_staff(series, far, settings, forecast));
    }
    say(0.8, "arrivals.step.backtest");
    forecast.backtest = backtest_of(series, calendar);
  }
  forecast.seconds = base::processor_seconds() - begun;
  return forecast;
}

}  // namespace meretid::arrivals::hall
