// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/usage.h"

#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/known_phrases.h"

namespace meretid::access {

void Usage::read(std::string_view utf8) {
  std::u32string word;
  bool inside = false;  // behind a word of the same sentence, with nothing but a blank between
  std::size_t blanks = 0;
  const auto end_word = [&] {
    if (word.empty()) return;
    const bool capital = base::is_upper(word.front());
    for (char32_t& c : word) c = base::lower(c);
    if (!capital) ++counts_[word].small;
    else if (inside) ++counts_[word].capital;
    inside = true;
    blanks = 0;
    word.clear();
  };
  const std::u32string text = base::decode(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const bool joins = c == U'-' && !word.empty() && i + 1 < text.size() && base::is_letter(text[i + 1]);
    if (base::is_letter(c) || joins) {
      word.push_back(c);
      continue;
    }
    end_word();
    const bool blank = c == U' ' || c == U'\n' || c == U'\r';
    blanks += blank;
    if ((!blank && c != U',') || blanks > 2) inside = false;
  }
  end_word();
}

std::vector<std::pair<std::u32string, std::uint16_t>> Usage::words() const {
  std::vector<std::pair<std::u32string, std::uint16_t>> list;
  for (const auto& [word, count] : counts_) {
    if (word.size() < 2) continue;
    if (count.small >= 2 * count.capital && count.small > 0) list.emplace_back(word, kKnownSmall);
    else if (count.capital >= 2 * count.small) list.emplace_back(word, kKnownCapital);
  }
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace meretid::access
