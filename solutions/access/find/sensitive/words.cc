// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "solutions/access/find/sensitive/sentences.h"

namespace meretid::access {
namespace {

bool is_law(std::u32string_view word) {
  constexpr std::size_t kOwn = 3;
  for (const std::u32string_view end : {U"lov", U"loven", U"lovens", U"bekendtgørelsen", U"bekendtgørelse", U"bekendtgørelsens", U"vejledningen"})
    if (word.size() >= end.size() + kOwn && word.ends_with(end)) return true;
  return false;
}

// "depressi0n", "Sertra1in": what a machine reads for o, l and s within a word; "" where no such figure stands there.
std::u32string meant(std::u32string_view word) {
  constexpr std::size_t kShortest = 6, kMostFigures = 2;
  if (word.size() < kShortest) return {};
  std::u32string read(word);
  std::size_t figures = 0;
  for (std::size_t i = 2; i < read.size(); ++i) {
    const char32_t letter = read[i] == U'0' ? U'o' : read[i] == U'1' ? U'l' : read[i] == U'5' ? U's' : U'\0';
    if (letter != U'\0') read[i] = letter, ++figures;
    else if (read[i] >= U'0' && read[i] <= U'9') return {};
  }
  return figures > 0 && figures <= kMostFigures ? read : std::u32string();
}

}  // namespace

Words::Words(const danish::Text& text, const std::vector<danish::Token>& tokens) : heads_(Lexicon::of("heads")) {
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
    if (word == U"ik" || word == U"ikk" || word == U"itte") word = U"ikke";  // as messages are written
    if (tokens[i].kind == danish::TokenKind::kWord)
      if (std::u32string read = meant(word); !read.empty() && lists_[index(List::kHealth)]->about(read) != 0) word = read_.emplace_back(std::move(read));
    lower_.push_back(word);
    if (tokens[i].kind == danish::TokenKind::kMark && word != U"§") {
      about_.push_back({});
      continue;
    }
    const std::size_t letters = std::min(word.find(U'-'), word.size());
    const bool capitals = letters > 1 && letters < 6 && base::is_upper(text.at(tokens[i].start)) && base::is_upper(text.at(tokens[i].start + static_cast<std::int64_t>(letters) - 1));
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
  // "efter straffelovens § 152": the law is named, and nobody's matter.
  constexpr std::uint8_t kTells = Lexicon::kStrong | Lexicon::kWeak;
  if (is_law(word))
    for (std::size_t i = 0; i < kCategories; ++i) about[i] = static_cast<std::uint8_t>(about[i] & ~kTells);
  // "Genoptræningsplan", "Neurologisk", "HK-huset": papers, offices and things are named after illnesses and unions, and are none.
  if ((heads_.about(word) & kTells) != 0) {
    std::uint8_t& health = about[index(List::kHealth)];
    health = static_cast<std::uint8_t>(health & ~kTells);
    return about;
  }
  // "hiv-kontrol", "HK-medlem": what stands before the hyphen says what it is about.
  constexpr std::size_t kShortest = 2;
  if (const std::size_t hyphen = word.find(U'-'); hyphen != word.npos && hyphen >= kShortest)
    for (const List list : {List::kHealth, List::kUnion, List::kReligion, List::kPolitics, List::kEthnicity}) {
      const std::size_t i = index(list);
      const std::u32string_view before = word.substr(0, hyphen);
      if (about[i] == 0 && hyphen > kShortest) about[i] = static_cast<std::uint8_t>(lists_[i]->about(before) & kTells);
      if (about[i] == 0 && capitals) about[i] = static_cast<std::uint8_t>(lists_[i]->about_capitals(before) & kTells);
    }
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
