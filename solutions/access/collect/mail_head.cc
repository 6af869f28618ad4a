// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/mail_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/date.h"
#include "base/utf8.h"

namespace meretid::access::collect {
namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(", "); at != line.npos; at = line.find_first_not_of(", ", at)) {
    const std::size_t end = std::min(line.find_first_of(", ", at), line.size());
    words.push_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

int number(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

/// "Tue, 4 Mar 2025 10:00:00 +0100" (RFC 5322).
std::string day_of(std::string_view line) {
  static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::vector<std::string_view> words = words_of(line);
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const auto month = std::find(kMonths.begin(), kMonths.end(), base::lower(words[i]));
    const int day = number(words[i - 1]), year = number(words[i + 1]);
    if (month == kMonths.end() || year < 1970 || year > 9999) continue;
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1), std::chrono::day(static_cast<unsigned>(std::clamp(day, 0, 99)))};
    if (date.ok()) return to_iso8601(date);
  }
  return {};
}

}  // namespace

MailHead mail_head(std::string_view text) {
  MailHead head;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.empty()) break;
    if (line.starts_with("Fra: ")) head.sender = line.substr(5);
    if (line.starts_with("Dato: ")) head.date = day_of(line.substr(6));
    at = end + 1;
  }
  return head;
}

}  // namespace meretid::access::collect
