// SPDX-License-Identifier: EUPL-1.2
#include "danish/calendar_date.h"

#include <array>

namespace meretid::danish {

std::optional<Date> date_of(int day, int month, int year) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (day < 1 || month < 1 || !date.ok()) return std::nullopt;
  return date;
}

std::optional<int> month_of(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 12> kNames = {
      U"januar", U"februar", U"marts", U"april", U"maj", U"juni", U"juli", U"august", U"september", U"oktober", U"november", U"december"};
  if (word.ends_with(U'.')) word.remove_suffix(1);
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    // Shortened to three letters, or four in "sept".
    if (word == kNames[i] || (word.size() <= 4 && kNames[i].starts_with(word))) return static_cast<int>(i + 1);
  }
  return std::nullopt;
}

int birth_year(int two_digits, int latest) {
  const int century = latest - latest % 100;
  return century + two_digits <= latest ? century + two_digits : century - 100 + two_digits;
}

}  // namespace meretid::danish
