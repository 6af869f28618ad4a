// SPDX-License-Identifier: EUPL-1.2
#include "mentions/identifier.h"

#include <algorithm>
#include <array>

#include "danish/cpr.h"

namespace meretid::mentions {
namespace {

constexpr std::array<std::string_view, 7> kKinds{"cpr", "cvr", "phone", "email", "plate", "account", "iban"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The text without spaces and the signs that people put between digits. "\u2013", a dash of typesetting, is three bytes.
std::string closed_up(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u2013") || text.substr(i).starts_with("\u2011")) i += 2;
    else if (text.substr(i).starts_with("\u00a0")) i += 1;
    else if (!is_space(text[i]) && text[i] != '-' && text[i] != '.' && text[i] != '/') out += text[i];
  }
  return out;
}

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_cpr(std::string_view digits) {
  return digits.size() == 10 && all_digits(digits) && danish::read_cpr(digits).has_value();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos && text.size() <= 254 &&
         std::none_of(text.begin(), text.end(), is_space);
}

/// The one form of a value of this kind; empty when it is none.
std::string normal(std::string_view kind, std::string_view text) {
  if (kind == "email") return is_email(text) ? lower(text) : "";
  std::string value = closed_up(text);
  if (kind == "cpr") return is_cpr(value) ? value : "";
  if (kind == "plate" || kind == "iban") {
    value = upper(value);
    const bool good = std::all_of(value.begin(), value.end(), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
    return good && value.size() >= 2 && value.size() <= 34 ? value : "";
  }
  if (kind == "phone") {
    if (value.starts_with("+45")) value.erase(0, 3);
    else if (value.starts_with("0045")) value.erase(0, 4);
    else if (value.starts_with("+")) value.erase(0, 1);
  }
  const std::size_t least = kind == "account" ? 5 : 8, most = kind == "cvr" ? 8 : 15;
  return all_digits(value) && value.size() >= least && value.size() <= most ? value : "";
}

}  // namespace

Result<Identifier> read_identifier(std::string_view text) {
  text = trimmed(text);
  Identifier found;
  if (const auto colon = text.find(':'); colon != text.npos) {
    found.kind = lower(text.substr(0, colon));
    if (std::find(kKinds.begin(), kKinds.end(), found.kind) != kKinds.end())
      found.value = normal(found.kind, trimmed(text.substr(colon + 1)));
  } else {
    found.kind = text.find('@') != text.npos ? "email" : "cpr";
    found.value = normal(found.kind, text);
  }
  if (found.value.empty()) return fail("mentions.not_an_identifier", Kind::kBadInput);
  return found;
}

std::string to_text(const Identifier& identifier) { return identifier.kind + ":" + identifier.value; }

}  // namespace meretid::mentions
