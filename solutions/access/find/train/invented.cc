// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/train/invented.h"

#include <array>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

void append(TaggedSentence& s, const std::vector<std::u32string>& words, learn::Label begin) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    s.words.push_back(words[i]);
    s.labels.push_back(begin == 0 ? begin : static_cast<learn::Label>(begin + (i > 0)));
  }
}

// Of a house, a room, a post code.
std::u32string number(Rng& rng) { return base::decode(std::to_string(rng.chance(0.3) ? rng.between(1000, 9990) : rng.between(1, 199))); }

std::u32string genitive(std::u32string name) {
  if (!name.ends_with(U's') && !name.ends_with(U'x') && !name.ends_with(U'z')) name += U"s";
  else name += U"'";
  return name;
}

}  // namespace

std::vector<std::u32string> split(std::u32string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : text) {
    if (c == U' ') words.emplace_back();
    else words.back().push_back(c);
  }
  std::erase_if(words, [](const std::u32string& w) { return w.empty(); });
  return words;
}

std::u32string Names::invented() {
  static constexpr std::array<std::u32string_view, 44> kStarts = {
      U"", U"", U"b", U"c", U"ch", U"d", U"đ", U"f", U"g", U"gh", U"h", U"j", U"k", U"kh", U"l", U"m", U"n", U"ng", U"nh", U"p", U"ph", U"q",
      U"qu", U"r", U"s", U"sh", U"sz", U"š", U"ş", U"t", U"th", U"tr", U"ts", U"v", U"w", U"x", U"y", U"z", U"ż", U"ž", U"dj", U"cz", U"kw", U"mb"};
  static constexpr std::array<std::u32string_view, 32> kMiddles = {
      U"a", U"a", U"a", U"e", U"e", U"i", U"i", U"o", U"o", U"u", U"u", U"y", U"aa", U"ai", U"ia", U"ie", U"oa", U"uu", U"á", U"é", U"í", U"ó",
      U"ü", U"ö", U"ı", U"ă", U"â", U"ê", U"ơ", U"ư", U"ą", U"ę"};
  static constexpr std::array<std::u32string_view, 28> kEnds = {
      U"", U"", U"", U"", U"", U"", U"b", U"c", U"ch", U"d", U"f", U"h", U"k", U"l", U"m", U"n", U"ng", U"nh", U"p", U"q", U"r", U"s", U"ş", U"t",
      U"w", U"x", U"z", U"ć"};
  std::u32string word;
  for (std::int64_t n = rng_.between(1, 3); n > 0 || word.size() < 3; --n) {
    word += rng_.pick(kStarts);
    word += rng_.pick(kMiddles);
    word += rng_.pick(kEnds);
  }
  return capitalised(word);
}

TaggedSentence renamed(const TaggedSentence& s, Names& names) {
  TaggedSentence out;
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    if (s.labels[i] != 1) {
      append(out, {s.words[i]}, 0);
      out.labels.back() = s.labels[i];
      continue;
    }
    std::size_t end = i + 1;
    while (end < s.words.size() && s.labels[end] == 2) ++end;
    const bool owner = s.words[end - 1].size() > 3 && s.words[end - 1].ends_with(U's');
    std::vector<std::u32string> words = end - i == 1 ? std::vector{owner ? names.last() : names.first()} : names.full();
    if (owner && end - i == 1) words.back() = genitive(words.back());
    append(out, words, 1);
    i = end - 1;
  }
  return out;
}

std::vector<TaggedSentence> case_sentences(const std::vector<std::vector<std::u32string>>& organisations, Names& names, std::size_t count, Rng& rng) {
  std::vector<std::vector<std::u32string>> lines;
  std::u32string line;
  for (const char32_t c : base::decode(base::embedded("solutions/access/find/train/case_lines.txt").value_or(""))) {
    if (c != U'\n') line.push_back(c);
    else {
      if (!line.starts_with(U"# ")) lines.push_back(split(line));
      line.clear();
    }
  }
  std::vector<TaggedSentence> sentences;
  for (std::size_t n = 0; n < count && !lines.empty(); ++n) {
    TaggedSentence s;
    const bool shout = rng.chance(0.04);
    for (const std::u32string& word : rng.pick(lines)) {
      std::vector<std::u32string> filled{word};
      learn::Label begin = 0;
      if (word == U"{P}") filled = names.full(), begin = 1;
      else if (word == U"{F}") filled = {names.first()}, begin = 1;
      else if (word == U"{L}") filled = {names.last()}, begin = 1;
      else if (word == U"{G}") filled = {genitive(names.first())}, begin = 1;
      else if (word == U"{I}") filled = {names.first().substr(0, 1) + U".", names.last()}, begin = 1;
      else if (word == U"{T}") filled = split(names.town()), begin = 3;
      else if (word == U"{S}") filled = split(names.street()), begin = 3;
      else if (word == U"{N}") filled = {number(rng)};
      else if (word == U"{O}") filled = rng.pick(organisations), begin = 5;
      if (shout && begin == 1)
        for (auto& w : filled)
          for (char32_t& c : w) c = base::upper(c);
      append(s, filled, begin);
    }
    sentences.push_back(std::move(s));
  }
  return sentences;
}

}  // namespace meretid::access
