// SPDX-License-Identifier: EUPL-1.2
#include "base/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meretid::base {
namespace {

std::string written(double value, std::chars_format form, int precision, Language language) {
  std::array<char, 400> text;  // the largest double has 309 digits before the point
  const auto [end, wrong] = std::to_chars(text.data(), text.data() + text.size(), value, form, precision);
  if (language == Language::kDanish) std::replace(text.data(), end, '.', ',');
  return {text.data(), end};
}

}  // namespace

std::string with_decimals(double value, int decimals, Language language) { return written(value, std::chars_format::fixed, decimals, language); }
std::string with_digits(double value, int digits, Language language) { return written(value, std::chars_format::general, digits, language); }

}  // namespace meretid::base
