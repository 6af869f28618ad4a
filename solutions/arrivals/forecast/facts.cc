// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/facts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meretid::arrivals {
namespace {

std::int16_t number_of(const std::string& name, std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::int16_t>(found - names.begin());
  names.push_back(name);
  return static_cast<std::int16_t>(names.size() - 1);
}

SlotFacts facts_of_day(std::int32_t day, const Calendar& calendar, Facts& facts) {
  SlotFacts f;
  f.day = day;
  const Mark* mark = calendar.mark(day);
  if (mark) f.mark = number_of(mark->name, facts.marks), f.holiday = mark->kind == DayKind::kHoliday;
  const Mark *yesterday = calendar.mark(day - 1), *tomorrow = calendar.mark(day + 1);
  f.after = !mark && yesterday && yesterday->kind == DayKind::kHoliday;
  f.before = !mark && tomorrow && tomorrow->kind == DayKind::kHoliday;
  f.school = calendar.school(day) != nullptr;
  if (const Mark* event = calendar.event(day)) f.event = number_of(event->name, facts.events);
  const Date date = date_of(day);
  f.day_of_year = static_cast<float>(day - day_of(Date{date.year(), std::chrono::January, std::chrono::day{1}}) + 1);
  for (int k = 1; k <= kYearWaves; ++k) {
    const double turn = 2 * std::numbers::pi * k * static_cast<double>(f.day_of_year) / 365.25;
    f.year[static_cast<std::size_t>(2 * k - 2)] = static_cast<float>(std::sin(turn));
    f.year[static_cast<std::size_t>(2 * k - 1)] = static_cast<float>(std::cos(turn));
  }
  return f;
}

}  // namespace

Facts facts_of(const Series& series, const Calendar& calendar, std::size_t ahead) {
  Facts facts;
  facts.per_day = series.per_day();
  facts.slots.reserve(series.size() + ahead);
  SlotFacts day;
  bool first = true;
  for (std::size_t i = 0; i < series.size() + ahead; ++i) {
    const WallTime wall = series.wall(static_cast<std::int64_t>(i));
    if (first || wall.day != day.day) day = facts_of_day(wall.day, calendar, facts);
    first = false;
    SlotFacts f = day;
    f.of_day = static_cast<std::int16_t>(wall.minute / series.minutes);
    const int weekday = ((wall.day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
    f.of_week = static_cast<std::int16_t>(weekday * facts.per_day + f.of_day);
    facts.slots.push_back(f);
  }
  return facts;
}

}  // namespace meretid::arrivals
