// SPDX-License-Identifier: EUPL-1.2
// Working days of Danish authorities: not Saturdays and Sundays, not the church's holidays; store bededag until 2023 (lov nr. 214 of
// 2023); 5 June, 24 and 31 December as the authority decides, here closed. Easter: Butcher's rule (Meeus, "Astronomical Algorithms",
// chapter 8). Pure, thread-safe.
#pragma once

#include "base/date.h"

namespace meretid::danish {

Date easter_sunday(int year);
bool is_holiday(Date day);
bool is_working_day(Date day);

/// The last of so many working days that begin the day after `from`: a term of 7 working days from a Friday ends on the Tuesday after next.
Date after_working_days(Date from, int days);
/// How many working days lie after `from`, up to and with `to`; 0 when `to` is not later.
int working_days_between(Date from, Date to);

}  // namespace meretid::danish
