// SPDX-License-Identifier: EUPL-1.2
#include "danish/cpr.h"

#include <array>

#include "danish/calendar_date.h"

namespace meretid::danish {
namespace {

int two(std::string_view digits, std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; }

int year_of(int two_digits, int seventh) {
  if (seventh <= 3) return 1900 + two_digits;
  if (seventh == 4 || seventh == 9) return (two_digits <= 36 ? 2000 : 1900) + two_digits;
  return (two_digits <= 57 ? 2000 : 1800) + two_digits;
}

}  // namespace

std::optional<Cpr> read_cpr(std::string_view digits) {
  if (digits.size() != 10) return std::nullopt;
  static constexpr std::array<int, 10> kWeights = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  Cpr cpr;
  int day = two(digits, 0);
  cpr.replacement = day > 60;
  if (cpr.replacement) day -= 60;
  const auto birth = date_of(day, two(digits, 2), year_of(two(digits, 4), digits[6] - '0'));
  if (!birth) return std::nullopt;
  cpr.birth = *birth;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (digits[i] - '0');
  cpr.modulus11 = sum % 11 == 0;
  return cpr;
}

std::optional<Date> read_cpr_date(std::string_view digits) {
  if (digits.size() != 6) return std::nullopt;
  const int day = two(digits, 0), month = two(digits, 2), year = two(digits, 4);
  // 29 February may exist in one century only.
  if (const auto date = date_of(day, month, 1900 + year)) return date;
  return date_of(day, month, 2000 + year);
}

}  // namespace meretid::danish
