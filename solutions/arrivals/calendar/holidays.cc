// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/calendar/holidays.h"

#include "danish/working_days.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {
namespace {

std::int32_t day(int year, unsigned month, unsigned of_month) {
  return day_of(Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}});
}
// 1970-01-01 was a Thursday.
int weekday(std::int32_t d) { return ((d + 3) % 7 + 7) % 7; }

}  // namespace

std::int32_t nth_weekday(int year, unsigned month, int wanted, int n) {
  if (n > 0) {
    const std::int32_t first = day(year, month, 1);
    return first + (wanted - weekday(first) + 7) % 7 + 7 * (n - 1);
  }
  const std::int32_t last = (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - 1;
  return last - (weekday(last) - wanted + 7) % 7;
}

std::int32_t iso_week(int year, int week) {
  const std::int32_t fourth = day(year, 1, 4);  // always in week 1
  return fourth - weekday(fourth) + 7 * (week - 1);
}

void add_danish(Calendar& calendar, int year) {
  const std::int32_t e = day_of(danish::easter_sunday(year));
  for (const auto& [offset, name] : {std::pair{-3, "skærtorsdag"}, {-2, "langfredag"}, {0, "påskedag"}, {1, "2. påskedag"}, {39, "Kristi himmelfartsdag"},
                                     {49, "pinsedag"}, {50, "2. pinsedag"}})
    calendar.add(e + offset, {name, DayKind::kHoliday});
  if (year <= 2023) calendar.add(e + 26, {"store bededag", DayKind::kHoliday});
  calendar.add(day(year, 1, 1), {"nytårsdag", DayKind::kHoliday});
  calendar.add(day(year, 12, 25), {"juledag", DayKind::kHoliday});
  calendar.add(day(year, 12, 26), {"2. juledag", DayKind::kHoliday});
  calendar.add(day(year, 12, 24), {"juleaften", DayKind::kNear});
  calendar.add(day(year, 12, 31), {"nytårsaften", DayKind::kNear});
  calendar.add(day(year, 6, 5), {"grundlovsdag", DayKind::kNear});
  calendar.add(day(year, 5, 1), {"1. maj", DayKind::kNear});
  calendar.add(e + 40, {"dagen efter Kristi himmelfart", DayKind::kNear});
  for (unsigned d = 27; d <= 30; ++d) calendar.add(day(year, 12, d), {"mellem jul og nytår", DayKind::kNear});
}

void add_british(Calendar& calendar, int year) {
  const std::int32_t e = day_of(danish::easter_sunday(year));
  calendar.add(e - 2, {"Good Friday", DayKind::kHoliday});
  calendar.add(e, {"Easter Sunday", DayKind::kHoliday});
  calendar.add(e + 1, {"Easter Monday", DayKind::kHoliday});
  calendar.add(year == 2020 ? day(2020, 5, 8) : nth_weekday(year, 5, 0, 1), {"Early May bank holiday", DayKind::kHoliday});
  // The spring bank holiday was moved for the jubilees of 2002, 2012 and 2022.
  calendar.add(year == 2002 || year == 2012 ? day(year, 6, 4) : year == 2022 ? day(2022, 6, 2) : nth_weekday(year, 5, 0, -1), {"Spring bank holiday", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 8, 0, -1), {"Summer bank holiday", DayKind::kHoliday});
  const std::int32_t new_year = day(year, 1, 1), christmas = day(year, 12, 25);
  calendar.add(new_year, {"New Year's Day", DayKind::kHoliday});
  calendar.add(christmas, {"Christmas Day", DayKind::kHoliday});
  calendar.add(christmas + 1, {"Boxing Day", DayKind::kHoliday});
  calendar.add(christmas - 1, {"Christmas Eve", DayKind::kNear});
  calendar.add(day(year, 12, 31), {"New Year's Eve", DayKind::kNear});
  // Substitute days (Banking and Financial Dealings Act 1971, schedule 1): the next weekday that is free.
  const Mark substitute{"Substitute bank holiday", DayKind::kHoliday};
  if (weekday(new_year) >= 5) calendar.add(new_year + 7 - weekday(new_year), substitute);
  if (weekday(christmas) == 5) calendar.add(christmas + 2, substitute), calendar.add(christmas + 3, substitute);
  if (weekday(christmas) == 6) calendar.add(christmas + 2, substitute);
  if (weekday(christmas) == 4) calendar.add(christmas + 3, substitute);
}

void add_american(Calendar& calendar, int year) {
  calendar.add(day(year, 1, 1), {"New Year's Day", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 1, 0, 3), {"Martin Luther King Day", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 2, 0, 3), {"Washington's Birthday", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 5, 0, -1), {"Memorial Day", DayKind::kHoliday});
  if (year >= 2021) calendar.add(day(year, 6, 19), {"Juneteenth", DayKind::kHoliday});
  calendar.add(day(year, 7, 4), {"Independence Day", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 9, 0, 1), {"Labor Day", DayKind::kHoliday});
  calendar.add(nth_weekday(year, 10, 0, 2), {"Columbus Day", DayKind::kHoliday});
  calendar.add(day(year, 11, 11), {"Veterans Day", DayKind::kHoliday});
  const std::int32_t thanks = nth_weekday(year, 11, 3, 4);
  calendar.add(thanks, {"Thanksgiving", DayKind::kHoliday});
  calendar.add(thanks + 1, {"Day after Thanksgiving", DayKind::kNear});
  calendar.add(day(year, 12, 25), {"Christmas Day", DayKind::kHoliday});
  calendar.add(day(year, 12, 24), {"Christmas Eve", DayKind::kNear});
  calendar.add(day(year, 12, 26), {"Day after Christmas", DayKind::kNear});
  calendar.add(day(year, 12, 31), {"New Year's Eve", DayKind::kNear});
}

}  // namespace meretid::arrivals
