// SPDX-License-Identifier: EUPL-1.2
// Is a removed value still in a text? Counts occurrences so that one which a person decided to keep elsewhere is no residue. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

/// One place where a value stands: words [first, last] of what the list was made from.
struct Hit {
  std::size_t first = 0, last = 0;
};

/// A text as its words' essences (letters and digits in lower case), for many questions.
class WordList {
 public:
  explicit WordList(std::string_view text);
  explicit WordList(const std::vector<std::string>& words);

  std::int64_t size() const { return static_cast<std::int64_t>(words_.size()); }
  /// How often the value stands there. A number of 8 and more digits counts anywhere; a name where words begin and end, with
  /// or without a genitive s, whatever stands between its words. Cost: linear in the text.
  std::int64_t count(std::string_view value) const { return static_cast<std::int64_t>(hits(value).size()); }
  std::vector<Hit> hits(std::string_view value) const;

 private:
  void add(std::string_view word);
  std::size_t word_at(std::size_t joined_place) const;
  std::vector<std::string> words_;
  std::vector<std::size_t> sources_;  // of each word: its place in what was given
  std::vector<std::size_t> starts_;   // of each word: its place in joined_
  std::size_t given_ = 0;
  std::string joined_;
};

/// Whether one of two essences may be the other, misread by OCR: at most a third of its letters differ, one at least.
bool misread(std::string_view a, std::string_view b);

}  // namespace meretid::access
