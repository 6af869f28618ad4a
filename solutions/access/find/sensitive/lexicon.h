// SPDX-License-Identifier: EUPL-1.2
// Lists of words that tell something. Entries stand on lines or between commas, "#" begins a remark:
//   depression      takes Danish endings            *kræft        ends a word
//   depressi*       begins a word                   ondt i maven  stands beside each other, each word with endings or a "*"
//   !bekræft        words that begin so are others; "!*kræfter": that end so    medlem af 3f|hk|foa   one of these
//   ?politiet       says something only where another word of the category stands in the same sentence
//   kørte _ uden kørekort           "_": up to four other words, none beyond a comma
//   =bed            the very word, without endings
//   @land = chile|iran, then  født i @land          words under one name; those of lists/names/*.txt hold in every list
//   ALS             in capitals: stands in capitals in the text, too
//   knæ, hofte + smerter, skade     every one with every one in one word;     ~ instead of +: beside each other
// Read once from a text; immutable; thread-safe. Looking a word up costs one step for each of its letters, however long the list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace meretid::access {

class Lexicon {
 public:
  explicit Lexicon(std::string_view file, std::string_view common = {});
  /// The embedded files "lists/NAME.txt" and "lists/NAME/*.txt" together.
  static const Lexicon& of(std::string_view name);

  struct Match {
    std::size_t length = 0;  ///< words; 0: none
    bool weak = false;       ///< "?": not by itself
  };
  /// The longest entry that begins with the word at `at`. The words are in lower case.
  Match match(const std::vector<std::u32string_view>& words, std::size_t at) const;

  /// What can be said of a word by itself, for those who ask about each word of a text and remember the answer.
  enum About : std::uint8_t { kNothing = 0, kStrong = 1, kWeak = 2, kMayBegin = 4 };
  std::uint8_t about(std::u32string_view word) const;
  /// Of a word that stands in capitals, in lower case.
  std::uint8_t about_capitals(std::u32string_view word) const;
  Match match(const std::vector<std::u32string_view>& words, std::size_t at, std::size_t end, std::uint8_t about_word) const;

 private:
  struct Hash : std::hash<std::u32string_view> {
    using is_transparent = void;
  };
  struct Rest {
    std::vector<std::vector<std::u32string>> words;  // behind the first: what may stand at each place
    bool weak = false;
  };
  template <class Value>
  using Words = std::unordered_map<std::u32string, Value, Hash, std::equal_to<>>;

  void read(std::string_view file);
  void line(std::string_view text);
  void name(std::string_view text);
  std::string spelled_out(std::string_view entry) const;
  void add(std::string_view entry);
  void add(std::u32string entry);
  void add_plain(std::u32string_view entry, bool weak);
  std::uint8_t one(std::u32string_view word) const;
  template <class See>
  void each_beside(std::u32string_view first, See see) const;

  Words<bool> whole_, exact_, begins_, ends_, capitals_;  // whether it is weak
  std::vector<std::u32string> kept_out_;
  std::unordered_set<std::u32string, Hash, std::equal_to<>> ends_kept_out_;
  Words<std::vector<Rest>> beside_, beside_begins_;  // by their first word
  std::vector<std::pair<std::string, std::string>> named_;  // "@land", "chile|iran", the longest name first
  std::size_t shortest_end_ = 99, longest_begin_ = 0, longest_first_ = 0;
};

}  // namespace meretid::access
