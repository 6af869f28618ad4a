// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

// What a Danish noun, adjective or verb of a list may end with besides.
constexpr std::array<std::u32string_view, 14> kEndings = {U"s", U"e", U"en", U"et", U"er", U"ne", U"erne", U"ens", U"ets", U"ernes", U"n", U"t", U"r", U"es"};

bool fits(std::u32string_view word, std::u32string_view entry) {
  const char32_t first = entry.size() > 1 && entry[0] == U'=' ? entry[1] : entry[0];
  if (word.empty() || (word[0] != first && first != U'*')) return false;  // most differ at once
  if (entry.ends_with(U'*')) return word.starts_with(entry.substr(0, entry.size() - 1));
  if (word == entry) return true;
  if (entry.starts_with(U'=')) return word == entry.substr(1);
  return word.starts_with(entry) && std::find(kEndings.begin(), kEndings.end(), word.substr(entry.size())) != kEndings.end();
}

std::vector<std::u32string> alternatives(std::u32string_view entry) {
  std::vector<std::u32string> list;
  for (std::size_t at = 0; at < entry.size();) {
    const std::size_t end = std::min(entry.find(U'|', at), entry.size());
    if (end > at) list.emplace_back(entry.substr(at, end - at));
    at = end + 1;
  }
  return list;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const auto from = text.find_first_not_of(kSpace);
  return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(kSpace) + 1 - from);
}

std::vector<std::string_view> parts(std::string_view text, char between) {
  std::vector<std::string_view> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) list.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

bool in_capitals(std::u32string_view word) {
  return word.size() > 1 && base::is_upper(word[0]) && std::all_of(word.begin(), word.end(), [](char32_t c) { return base::is_upper(c) || (c >= U'0' && c <= U'9'); });
}

// The comma of "1,31".
bool decimal(const std::vector<std::u32string_view>& words, std::size_t at) {
  const auto digit = [](std::u32string_view word) { return !word.empty() && word[0] >= U'0' && word[0] <= U'9'; };
  return words[at] == U"," && at > 0 && at + 1 < words.size() && digit(words[at - 1]) && digit(words[at + 1]);
}

using Alternatives = std::vector<std::u32string>;

// Where the words from `at` on that fit `rest` from its `k`th on end; 0: they do not.
std::size_t fitting(const std::vector<std::u32string_view>& words, std::size_t at, std::size_t end, const std::vector<Alternatives>& rest, std::size_t k) {
  constexpr std::size_t kOthers = 4;
  constexpr std::u32string_view kBounds = U",;:()?!";
  for (; k < rest.size(); ++k, ++at) {
    if (rest[k].front() == U"_") {
      for (std::size_t skip = 0; skip <= kOthers && at + skip < end; ++skip) {
        if (const std::size_t stop = fitting(words, at + skip, end, rest, k + 1); stop > 0) return stop;
        if (words[at + skip].size() == 1 && kBounds.find(words[at + skip][0]) != kBounds.npos && !decimal(words, at + skip)) return 0;
      }
      return 0;
    }
    if (at >= end || std::none_of(rest[k].begin(), rest[k].end(), [&](const std::u32string& entry) { return fits(words[at], entry); })) return 0;
  }
  return at;
}

}  // namespace

Lexicon::Lexicon(std::string_view file, std::string_view common) {
  read(common);
  read(file);
}

void Lexicon::read(std::string_view file) {
  for (const std::string_view text : parts(file, '\n')) {
    if (text[0] == '@' && text.find(" = ") != text.npos) name(text);
    else if (text[0] != '#') line(text);
  }
}

void Lexicon::name(std::string_view text) {
  const std::size_t sign = text.find(" = ");
  named_.emplace_back(std::string(trimmed(text.substr(0, sign))), spelled_out(trimmed(text.substr(sign + 3))));
  std::sort(named_.begin(), named_.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string Lexicon::spelled_out(std::string_view entry) const {
  std::string text(entry);
  for (const auto& [name, words] : named_)
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + words.size())) text.replace(at, name.size(), words);
  return text;
}

void Lexicon::line(std::string_view text) {
  const std::size_t joint = std::min(text.find(" + "), text.find(" ~ "));
  if (joint == text.npos) {
    for (const auto entry : parts(text, ',')) add(std::string(entry));
    return;
  }
  const auto firsts = parts(text.substr(0, joint), ','), seconds = parts(text.substr(joint + 3), ',');
  if (text[joint + 1] == '+') {
    for (const auto first : firsts)
      for (const auto second : seconds) add(std::string(first) + std::string(second));
    return;
  }
  std::string words;  // single words are alternatives of one entry
  for (const auto second : seconds) {
    if (second.find(' ') == second.npos) {
      words += std::string(words.empty() ? "" : "|") + std::string(second);
    } else {
      for (const auto first : firsts) add(std::string(first) + ' ' + std::string(second));
    }
  }
  for (const auto first : firsts)
    if (!words.empty()) add(std::string(first) + ' ' + words);
}

void Lexicon::add(std::string_view as_written) {
  const std::string text = spelled_out(as_written);
  const std::u32string entry = base::decode(text), word = entry.substr(entry[0] == U'?');
  if (in_capitals(word)) capitals_.try_emplace(base::decode(base::lower(base::encode(word))), entry[0] == U'?');
  else add(base::decode(base::lower(text)));
}

// "a|b" is taken apart where it begins an entry, because words are looked up by the first.
void Lexicon::add(std::u32string entry) {
  if (entry.starts_with(U"!*")) {
    ends_kept_out_.insert(entry.substr(2));
    return;
  }
  if (entry[0] == U'!') {
    kept_out_.push_back(entry.substr(1));
    return;
  }
  const bool weak = entry[0] == U'?';
  const std::size_t space = std::min(entry.find(U' '), entry.size());
  for (const std::u32string& first : alternatives(std::u32string_view(entry).substr(weak, space - weak))) add_plain(first + entry.substr(space), weak);
}

