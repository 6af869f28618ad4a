// SPDX-License-Identifier: EUPL-1.2
// Dates as Danes write them. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace meretid::danish {

/// A day that exists; none else.
std::optional<Date> date_of(int day, int month, int year);

/// "januar", "jan", "jan." … in lower case: 1..12.
std::optional<int> month_of(std::u32string_view word);

/// "90" as a birth year: the last one that is not after `latest`.
int birth_year(int two_digits, int latest = 2030);

}  // namespace meretid::danish
