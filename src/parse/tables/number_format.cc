// SPDX-License-Identifier: EUPL-1.2
#include "parse/tables/number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/date.h"

namespace meretid::parse {
namespace {

std::string two(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string clock_text(std::int64_t seconds) { return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60); }

NumberMeaning of(bool day, bool time) {
  return day ? (time ? NumberMeaning::kDayAndTime : NumberMeaning::kDay) : time ? NumberMeaning::kTimeOfDay : NumberMeaning::kPlain;
}

}  // namespace

NumberMeaning meaning_of_builtin(unsigned id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58) return NumberMeaning::kDay;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 55 || id == 56 || (id >= 45 && id <= 47)) return NumberMeaning::kTimeOfDay;
  return id == 22 ? NumberMeaning::kDayAndTime : NumberMeaning::kPlain;
}

NumberMeaning meaning_of(std::string_view code) {
  bool day = false, time = false, digits = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = code.find('"', i + 1);
      if (i == code.npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto end = code.find(']', i);
      if (end == code.npos) break;
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      time = time || (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos);  // [h]:mm counts on beyond 24
      i = end;
    } else if (code.substr(i, 7) == "General") {
      i += 6;
    } else {
      day = day || c == 'y' || c == 'Y' || c == 'd' || c == 'D';
      time = time || c == 'h' || c == 'H' || c == 's' || c == 'S';
      digits = digits || c == '#' || c == '?';
      // A month alone ("mmmm"), where nothing makes it minutes.
      if ((c == 'm' || c == 'M') && !time && code.find_first_of("hHsS") == code.npos) day = true;
      if (c == 'E' || (c == 'e' && i > 0 && (code[i - 1] == '0' || code[i - 1] == '#'))) return NumberMeaning::kPlain;  // 0.00E+00
    }
  }
  return digits ? NumberMeaning::kPlain : of(day, time);
}

std::optional<std::string> date_text(double days, NumberMeaning meaning, bool from_1904) {
  if (!(days >= 0) || days >= 2'958'466) return {};
  auto seconds = static_cast<std::int64_t>(std::llround(days * 86'400));
  if (meaning == NumberMeaning::kTimeOfDay && seconds < 100'000 * std::int64_t{3600}) return clock_text(seconds);
  std::int64_t day = seconds / 86'400;
  seconds %= 86'400;
  if (!from_1904 && day == 60) return {};
  using namespace std::chrono;
  const sys_days zero = from_1904 ? sys_days{year{1904} / 1 / 1} : day < 60 ? sys_days{year{1899} / 12 / 31} : sys_days{year{1899} / 12 / 30};
  const Date date{zero + std::chrono::days{day}};
  if (static_cast<int>(date.year()) > 9999) return {};
  std::string text = to_iso8601(date);
  if (meaning != NumberMeaning::kDay) text += "T" + clock_text(seconds);
  return text;
}

std::string number_text(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
  return std::string(text.data(), end.ptr);
}

}  // namespace meretid::parse
