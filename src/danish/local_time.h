// SPDX-License-Identifier: EUPL-1.2
// The clock on the wall in Denmark and the moments it names. Standard time is UTC + 1 hour; summer time, one hour more, lasts from
// 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Directive 2000/84/EC, articles 2 and 3; in
// Danish law bekendtgørelse om sommertid). The rule is taken to hold for every year; it is true from 1996 on.
// One hour of the spring night (02:00 to 03:00) does not exist, one of the autumn night happens twice: the caller says which of
// the two is meant, and ISO 8601 with an offset always says it. Pure, thread-safe, no time-zone data of the machine is used.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"

namespace meretid::danish {

struct LocalTime {
  Date day{};
  int seconds = 0;  ///< on the wall's clock, 0 … 86,399: 3,600 × hour + 60 × minute + second; not the time since midnight

  bool operator==(const LocalTime&) const = default;
};

/// Which of two is meant on the night when summer time ends.
enum class DoubledHour {
  kFirst,   ///< still summer time, UTC + 2
  kSecond,  ///< standard time, UTC + 1
};

/// Seconds that the wall is ahead of UTC: 3,600 or 7,200.
int seconds_ahead(Timestamp moment);

/// Fractions of a second are cut off.
LocalTime local_time(Timestamp moment);

/// "danish.missing_hour" where the clock never shows that time. `day` must exist.
Result<Timestamp> moment_of(const LocalTime& local, DoubledHour which = DoubledHour::kFirst);

/// 00:00 exists every day, and once.
Timestamp midnight(Date day);

/// "2026-03-30T07:30:00+02:00": as the wall shows it, with the offset that makes it one moment. Fractions are cut off.
std::string to_danish_iso8601(Timestamp moment);

/// "2026-03-30T07:30:00+02:00", "…Z", or without an offset: then it is Danish time. Seconds, and a fraction of up to six digits, may
/// be left out. "danish.bad_time" says what was found; "danish.missing_hour" as above. `where` goes into the error.
Result<Timestamp> from_danish_iso8601(std::string_view text, std::string_view where = {}, DoubledHour which = DoubledHour::kFirst);

}  // namespace meretid::danish
