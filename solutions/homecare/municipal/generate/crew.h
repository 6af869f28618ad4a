// SPDX-License-Identifier: EUPL-1.2
// A crew: one or two carers who look after some citizens in one layer, every day of a fortnight. Whether they can is found by
// laying their day: list scheduling by nearness and urgency. What they manage is written down, and the windows of the visits are
// then laid around it, so that the invented municipality has a plan. Visits that come once a week share a place in the day.
// Pure. Cost: some 100 µs a crew and try.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "solutions/homecare/municipal/generate/care_kinds.h"
#include "solutions/homecare/roads/travel/matrix.h"

namespace meretid::homecare::municipal {

/// The different days of a fortnight: ten working days, and the weekend, on which only what is daily is done.
inline constexpr int kDifferentDays = 11;
/// 0 … 13 from a Monday.
constexpr int different_day(int day_of_fortnight) {
  const int weekday = day_of_fortnight % 7;
  return weekday >= 5 ? kDifferentDays - 1 : day_of_fortnight / 7 * 5 + weekday;
}

/// A need of one citizen.
struct Task {
  int citizen = 0, home = 0;  ///< home: row of the matrix
  Need need{};
  std::vector<int> days{};    ///< of the fortnight; set when a crew takes it
  int start = 0;              ///< minutes after midnight, the same every day; set then too
  int by = 0;                 ///< which carer of the crew; of a visit of two, both
};

struct LayerHours {
  int from, until, pause_from, pause_until;  ///< minutes after midnight
};
LayerHours hours_of(Layer layer);
inline constexpr int kPauseMinutes = 30;

struct CrewLimits {
  const roads::Matrix* ways = nullptr;
  int parking = 2;      ///< minutes before each visit
  int spare = 30;       ///< minutes that stay free at the end of the shift
};

struct LaidDay {
  std::vector<Task> tasks;  ///< with their days and starts
  std::vector<std::array<int, kDifferentDays>> pauses;  ///< start by carer, minutes after midnight
  double worked = 0;        ///< minutes of all carers on a working day: ways, parking, visits; no pause and no waiting
};

/// None when it is too much for them. `carers` 1 or 2, all begin and end at `base`.
std::optional<LaidDay> lay_day(std::vector<Task> tasks, Layer layer, int carers, int base, const CrewLimits& limits);

}  // namespace meretid::homecare::municipal
