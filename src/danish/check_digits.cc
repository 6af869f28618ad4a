// SPDX-License-Identifier: EUPL-1.2
#include "danish/check_digits.h"

#include <array>

namespace meretid::danish {

bool is_cvr(std::string_view digits) {
  static constexpr std::array<int, 8> kWeights = {2, 7, 6, 5, 4, 3, 2, 1};
  if (digits.size() != kWeights.size() || digits.front() == '0') return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (digits[i] - '0');
  return sum % 11 == 0;
}

bool is_iban(std::string_view text) {
  if (text.size() < 15 || text.size() > 34) return false;
  int rest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[(i + 4) % text.size()];
    if (c >= '0' && c <= '9') rest = (rest * 10 + (c - '0')) % 97;
    else if (c >= 'A' && c <= 'Z') rest = (rest * 100 + (c - 'A' + 10)) % 97;
    else return false;
  }
  return rest == 1;
}

bool is_ean13(std::string_view digits) {
  if (digits.size() != 13) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 ? 3 : 1);
  return sum % 10 == 0;
}

bool is_luhn(std::string_view digits) {
  if (digits.size() < 2) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 ? (2 * digit) % 10 + (2 * digit) / 10 : digit;
  }
  return sum % 10 == 0;
}

}  // namespace meretid::danish
