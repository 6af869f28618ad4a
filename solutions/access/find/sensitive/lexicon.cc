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
  if (entry.ends_with(U'*')) return word.starts_with(entry.substr(0, entry.size() - 1));
  if (word == entry) return true;
  return word.starts_with(entry) && std::find(kEndings.begin(), kEndings.end(), word.substr(entry.size())) != kEndings.end();
}

}  // namespace

Lexicon::Lexicon(std::string_view file) {
  for (std::size_t at = 0; at < file.size();) {
    if (file[at] == '#') {
      at = std::min(file.find('\n', at), file.size());
      continue;
    }
    const auto from = std::min(file.find_first_not_of(" \n\r\t", at), file.size());
    if (from < file.size() && file[from] == '#') {
      at = from;
      continue;
    }
    const auto to = std::min(file.find_first_of(" \n\r\t", from), file.size());
    at = to;
    std::u32string entry = base::decode(base::lower(file.substr(from, to - from)));
    if (entry.empty()) continue;
    const auto inner = entry.find(U'*', 1);
    if (entry[0] == U'!') {
      kept_out_.push_back(entry.substr(1));
    } else if (entry[0] == U'*') {
      shortest_end_ = std::min(shortest_end_, entry.size() - 1);
      ends_.insert(entry.substr(1));
    } else if (inner != entry.npos && inner + 1 < entry.size()) {
      std::vector<std::u32string> words(1);
      for (std::size_t i = 0; i < entry.size(); ++i) {
        if (entry[i] == U'*' && i + 1 < entry.size()) words.emplace_back();
        else words.back().push_back(entry[i]);
      }
      beside_[words.front()].push_back({words.begin() + 1, words.end()});
    } else if (entry.back() == U'*') {
      entry.pop_back();
      longest_begin_ = std::max(longest_begin_, entry.size());
      begins_.insert(std::move(entry));
    } else {
      whole_.insert(std::move(entry));
    }
  }
}

const Lexicon& Lexicon::of(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, Lexicon, std::less<>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  const auto file = base::embedded("access_sensitive/lists/" + std::string(name) + ".txt");
  return known.emplace(std::string(name), Lexicon(file.value_or(""))).first->second;
}

bool Lexicon::one(std::u32string_view word) const {
  std::u32string part(word);
  if (whole_.contains(part)) return true;
  for (const auto ending : kEndings)
    if (word.size() > ending.size() + 2 && word.ends_with(ending) && whole_.contains(std::u32string(word.substr(0, word.size() - ending.size())))) return true;
  for (std::size_t n = std::min(word.size(), longest_begin_); n >= 2; --n)
    if (begins_.contains(std::u32string(word.substr(0, n)))) return true;
  for (std::size_t from = 0; from + shortest_end_ <= word.size(); ++from) {
    const std::u32string_view rest = word.substr(from);
    if (ends_.contains(std::u32string(rest))) return true;
    for (const std::u32string_view ending : {U"en", U"et"})
      if (rest.ends_with(ending) && ends_.contains(std::u32string(rest.substr(0, rest.size() - ending.size())))) return true;
  }
  return false;
}

std::size_t Lexicon::match(const std::vector<std::u32string_view>& words, std::size_t at) const {
  std::size_t longest = 0;
  if (const auto found = beside_.find(std::u32string(words[at])); found != beside_.end())
    for (const auto& rest : found->second) {
      bool all = at + rest.size() < words.size();
      for (std::size_t i = 0; i < rest.size() && all; ++i) all = fits(words[at + 1 + i], rest[i]);
      if (all) longest = std::max(longest, rest.size() + 1);
    }
  if (longest > 0) return longest;
  const auto other = [&](const std::u32string& begin) { return words[at].starts_with(begin); };
  return one(words[at]) && std::none_of(kept_out_.begin(), kept_out_.end(), other) ? 1 : 0;
}

}  // namespace meretid::access
