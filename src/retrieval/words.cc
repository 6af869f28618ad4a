// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/words.h"

#include "base/utf8.h"

namespace meretid::retrieval {
namespace {

bool unseen(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }
bool mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }
bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
// Greek, Cyrillic, Arabic, Chinese …: letters for us, without cases.
bool foreign_letter(char32_t c) { return c >= 0x250 && !(c >= 0x2000 && c <= 0x2E7F) && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFE00 && c <= 0xFFFF); }

}  // namespace

std::vector<Word> words(std::string_view text) {
  std::vector<Word> found;
  Word word;
  const auto finish = [&] {
    if (!word.text.empty()) found.push_back(std::move(word));
    word = {};
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = base::next(text, at);
    if (c < 0x80 ? (digit(c) || base::is_letter(c)) : ((base::is_letter(c) || foreign_letter(c)) && !mark(c))) {
      if (word.text.empty()) word.start = begin;
      base::append(word.text, base::lower(c));
      word.end = at;
    } else if (!word.text.empty() && mark(c)) {
      if (c == 0x30A && word.text.back() == 'a') word.text.replace(word.text.size() - 1, 1, "å");
      word.end = at;
    } else if (!unseen(c)) {
      finish();
    }
  }
  finish();
  return found;
}

}  // namespace meretid::retrieval
