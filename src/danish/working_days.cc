// SPDX-License-Identifier: EUPL-1.2
#include "danish/working_days.h"

namespace meretid::danish {

using namespace std::chrono;

Date easter_sunday(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
  return year(y) / (sum / 31) / (sum % 31 + 1);
}

bool is_holiday(Date day) {
  const int y = static_cast<int>(day.year());
  const auto month_day_number = static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
  for (const unsigned fixed : {101U, 605U, 1224U, 1225U, 1226U, 1231U})
    if (month_day_number == fixed) return true;
  const auto from_easter = (sys_days(day) - sys_days(easter_sunday(y))).count();
  for (const int movable : {-3, -2, 0, 1, 39, 49, 50})
    if (from_easter == movable) return true;
  return from_easter == 26 && y <= 2023;
}

bool is_working_day(Date day) {
  const weekday name{sys_days(day)};
  return name != Saturday && name != Sunday && !is_holiday(day);
}

Date after_working_days(Date from, int count) {
  sys_days at{from};
  while (count > 0) {
    at += days(1);
    if (is_working_day(Date(at))) --count;
  }
  return Date(at);
}

int working_days_between(Date from, Date to) {
  int count = 0;
  for (sys_days at = sys_days(from) + days(1); at <= sys_days(to); at += days(1)) count += is_working_day(Date(at));
  return count;
}

}  // namespace meretid::danish
