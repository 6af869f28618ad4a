// SPDX-License-Identifier: EUPL-1.2
// Days that are not like others: public holidays, the days near them, school holidays and local events. Denmark, Great Britain
// (England and Wales) and the United States are computed for any year; a file adds to them or stands alone.
// Danish holidays: helligdage of folkekirken and lov nr. 214 of 2023, which abolished store bededag from 2024. Easter: Meeus,
// "Astronomical Algorithms", chapter 8 (Butcher's rule). Pure, thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace meretid::arrivals {

enum class Country : std::uint8_t { kNone, kDk, kGb, kUs };

enum class DayKind : std::uint8_t {
  kHoliday,  ///< a public holiday
  kNear,     ///< work, but fewer do: juleaften, the day after Kristi himmelfart
  kSchool,   ///< schools are closed
  kEvent,    ///< a local event
};

struct Mark {
  std::string name;  ///< "juledag"; the same every year, so that its effect can be learned
  DayKind kind = DayKind::kHoliday;
  bool operator==(const Mark&) const = default;
};

class Calendar {
 public:
  static Calendar of(Country country, int first_year, int last_year);
  /// CSV with the columns date (or first and last) and name, and kind where it is not a holiday: near, school, event.
  /// "arrivals.calendar.*" says which row is wrong.
  Result<void> add_file(std::string_view csv, std::string_view file);
  void add(std::int32_t day, Mark mark);

  /// Holiday or near-holiday of a day since 1970; nothing on most days.
  const Mark* mark(std::int32_t day) const;
  const Mark* school(std::int32_t day) const;
  const Mark* event(std::int32_t day) const;
  bool empty() const { return days_.empty() && school_.empty() && events_.empty(); }

 private:
  std::map<std::int32_t, Mark> days_, school_, events_;
};

}  // namespace meretid::arrivals
