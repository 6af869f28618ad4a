// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/name_forms.h"

#include <algorithm>

namespace meretid::access {
namespace {

using Words = std::vector<std::u32string>;

}  // namespace

bool is_initial(std::u32string_view word) { return word.size() <= 2 && (word.size() == 1 || word.back() == U'.'); }

std::u32string joined(const Words& words) {
  std::u32string all;
  for (const auto& word : words) {
    if (!all.empty()) all += U' ';
    all += word;
  }
  return all;
}

bool is_full_form(const Words& words) { return std::count_if(words.begin(), words.end(), [](const auto& word) { return !is_initial(word); }) > 1; }

// "p. nowak" of "piotr nowak", "marie-louise f. skov" of "marie-louise friis skov", "anne holm" of "anne lind holm": each word of the shorter
// name stands in the longer one, in its order; the first and the last ones meet where there are several.
bool stands_for(const Words& shorter, const Words& longer) {
  if (shorter.empty() || shorter.size() > longer.size()) return false;
  bool whole = false;  // a word that is no initial meets
  std::size_t at = 0;
  for (std::size_t i = 0; i < shorter.size(); ++i, ++at) {
    const std::u32string& word = shorter[i];
    const auto meets = [&](const std::u32string& other) { return word == other || (is_initial(word) && other.starts_with(word.front())); };
    while (at < longer.size() && !meets(longer[at])) ++at;
    if (at == longer.size() || (i == 0 && shorter.size() > 1 && at > 0) || (i + 1 == shorter.size() && shorter.size() > 1 && at + 1 < longer.size())) return false;
    whole = whole || !is_initial(word);
  }
  return whole;
}

}  // namespace meretid::access
