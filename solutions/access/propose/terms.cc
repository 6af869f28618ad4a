// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/terms.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::access {
namespace {

bool blank(char32_t c) { return c <= U' ' || c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F || c == 0x3000; }
bool nothing(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF; }

// One spelling for what readers write differently: ligatures fall apart, letters in lower case.
struct Letters {
  std::u32string text;
  std::vector<std::int64_t> from;  // of each letter: its code point
};
Letters letters_of(std::string_view utf8, bool keep_blanks) {
  Letters out;
  std::int64_t at = 0;
  for (const char32_t c : base::decode(utf8)) {
    const auto put = [&](char32_t letter) { out.text.push_back(letter), out.from.push_back(at); };
    if (blank(c)) {
      if (keep_blanks && (out.text.empty() || out.text.back() != U' ')) put(U' ');
    } else if (c == 0xFB00 || c == 0xFB03 || c == 0xFB04) {
      put(U'f'), put(U'f');
      if (c == 0xFB03) put(U'i');
      if (c == 0xFB04) put(U'l');
    } else if (c == 0xFB01 || c == 0xFB02) {
      put(U'f'), put(c == 0xFB01 ? U'i' : U'l');
    } else if (!nothing(c)) {
      put(c >= 0xFF01 && c <= 0xFF5E ? base::lower(c - 0xFEE0) : base::lower(c));
    }
    ++at;
  }
  return out;
}

// From `at`, the term; gives the place behind it. Between letters of a word nothing may stand but a hyphen at a line's end; a text
// that is letter-spaced all through has a blank after each letter.
std::size_t match(const std::u32string& text, std::size_t at, const std::u32string& term, bool spaced) {
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (i > 0) {
      if (spaced && at < text.size() && text[at] == U' ' && term[i] != U' ') ++at;
      if (at + 1 < text.size() && (text[at] == U'-' || text[at] == 0x2010) && text[at + 1] == U' ' && term[i] != U'-' && term[i] != U' ') at += 2;
    }
    if (term[i] == U' ') {
      if (at < text.size() && text[at] == U' ') ++at;
      continue;
    }
    if (at >= text.size() || text[at] != term[i]) return 0;
    ++at;
  }
  return at;
}

}  // namespace

std::vector<std::string> terms_of(std::string_view file) {
  std::vector<std::string> terms;
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  for (std::size_t at = 0; at < file.size();) {
    const auto end = std::min(file.find('\n', at), file.size());
    auto line = file.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    if (!line.empty() && std::find(terms.begin(), terms.end(), line) == terms.end()) terms.emplace_back(line);
  }
  return terms;
}

std::vector<TermHit> hits_of(std::string_view text, const std::vector<std::string>& terms) {
  const Letters letters = letters_of(text, true);
  std::vector<TermHit> hits;
  for (const std::string& term : terms) {
    const std::u32string wanted = letters_of(term, true).text;
    if (wanted.empty() || wanted == U" ") continue;
    for (std::size_t i = letters.text.find(wanted[0]); i != letters.text.npos; i = letters.text.find(wanted[0], i + 1)) {
      std::size_t end = match(letters.text, i, wanted, false);
      if (end == 0 && wanted.size() >= 4) end = match(letters.text, i, wanted, true);
      if (end > i) hits.push_back({letters.from[i], letters.from[end - 1] + 1});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const TermHit& a, const TermHit& b) { return a.start != b.start ? a.start < b.start : a.end < b.end; });
  return hits;
}

}  // namespace meretid::access
