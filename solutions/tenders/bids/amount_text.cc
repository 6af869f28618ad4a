// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/amount_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace meretid::tenders {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain(std::string_view text) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kCurrencies = {{
    {"kr.", "DKK"}, {"kr", "DKK"}, {"kroner", "DKK"}, {"dkk", "DKK"}, {"dkr", "DKK"}, {"dkr.", "DKK"}, {",-", "DKK"}, {"eur", "EUR"},
    {"euro", "EUR"}, {"\xE2\x82\xAC", "EUR"}, {"\x80", "EUR"}, {"usd", "USD"}, {"$", "USD"}, {"gbp", "GBP"}, {"\xC2\xA3", "GBP"},
    {"sek", "SEK"}, {"nok", "NOK"}, {"chf", "CHF"}, {"isk", "ISK"}}};

bool equal_but_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i]) != lower[i]) return false;
  return true;
}

// A blank of any kind at the front: its bytes, or 0.
std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\xA0') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) return 3;
  return 0;
}

// Takes words before and behind the number away and says which currency they name.
std::string_view strip_currency(std::string_view& text) {
  std::string_view found;
  for (bool again = true; again;) {
    again = false;
    while (const std::size_t blank = blank_at(text)) text.remove_prefix(blank), again = true;
    for (const std::string_view blank : {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF"})
      while (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    for (const auto& [word, code] : kCurrencies) {
      if (text.size() <= word.size()) continue;
      if (equal_but_case(text.substr(0, word.size()), word)) text.remove_prefix(word.size());
      else if (equal_but_case(text.substr(text.size() - word.size()), word)) text.remove_suffix(word.size());
      else continue;
      found = code, again = true;
      break;
    }
  }
  return found;
}

}  // namespace

std::optional<Amount> amount_from(std::string_view text, Decimal decimal) {
  if (text.empty()) return {};
  if (decimal == Decimal::kDot)
    if (const auto value = plain(text)) return Amount{*value, {}};
  const std::string_view currency = strip_currency(text);
  bool negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') negative = true, text = text.substr(1, text.size() - 2);
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) negative = negative != (text.front() == '-'), text.remove_prefix(1);
  if (text.starts_with("\xE2\x88\x92")) negative = !negative, text.remove_prefix(3);

  // Digits with thousands marks between groups of three, then the decimal sign.
  const char point = decimal == Decimal::kDot ? '.' : ',', mark = decimal == Decimal::kDot ? ',' : '.';
  std::array<char, 64> digits;
  std::size_t n = 0, group = 0;
  bool grouped = false, after_point = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (n + 2 > digits.size()) return {};
    if (is_digit(c)) {
      digits[n++] = c, ++group, ++i;
      if (grouped && !after_point && group > 3) return {};
      continue;
    }
    std::size_t blank = blank_at(text.substr(i));
    if (c == point && !after_point) {
      if (grouped && group != 3) return {};
      digits[n++] = '.', after_point = true, ++i;
    } else if (!after_point && (c == mark || c == '\'' || blank > 0)) {
      if (group == 0 || group > 3 || (grouped && group != 3)) return {};
      grouped = true, group = 0, i += blank > 0 ? blank : 1;
    } else if ((c == 'e' || c == 'E') && n > 0) {
      if (n + text.size() - i > digits.size()) return {};
      std::memcpy(digits.data() + n, text.data() + i, text.size() - i);
      n += text.size() - i, i = text.size();
    } else {
      return {};
    }
  }
  if (grouped && !after_point && group != 3) return {};
  std::string_view number(digits.data(), n);
  if (number.ends_with('.')) number.remove_suffix(1);  // "500,- kr." has lost its "-" already
  const auto value = plain(number);
  if (!value || number.empty() || !is_digit(number.front() == '.' && number.size() > 1 ? number[1] : number.front())) return {};
  return Amount{negative ? -*value : *value, currency};
}

std::optional<Decimal> decimal_shown(std::string_view text) {
  strip_currency(text);
  std::size_t dots = 0, commas = 0, last_dot = 0, last_comma = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') ++dots, last_dot = i;
    else if (text[i] == ',') ++commas, last_comma = i;
    else if (!is_digit(text[i]) && text[i] != '-' && blank_at(text.substr(i)) == 0 && text[i] != '\xA0') return {};
  }
  if (dots > 0 && commas > 0) return last_dot > last_comma ? Decimal::kDot : Decimal::kComma;
  if (dots > 1) return Decimal::kComma;  // 1.234.567
  if (commas > 1) return Decimal::kDot;
  if (dots + commas == 0) return {};
  const std::size_t at = dots ? last_dot : last_comma, behind = text.size() - at - 1, before = at;
  // Three digits behind and one to three before may be a thousands mark, but for a leading zero.
  if (behind == 3 && before >= 1 && before <= 3 && text[0] != '0') return {};
  return dots ? Decimal::kDot : Decimal::kComma;
}

std::string_view currency_of(std::string_view text) {
  for (const auto& [word, code] : kCurrencies)
    if (equal_but_case(text, word)) return code;
  return text;
}

}  // namespace meretid::tenders
