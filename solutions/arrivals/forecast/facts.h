// SPDX-License-Identifier: EUPL-1.2
// What the calendar says of each slot, known however far ahead: the columns of the count regression and of the trees.
// Pure; about 100 ns a slot.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

inline constexpr int kYearWaves = 4;  ///< pairs of sine and cosine of the year

struct SlotFacts {
  std::int32_t day = 0;          ///< since 1970-01-01
  std::int16_t of_day = 0;       ///< 0 … per_day - 1 on the wall
  std::int16_t of_week = 0;      ///< weekday (Monday 0) x per_day + of_day
  std::int16_t mark = -1;        ///< number of the holiday or near-holiday, into Facts::marks
  std::int16_t event = -1;       ///< number of the local event, into Facts::events
  bool holiday = false;          ///< `mark` is a public holiday
  bool after = false;            ///< an ordinary day, and yesterday was a holiday
  bool before = false;           ///< an ordinary day, and tomorrow is a holiday
  bool school = false;
  std::array<float, 2 * kYearWaves> year{};  ///< sin, cos of 1 … kYearWaves turns a year
  float day_of_year = 0;         ///< 1 … 366
};

struct Facts {
  int per_day = 24;
  std::vector<SlotFacts> slots;
  std::vector<std::string> marks, events;  ///< names

  int per_week() const { return 7 * per_day; }
};

/// Of the series and `ahead` slots behind it.
Facts facts_of(const Series& series, const Calendar& calendar, std::size_t ahead);

}  // namespace meretid::arrivals
