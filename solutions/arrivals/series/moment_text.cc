// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/moment_text.h"

namespace meretid::arrivals {
namespace {

// Takes digits off the front.
std::optional<int> number(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < text.size() && n < most && text[n] >= '0' && text[n] <= '9') value = value * 10 + (text[n++] - '0');
  if (n == 0) return {};
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> offset(std::string_view& text) {
  if (take(text, "Zz")) return 0;
  const bool west = text.starts_with('-');
  if (!take(text, "+-")) return {};
  const auto hours = number(text, 2);
  if (!hours) return {};
  take(text, ":");
  const int minutes = number(text, 2).value_or(0);
  return (west ? -1 : 1) * (*hours * 60 + minutes);
}

}  // namespace

std::optional<MomentText> moment_from(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const auto a = number(text, 4);
  if (!a || !take(text, "-/.")) return {};
  const auto b = number(text, 2);
  if (!b || !take(text, "-/.")) return {};
  const auto c = number(text, 4);
  if (!c) return {};
  const int year = *a > 31 ? *a : *c, day = *a > 31 ? *c : *a;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(*b)}, std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1900 || year > 2200) return {};
  MomentText moment;
  moment.wall.day = day_of(date);
  if (text.empty()) {
    moment.date_only = true;
    return moment;
  }
  if (!take(text, " Tt")) return {};
  const auto hour = number(text, 2);
  if (!hour || *hour > 23) return {};
  int minute = 0;
  if (take(text, ":.")) {
    const auto read = number(text, 2);
    if (!read || *read > 59) return {};
    minute = *read;
    if (take(text, ":.")) {
      const auto second = number(text, 2);
      if (!second || *second > 60) return {};
      if (take(text, ".,")) number(text, 9);
    }
  }
  moment.wall.minute = *hour * 60 + minute;
  take(text, " ");
  if (!text.empty()) {
    moment.ahead = offset(text);
    if (!moment.ahead || !text.empty()) return {};
  }
  return moment;
}

}  // namespace meretid::arrivals
