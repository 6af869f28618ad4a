// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/firm_name.h"

#include <array>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "danish/check_digits.h"

namespace meretid::tenders {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The digits of a cell that is a number with at most blanks, hyphens, "DK" and "CVR" around it.
std::optional<std::string> only_digits(std::string_view name) {
  std::string digits, letters;
  for (const char c : name) {
    if (is_digit(static_cast<unsigned char>(c))) digits += c;
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) letters += static_cast<char>(c | 32);
    else if (c != ' ' && c != '-' && c != '.' && c != ':') return {};
  }
  for (const char* known : {"", "dk", "cvr", "cvrnr", "cvrdk", "senr"})
    if (letters == known) return digits;
  return {};
}

// "… CVR-nr. 12345674 …" inside a longer text.
std::optional<std::string> cvr_inside(const std::string& lower) {
  const auto word = lower.find("cvr");
  if (word == std::string::npos) return {};
  std::string digits;
  for (std::size_t i = word + 3; i < lower.size() && digits.size() < 8; ++i) {
    if (is_digit(static_cast<unsigned char>(lower[i]))) digits += lower[i];
    else if (!digits.empty() && lower[i] != ' ') break;
    else if (digits.empty() && i > word + 12) break;
  }
  if (digits.size() == 8 && danish::is_cvr(digits)) return digits;
  return {};
}

// The one way of writing a form of company; nothing when the word is none.
std::optional<std::string_view> form_of(std::string_view word) {
  struct Form { std::string_view written, form; };
  static constexpr std::array<Form, 20> kForms = {{{"as", "a/s"}, {"a/s", "a/s"}, {"aktieselskab", "a/s"}, {"aktieselskabet", "a/s"}, {"aps", "aps"},
                                                   {"anpartsselskab", "aps"}, {"anpartsselskabet", "aps"}, {"is", "i/s"}, {"i/s", "i/s"}, {"interessentskab", "i/s"},
                                                   {"interessentskabet", "i/s"}, {"ks", "k/s"}, {"k/s", "k/s"}, {"kommanditselskab", "k/s"}, {"kommanditselskabet", "k/s"},
                                                   {"p/s", "p/s"}, {"partnerselskab", "p/s"}, {"amba", "amba"}, {"a/m/b/a", "amba"}, {"a/p/s", "aps"}}};
  for (const Form& f : kForms)
    if (word == f.written) return f.form;
  return {};
}

}  // namespace

std::string firm_key(std::string_view name) {
  if (const auto digits = only_digits(name); digits && digits->size() == 8 && danish::is_cvr(*digits)) return "cvr " + *digits;
  const std::string lower = base::lower(name);
  if (const auto cvr = cvr_inside(lower)) return "cvr " + *cvr;
  // Words: letters, digits and what joins them; "a / s" and "a.s." become one word first.
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = base::next(lower, at);
    if (base::is_letter(c) || is_digit(c) || c > 0x17f) base::append(word, c);
    else if (c == U'&' || c == U'+') end_word(), words.push_back("&");
    else if (c == U'/' || c == U'.') base::append(word, U'/');
    else if (c != U'\'' && c != U'\u2019' && c != U'\u00AD') end_word();
  }
  end_word();
  std::string key;
  const auto add = [&](std::string_view w) {
    if (w.empty()) return;
    if (!key.empty()) key += ' ';
    key += w;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string w = words[i];
    if (w == "v/") continue;                                // "v/ Hans"
    if (w.starts_with("v/")) w.erase(0, 2);                 // "v/Hans"
    while (w.ends_with('/')) w.pop_back();
    while (w.starts_with('/')) w.erase(0, 1);
    if (w == "og" || w == "and") w = "&";
    if (w.size() == 1 && i + 1 < words.size()) {            // "a/ s", "a /s", "a / s", and "a s" at the end of a name
      std::size_t next = i + 1;
      if (words[next] == "/" && next + 1 < words.size()) ++next;
      std::string second = words[next];
      while (second.starts_with('/')) second.erase(0, 1);
      while (second.ends_with('/')) second.pop_back();
      const bool slash = words[i].ends_with('/') || words[i + 1].starts_with('/') || next + 1 == words.size();
      if (slash && second == "s" && form_of(w + "/s")) w += "/s", i = next;
    }
    if (const auto form = form_of(w)) {
      add(*form);
      continue;
    }
    std::string part;                                       // "h.c.jensen": a dot between letters counts as a blank
    for (const char c : w + "/") {
      if (c != '/') part += c;
      else add(part), part.clear();
    }
  }
  return key;
}

bool looks_like_wrong_cvr(std::string_view name) {
  const auto digits = only_digits(name);
  return digits && digits->size() == 8 && !danish::is_cvr(*digits);
}

}  // namespace meretid::tenders
