// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/sensitive/sentences.h"

namespace meretid::access {

Words::Words(const danish::Text& text, const std::vector<danish::Token>& tokens) {
  for (std::size_t i = 0; i < lists_.size(); ++i) lists_[i] = &Lexicon::of(kListNames[i]);
  lower_.reserve(tokens.size());
  about_.reserve(tokens.size());
  std::unordered_map<std::u32string_view, About> known, known_capitals;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // Glued words count where they begin.
    const bool first = i + 1 < tokens.size() && glued(tokens, i + 1);
    std::u32string_view word = glued(tokens, i) ? std::u32string_view() : text.lower_part(tokens[i].start, tokens[first ? i + 1 : i].end);
    if (word.size() > 1 && word.back() == U'.') word.remove_suffix(1);
    if (word.size() > 3 && word[word.size() - 2] == U'\'' && word.back() == U's') word.remove_suffix(2);  // "HK's"
    lower_.push_back(word);
    if (tokens[i].kind == danish::TokenKind::kMark && word != U"§") {
      about_.push_back({});
      continue;
    }
    const bool capitals = word.size() > 1 && word.size() < 6 && base::is_upper(text.at(tokens[i].start)) && base::is_upper(text.at(tokens[i].start + static_cast<std::int64_t>(word.size()) - 1));
    auto& answers = capitals ? known_capitals : known;
    const auto [place, fresh] = answers.try_emplace(word);
    if (fresh) place->second = ask(word, capitals);
    about_.push_back(place->second);
  }
}

Words::About Words::ask(std::u32string_view word, bool capitals) const {
  About about{};
  if (word.empty()) return about;
  for (std::size_t i = 0; i < lists_.size(); ++i) about[i] = capitals ? lists_[i]->about_capitals(word) : lists_[i]->about(word);
  return about;
}

bool Words::any(List list, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i)
    if (in(list, i)) {
      const auto m = match(list, i, end);
      if (m.length > 0 && !m.weak) return true;
    }
  return false;
}

}  // namespace meretid::access
