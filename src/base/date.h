// SPDX-License-Identifier: EUPL-1.2
// A day in the calendar, as ISO 8601 writes it: "2026-03-29". Pure, thread-safe.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace meretid {

using Date = std::chrono::year_month_day;

std::string to_iso8601(Date date);
/// Four-digit year, days that exist only.
std::optional<Date> date_from_iso8601(std::string_view text);

}  // namespace meretid