void Lexicon::add_plain(std::u32string_view entry, bool weak) {
  const auto keep = [weak](Words<bool>& words, std::u32string_view word) {
    const auto [known, fresh] = words.try_emplace(std::u32string(word), weak);
    if (!fresh) known->second = known->second && weak;
  };
  if (entry.empty()) return;
  if (const std::size_t space = entry.find(U' '); space != entry.npos) {
    std::u32string_view first = entry.substr(0, space);
    Rest rest{{}, weak};
    for (std::size_t at = space + 1; at < entry.size();) {
      const std::size_t end = std::min(entry.find(U' ', at), entry.size());
      if (auto place = alternatives(entry.substr(at, end - at)); !place.empty()) rest.words.push_back(std::move(place));
      at = end + 1;
    }
    if (first.starts_with(U'=')) first.remove_prefix(1);  // the first stands as it is anyway
    const bool begins = first.ends_with(U'*');
    if (begins) first.remove_suffix(1);
    if (begins) longest_first_ = std::max(longest_first_, first.size());
    (begins ? beside_begins_ : beside_)[std::u32string(first)].push_back(std::move(rest));
  } else if (entry[0] == U'=') {
    keep(exact_, entry.substr(1));
  } else if (entry[0] == U'*') {
    shortest_end_ = std::min(shortest_end_, entry.size() - 1);
    keep(ends_, entry.substr(1));
  } else if (entry.back() == U'*') {
    entry.remove_suffix(1);
    longest_begin_ = std::max(longest_begin_, entry.size());
    keep(begins_, entry);
  } else {
    keep(whole_, entry);
  }
}

const Lexicon& Lexicon::of(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, Lexicon, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  const std::string path = "access_sensitive/lists/" + std::string(name);
  std::string text(base::embedded(path + ".txt").value_or(""));
  for (const auto part : base::embedded_under(path + "/")) {
    text += '\n';
    text += base::embedded(part).value_or("");
  }
  std::string common;
  for (const auto part : base::embedded_under("access_sensitive/lists/names/")) {
    common += base::embedded(part).value_or("");
    common += '\n';
  }
  return known.emplace(std::string(name), Lexicon(text, common)).first->second;
}

std::uint8_t Lexicon::one(std::u32string_view word) const {
  constexpr std::size_t kLongestWord = 80;  // a run of a thousand letters is no word, and each of its ends would be asked for
  if (word.size() > kLongestWord) return kNothing;
  if (std::any_of(kept_out_.begin(), kept_out_.end(), [&](const std::u32string& begin) { return word.starts_with(begin); })) return kNothing;
  std::uint8_t said = kNothing;
  const auto ask = [&](const Words<bool>& words, std::u32string_view part) {
    if (const auto found = words.find(part); found != words.end()) said |= found->second ? kWeak : kStrong;
  };
  ask(whole_, word);
  ask(exact_, word);
  for (const auto ending : kEndings)
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) ask(whole_, word.substr(0, word.size() - ending.size()));
  for (std::size_t n = std::min(word.size(), longest_begin_); n >= 2; --n) ask(begins_, word.substr(0, n));
  constexpr std::size_t kBefore = 2;  // "*sygdom" is not "sygdom"
  for (std::size_t from = 0; from + shortest_end_ <= word.size(); ++from) {
    const std::u32string_view rest = word.substr(from);
    if (ends_kept_out_.contains(rest)) break;
    if (from < kBefore) continue;
    ask(ends_, rest);
    for (const std::u32string_view ending : {U"en", U"et", U"er", U"n", U"r", U"s", U"erne"})
      if (rest.ends_with(ending)) ask(ends_, rest.substr(0, rest.size() - ending.size()));
  }
  return (said & kStrong) != 0 ? std::uint8_t{kStrong} : said;
}

template <class See>
void Lexicon::each_beside(std::u32string_view first, See see) const {
  if (const auto found = beside_.find(first); found != beside_.end())
    for (const Rest& rest : found->second) see(rest);
  for (std::size_t n = std::min(first.size(), longest_first_); n >= 2; --n)
    if (const auto found = beside_begins_.find(first.substr(0, n)); found != beside_begins_.end())
      for (const Rest& rest : found->second) see(rest);
}

std::uint8_t Lexicon::about_capitals(std::u32string_view word) const {
  const auto found = capitals_.find(word);
  return found == capitals_.end() ? about(word) : static_cast<std::uint8_t>(about(word) | (found->second ? kWeak : kStrong));
}

std::uint8_t Lexicon::about(std::u32string_view word) const {
  std::uint8_t said = one(word);
  each_beside(word, [&](const Rest&) { said |= kMayBegin; });
  return said;
}

Lexicon::Match Lexicon::match(const std::vector<std::u32string_view>& words, std::size_t at, std::size_t end, std::uint8_t about_word) const {
  Match best;
  if (about_word & kMayBegin)
    each_beside(words[at], [&](const Rest& rest) {
      if (const std::size_t stop = fitting(words, at + 1, end, rest.words, 0); stop > at) {
        const std::size_t length = stop - at;
        if (length > best.length || (length == best.length && best.weak)) best = {length, rest.weak};
      }
    });
  if (best.length > 0) return best;
  return {about_word & (kStrong | kWeak) ? 1U : 0U, (about_word & kStrong) == 0};
}

Lexicon::Match Lexicon::match(const std::vector<std::u32string_view>& words, std::size_t at) const { return match(words, at, words.size(), about(words[at])); }

}  // namespace meretid::access
