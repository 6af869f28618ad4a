// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/code_forms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "danish/text.h"

namespace meretid::access {
namespace {

using danish::is_digit;

/// Up to three groups of digits with one mark between.
struct Groups {
  std::array<std::size_t, 3> size{};
  std::array<int, 3> value{};
  std::size_t count = 1;
};

int grown(int value, char32_t digit) { return std::min(value * 10 + static_cast<int>(digit - U'0'), 1'000'000); }
bool is_year(std::size_t size, int value) { return size == 4 && value >= 1985 && value <= 2040; }

std::optional<Groups> groups_of(std::u32string_view code, std::u32string_view marks) {
  Groups g;
  for (const char32_t c : code) {
    if (is_digit(c)) {
      ++g.size[g.count - 1];
      g.value[g.count - 1] = grown(g.value[g.count - 1], c);
    } else if (marks.find(c) == marks.npos || g.size[g.count - 1] == 0 || g.count == g.size.size()) {
      return {};
    } else {
      ++g.count;
    }
  }
  if (g.size[g.count - 1] == 0) return {};
  return g;
}

}  // namespace

bool is_case_form(std::u32string_view code) {
  const auto g = groups_of(code, U"-/");
  if (!g || g->count < 2) return false;
  if (is_year(g->size[0], g->value[0])) return g->size[1] >= 3 && !is_year(g->size[1], g->value[1]) && g->size[2] <= 4;
  const bool short_year = g->size[0] == 2 && (g->value[0] >= 85 || g->value[0] <= 40);
  return short_year && g->count == 2 && g->size[1] >= 5;
}

bool is_date_form(std::u32string_view code) {
  const auto g = groups_of(code, U"-/._");
  if (!g) return false;
  if (g->count == 1) return g->size[0] == 4 && g->value[0] >= 1900 && g->value[0] <= 2040;
  const auto is_day = [](int value) { return value >= 1 && value <= 31; };
  const auto is_month = [](int value) { return value >= 1 && value <= 12; };
  if (g->size[0] == 4) return g->count == 3 && g->size[1] == 2 && g->size[2] == 2 && is_month(g->value[1]) && g->value[2] <= 31;
  return g->size[0] <= 2 && g->size[1] <= 2 && is_day(g->value[0]) && is_month(g->value[1]) && (g->count == 2 || g->size[2] == 2 || g->size[2] == 4);
}

bool are_years(std::u32string_view code) {
  const auto year = [&](std::size_t k) { return code.substr(k, 2) == U"19" || code.substr(k, 2) == U"20"; };
  return code.size() == 9 && year(0) && year(5);
}

bool are_times(std::u32string_view code) {
  if (code.size() == 13 && code[6] == U'-') {
    const auto day = [&](std::size_t k) { return code[k] <= U'3' && code[k + 2] <= U'1' && is_digit(code[k + 4]); };
    return day(0) && day(7);
  }
  if (code.size() != 9 || (code[4] != U'-' && code[4] != U'/')) return false;
  const auto hour = [&](std::size_t k) { return is_digit(code[k]) && code[k] <= U'2' && code[k + 2] <= U'5'; };
  return hour(0) && hour(5);
}

bool is_grouped_sum(std::u32string_view code) {
  std::size_t since = 0;
  bool grouped = false;
  for (const char32_t c : code) {
    if (c == U'.') {
      if (grouped && since != 3) return false;
      grouped = true, since = 0;
    } else if (!is_digit(c)) {
      return false;
    } else {
      ++since;
    }
  }
  return grouped && since == 3;
}

bool is_year_with_letters(std::u32string_view code) {
  constexpr std::ptrdiff_t kMost = 5;  // digits
  if (std::count_if(code.begin(), code.end(), is_digit) > kMost) return false;
  std::size_t run = 0;
  int value = 0;
  for (std::size_t k = 0; k <= code.size(); ++k) {
    if (k < code.size() && is_digit(code[k])) {
      ++run, value = grown(value, code[k]);
      continue;
    }
    if (is_year(run, value)) return true;
    run = 0, value = 0;
  }
  return false;
}

bool are_diagnoses(std::u32string_view code) {
  const auto one = [&](std::size_t k) { return base::is_upper(code[k]) && is_digit(code[k + 1]) && is_digit(code[k + 2]); };
  if (code.size() >= 4 && code.size() <= 6 && code[0] == U'D' && one(1)) return true;
  if (code.size() == 3) return one(0);
  return code.size() == 7 && one(0) && !is_digit(code[3]) && one(4);
}

}  // namespace meretid::access
