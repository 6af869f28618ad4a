// SPDX-License-Identifier: EUPL-1.2
// Holidays of one year by country. For calendar.cc.
#pragma once

#include "solutions/arrivals/calendar/calendar.h"

namespace meretid::arrivals {

void add_danish(Calendar& calendar, int year);
void add_british(Calendar& calendar, int year);
void add_american(Calendar& calendar, int year);

/// The n-th weekday of a month (0: Monday); n = -1: the last one.
std::int32_t nth_weekday(int year, unsigned month, int weekday, int n);
/// Monday of an ISO week.
std::int32_t iso_week(int year, int week);

}  // namespace meretid::arrivals
