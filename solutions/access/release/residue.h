// SPDX-License-Identifier: EUPL-1.2
// Is a removed value still in a text? Counts occurrences so that one which a person decided to keep elsewhere is no residue. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

/// A text as its words' essences (letters and digits in lower case), for many questions.
class WordList {
 public:
  explicit WordList(std::string_view text);
  explicit WordList(const std::vector<std::string>& words);

  std::int64_t size() const { return static_cast<std::int64_t>(words_.size()); }
  /// How often the value stands there. A number of 8 and more digits counts anywhere; a name where words begin and end, with
  /// or without a genitive s, whatever stands between its words. Cost: linear in the text.
  std::int64_t count(std::string_view value) const;

 private:
  void add(std::string_view word);
  std::vector<std::string> words_;
  std::string joined_;
};

}  // namespace meretid::access
