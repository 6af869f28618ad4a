// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/day_text.h"

#include <array>
#include <charconv>

#include "base/date.h"
#include "danish/calendar_date.h"

namespace meretid::tenders {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::int32_t> day_number(int day, int month, int year) {
  const auto date = danish::date_of(day, month, year);
  if (!date || year < 1900 || year > 2100) return {};
  return static_cast<std::int32_t>(std::chrono::sys_days(*date).time_since_epoch().count());
}

struct Parts {
  std::array<int, 3> value{};
  std::array<std::size_t, 3> digits{};
};
// Three numbers with one of - / . between them; whatever follows a blank or T is the time of day.
std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  std::size_t at = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    parts.digits[k] = at - begin;
    if (at == begin || at - begin > 4) return {};
    std::from_chars(text.data() + begin, text.data() + at, parts.value[k]);
    if (k < 2) {
      if (at >= text.size() || (text[at] != '-' && text[at] != '/' && text[at] != '.')) return {};
      ++at;
    }
  }
  if (at < text.size() && text[at] != ' ' && text[at] != 'T') return {};
  return parts;
}

std::optional<std::int32_t> from_number(std::string_view text) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc{} || end != text.data() + text.size() || !(value >= 0) || value > 1e14) return {};
  if (value >= 1900 && value <= 2100) return day_number(1, 1, static_cast<int>(value));
  if (value >= 19'000'101 && value <= 21'001'231 && text.size() == 8) {
    const int whole = static_cast<int>(value);
    if (const auto day = day_number(whole % 100, whole / 100 % 100, whole / 10'000)) return day;
  }
  if (value >= 1e11) return static_cast<std::int32_t>(value / 86'400'000);
  if (value >= 1e7) return static_cast<std::int32_t>(value / 86'400);
  if (value >= 20'000 && value < 80'000) return static_cast<std::int32_t>(value) - 25'569;  // spreadsheets count from 1899-12-30
  return static_cast<std::int32_t>(value);
}

}  // namespace

std::optional<std::int32_t> day_from(std::string_view text, DayOrder order) {
  if (const auto p = parts_of(text)) {
    const auto& v = p->value;
    if (p->digits[0] == 4) return day_number(v[2], v[1], v[0]);
    const int year = p->digits[2] == 4 ? v[2] : v[2] < 70 ? 2000 + v[2] : 1900 + v[2];
    return order == DayOrder::kDayFirst ? day_number(v[0], v[1], year) : day_number(v[1], v[0], year);
  }
  return from_number(text);
}

std::optional<DayOrder> day_order_shown(std::string_view text) {
  const auto p = parts_of(text);
  if (!p || p->digits[0] == 4 || (p->value[0] > 12) == (p->value[1] > 12)) return {};
  return p->value[0] > 12 ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

}  // namespace meretid::tenders
