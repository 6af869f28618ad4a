// SPDX-License-Identifier: EUPL-1.2
#include "base/date.h"

#include <cstdio>

namespace meretid {

std::string to_iso8601(Date date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::optional<Date> date_from_iso8601(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0, part = 0; i < 10; ++i) {
    if (i == 4 || i == 7) { ++part; continue; }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    parts[part] = 10 * parts[part] + (text[i] - '0');
  }
  const Date date{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                  std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace meretid
