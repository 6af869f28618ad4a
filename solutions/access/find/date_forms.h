// SPDX-License-Identifier: EUPL-1.2
// The written forms of dates, each read from a place on; what a date means is said by scan_dates.cc. Pure; each costs what it reads.
#pragma once

#include <optional>
#include <string>

#include "danish/calendar_date.h"
#include "solutions/access/find/cursor.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

struct WrittenDate {
  Date date;
  std::int32_t end;
  bool bare = false;  ///< digits alone that could be anything
};

/// Of Danish and the neighbours' languages, also shortened; 1 to 12.
std::optional<int> named_month(std::u32string letters);

/// 3. maj 1961 | 3 maj 61 | 3.maj 1961 | 03-maj-1961 | 3. maj, 1961 | 3. maj i 1961 | 3.V.1961 | 3 maj '61
std::optional<WrittenDate> date_with_month_name(const danish::Text& text, std::int32_t at);
/// "March 12, 1956", "March 12th 1956": the month at `month`, the day at `day`.
std::optional<WrittenDate> date_month_first(const danish::Text& text, std::int32_t month, std::int32_t day);
/// 03.05.1961 | 3/5-1961 | 3/5 61 | 3/5 i 1961 | 1961-05-03, also over a line end behind a mark
std::optional<WrittenDate> date_with_marks(const danish::Text& text, std::int32_t at);
/// 49-12-03, where the first number can be no day; 4 7 1967: only behind a word of birth
std::optional<WrittenDate> date_year_first(const danish::Text& text, std::int32_t at);
/// 010190 | 01011990 | 01 01 90
std::optional<WrittenDate> bare_date(const danish::Text& text, std::int32_t at);
/// "08 Måned: 04 År: 1969" of "Dag: 08 …", the fields of a form
std::optional<WrittenDate> date_in_fields(const danish::Text& text, std::int32_t at);
/// "2 2 0 4 8 1": each digit by itself, from run i on
std::optional<WrittenDate> date_in_boxes(const Reading& reading, std::size_t i);
/// "6/4", "11/9" and no further number behind; moves the cursor.
bool day_and_month(Cursor& c);

/// The end of what stands for the hidden digits of a personal number: "-xxxx", "-12xx", "-XX-XX", "-****", "-nnnn", "-[…]", "(skjult)".
/// Fewer than four signs say it only beside a word that does (`labelled`: "CPR 010190-x"), digits alone only where that word is of a
/// personal number (`as_number`: "CPR 010190-12").
std::optional<std::int32_t> masked_serial(const danish::Text& text, std::int32_t at, bool labelled, bool as_number);

}  // namespace meretid::access
