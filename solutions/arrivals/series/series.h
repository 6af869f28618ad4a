// SPDX-License-Identifier: EUPL-1.2
// Arrivals counted in slots of equal length, one after the other, without a hole: a slot that was not observed is marked and
// carries a stand-in. Two clocks: the plain one, where every day has 24 hours (what most published series use), and Denmark's,
// where slots are counted in UTC and the day that summer time begins has 23 hours and the one it ends 25. Values.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace meretid::arrivals {

enum class Zone : std::uint8_t {
  kPlain,       ///< the wall's clock as written; 24 hours a day
  kCopenhagen,  ///< Europe/Copenhagen
};

/// Where a slot begins on the wall: days since 1970-01-01, minutes since 00:00 as the clock shows it.
struct WallTime {
  std::int32_t day = 0;
  std::int32_t minute = 0;
  bool operator==(const WallTime&) const = default;
};

struct Series {
  Zone zone = Zone::kPlain;
  int minutes = 60;                ///< of a slot; divides a day. Slots longer than an hour are cut on the wall's clock
  std::int64_t first = 0;          ///< minutes since 1970 where slot 0 begins: on the wall, or in UTC where slots_in_utc()
  std::vector<double> counts;      ///< 0 or more
  std::vector<std::uint8_t> known; ///< 0: not observed; the count is a stand-in (the same slot of the week before)
  std::vector<Error> notes;        ///< what was odd in the data and what was made of it, as sentences of the catalogue

  std::size_t size() const { return counts.size(); }
  int per_day() const { return 1440 / minutes; }
  int per_week() const { return 7 * per_day(); }
  bool slots_in_utc() const { return zone == Zone::kCopenhagen && minutes <= 60; }

  /// `slot` may lie before or behind the series.
  WallTime wall(std::int64_t slot) const;
  /// "2026-03-29T01:00:00+01:00"; without an offset on the plain clock.
  std::string moment(std::int64_t slot) const;
  /// The same with Denmark's offset always: a plain clock is read as the Danish wall, and a time that it skips is the one an hour on.
  std::string danish_moment(std::int64_t slot) const;
};

Date date_of(std::int32_t day);
std::int32_t day_of(Date date);

/// Gives every slot that is not known the count of the same slot a week before, or failing that a week later, or the mean.
void fill_gaps(Series& series);

}  // namespace meretid::arrivals
