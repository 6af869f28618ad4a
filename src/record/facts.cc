// SPDX-License-Identifier: EUPL-1.2
#include "record/facts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "record/line.h"

namespace meretid::record {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool looks_like_personal_number(std::string_view text) {
  if (text.size() == 11 && text[6] == '-')
    return std::all_of(text.begin(), text.begin() + 6, digit) &&
           std::all_of(text.begin() + 7, text.end(), digit);
  return text.size() == 10 && std::all_of(text.begin(), text.end(), digit);
}

/// Reads just the JSON that facts may be; anything else is not a fact.
class FactReader {
 public:
  explicit FactReader(std::string_view text) : rest_(text) {}

  bool object() {
    if (!take('{')) return false;
    if (!take('}')) do {
        if (!code() || !take(':') || !(value() || array())) return false;
      } while (take(','));
    else
      return at_end();
    return take('}') && at_end();
  }

 private:
  bool array() {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
      if (!value()) return false;
    } while (take(','));
    return take(']');
  }

  bool value() { return code() || word("true") || word("false") || number(); }

  bool code() {
    space();
    if (!rest_.starts_with('"')) return false;
    const auto end = rest_.find('"', 1);
    if (end == std::string_view::npos || !is_code(rest_.substr(1, end - 1))) return false;
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool number() {
    space();
    double parsed = 0;
    if (rest_.empty() || !(digit(rest_[0]) || rest_[0] == '-')) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), parsed);
    if (error != std::errc() || !std::isfinite(parsed)) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
  }

  bool word(std::string_view expected) {
    space();
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  bool take(char c) {
    space();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool at_end() {
    space();
    return rest_.empty();
  }

  void space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size())); }

  std::string_view rest_;
};

}  // namespace

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 128 && !looks_like_personal_number(text) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return letter(c) || digit(c) || c == '.' || c == '_' || c == ':' || c == '-';
         });
}

bool are_facts(std::string_view json) {
  return json.size() <= 16 * 1024 && FactReader(json).object();
}

void Facts::key(std::string_view key) {
  if (!text_.empty()) text_ += ',';
  text_.append("\"").append(key).append("\":");
}

Facts& Facts::code(std::string_view k, std::string_view value) {
  key(k);
  // A text that is no code must not become part of the JSON; what stands instead is refused by
  // append.
  text_.append("\"").append(value.empty() ? "-" : is_code(value) ? value : "!").append("\"");
  return *this;
}

Facts& Facts::number(std::string_view k, std::int64_t value) {
  key(k);
  text_ += std::to_string(value);
  return *this;
}

Facts& Facts::real(std::string_view k, double value) {
  key(k);
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, std::isfinite(value) ? value : 0.0).ptr;
  text_.append(text, end);
  return *this;
}

Facts& Facts::flag(std::string_view k, bool value) {
  key(k);
  text_ += value ? "true" : "false";
  return *this;
}

}  // namespace meretid::record
