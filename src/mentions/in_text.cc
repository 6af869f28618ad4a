// SPDX-License-Identifier: EUPL-1.2
#include "mentions/in_text.h"

#include <algorithm>

namespace meretid::mentions {
namespace {

constexpr std::size_t kCprDigits = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Letters of other alphabets count as letters: every byte of theirs has the high bit.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of one separating sign at the beginning of `rest`; 0: none.
std::size_t separator(std::string_view rest) {
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || rest[0] == '-' || rest[0] == '.' || rest[0] == '/') return 1;
  if (rest.starts_with("\u00a0")) return 2;
  return rest.starts_with("\u2013") || rest.starts_with("\u2011") ? 3 : 0;
}

/// As in "10. 10" or "– ": two signs at most.
std::size_t separators(std::string_view rest) {
  const std::size_t one = separator(rest);
  return one == 0 ? 0 : one + separator(rest.substr(one));
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || (!is_digit(text[at - 1]) && !is_letter(text[at - 1]));
}
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || (!is_digit(text[at]) && !is_letter(text[at]));
}

/// Ten digits from `at` on; gives their end, 0 when there are none.
std::size_t read_digits(std::string_view text, std::size_t at, std::string& digits) {
  digits.clear();
  while (at < text.size()) {
    if (is_digit(text[at])) {
      digits += text[at++];
      if (digits.size() == kCprDigits) return ends_word(text, at) ? at : 0;
      continue;
    }
    if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6) return 0;
    const std::size_t skip = separators(text.substr(at));
    if (skip == 0) return 0;
    at += skip;
  }
  return 0;
}

/// Where the value ends that begins at `at`; 0 when it does not stand there.
std::size_t match(const Identifier& identifier, std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < identifier.value.size(); ++i) {
    if (i > 0 && identifier.kind != "email" && at < text.size() && !is_digit(text[at]) && !is_letter(text[at]))
      at += separators(text.substr(at));
    if (at >= text.size() || lower(text[at]) != lower(identifier.value[i])) return 0;
    ++at;
  }
  return ends_word(text, at) ? at : 0;
}

}  // namespace

std::vector<Identifier> personal_numbers_in(std::string_view text) {
  std::vector<Identifier> found;
  std::string digits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || !begins_word(text, at)) continue;
    const std::size_t end = read_digits(text, at, digits);
    if (end == 0) continue;
    auto number = read_identifier(digits);
    if (!number) continue;
    if (std::find(found.begin(), found.end(), *number) == found.end()) found.push_back(std::move(*number));
    at = end - 1;
  }
  return found;
}

std::vector<Place> places_of(const Identifier& identifier, std::string_view text) {
  std::vector<Place> places;
  if (identifier.value.empty()) return places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // "+45" stands before the phone number itself, a mail address may follow a sign.
    const bool begins = begins_word(text, at) || (identifier.kind == "phone" && at >= 2 && text.substr(at - 2, 2) == "45");
    if (!begins || lower(text[at]) != lower(identifier.value[0])) continue;
    const std::size_t end = match(identifier, text, at);
    if (end == 0) continue;
    places.push_back({at, end - at});
    at = end - 1;
  }
  return places;
}

}  // namespace meretid::mentions
