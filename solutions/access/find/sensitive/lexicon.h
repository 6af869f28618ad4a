// SPDX-License-Identifier: EUPL-1.2
// A list of words that tell something: "depression*" begins a word, "*kræft" ends one, "lider*af" stands beside each other, a plain
// word takes Danish endings, and "!bekræft" keeps out words that begin so and say something else. Read once from a text; immutable; thread-safe. Looking a word up costs one step for each of its letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace meretid::access {

class Lexicon {
 public:
  explicit Lexicon(std::string_view file);
  /// The embedded file "lists/NAME.txt".
  static const Lexicon& of(std::string_view name);

  /// How many words from `at` on make an entry; 0: none. The words are in lower case.
  std::size_t match(const std::vector<std::u32string_view>& words, std::size_t at) const;

 private:
  bool one(std::u32string_view word) const;
  using Words = std::unordered_set<std::u32string>;
  Words whole_, begins_, ends_;
  std::vector<std::u32string> kept_out_;
  std::unordered_map<std::u32string, std::vector<std::vector<std::u32string>>> beside_;  // by their first word
  std::size_t shortest_end_ = 99, longest_begin_ = 0;
};

}  // namespace meretid::access
