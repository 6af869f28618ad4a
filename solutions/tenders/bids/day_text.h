// SPDX-License-Identifier: EUPL-1.2
// Days as files of bids write them: 2026-03-29, 29-03-2026, 29/03/2026, 29.3.2026, 20260329, 2026, a time stamp (seconds or
// milliseconds since 1970), a spreadsheet's day number, or any small number as a day of an unnamed calendar. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace meretid::tenders {

/// Which number comes first in 03/04/2026. Danish and European files: the day.
enum class DayOrder : std::uint8_t { kDayFirst, kMonthFirst };

/// Days since 1970-01-01. A year alone is its first day.
std::optional<std::int32_t> day_from(std::string_view text, DayOrder order = DayOrder::kDayFirst);

/// The order that a date shows: only where one number is over 12.
std::optional<DayOrder> day_order_shown(std::string_view text);

}  // namespace meretid::tenders
