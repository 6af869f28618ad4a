// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/title.h"

#include "base/utf8.h"

namespace meretid::access {
namespace {

constexpr std::u32string_view kLeftOut = U"[udeladt]";

std::u32string lower(std::u32string text) {
  for (char32_t& c : text) c = base::lower(c);
  return text;
}

bool in_word(char32_t c) { return base::is_letter(c) || (c >= U'0' && c <= U'9'); }

}  // namespace

std::string title_without(std::string_view title, const std::vector<std::string>& values) {
  std::u32string text = base::decode(title);
  for (const std::string& value : values) {
    const std::u32string wanted = lower(base::decode(value));
    if (wanted.size() < 3) continue;
    std::u32string folded = lower(text);
    for (std::size_t at = folded.find(wanted); at != std::u32string::npos; at = folded.find(wanted, at)) {
      const std::size_t end = at + wanted.size();
      const bool whole = (at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]));
      if (!whole) {
        at = end;
        continue;
      }
      text.replace(at, wanted.size(), kLeftOut);
      folded.replace(at, wanted.size(), kLeftOut);
      at += kLeftOut.size();
    }
  }
  return base::encode(text);
}

}  // namespace meretid::access
