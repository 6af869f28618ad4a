// SPDX-License-Identifier: EUPL-1.2
// The calendar of a country over the years that a series and its forecast touch.
#pragma once

#include <optional>
#include <string_view>

#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

/// "dk", "gb", "us", "none"; nothing on any other.
std::optional<Country> country_named(std::string_view name);

/// From the year before the series to three years behind it: holidays of the horizon too.
Calendar calendar_for(Country country, const Series& series);

}  // namespace meretid::arrivals
