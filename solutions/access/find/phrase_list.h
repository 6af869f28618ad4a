// SPDX-License-Identifier: EUPL-1.2
// A list of words or phrases that is built into the program: one a line, or several with commas between; "#" begins a remark.
// Immutable; thread-safe; one look-up a phrase.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace meretid::access {

class PhraseList {
 public:
  /// `embedded`: the path of the built-in file.
  explicit PhraseList(std::string_view embedded);
  bool has(std::u32string_view lower_phrase) const { return lower_phrase.size() <= longest_ && phrases_.contains(lower_phrase); }
  /// Whether the word is in the list or ends in a word of it of at least four letters: "kajakklub" for "klub".
  bool ends(std::u32string_view lower_word) const;

 private:
  struct Hash {
    using is_transparent = void;  // asked for without a copy
    std::size_t operator()(std::u32string_view phrase) const { return std::hash<std::u32string_view>()(phrase); }
  };

  std::unordered_set<std::u32string, Hash, std::equal_to<>> phrases_;
  std::size_t longest_ = 0;
};

}  // namespace meretid::access
