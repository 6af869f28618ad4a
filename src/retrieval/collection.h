// SPDX-License-Identifier: EUPL-1.2
// The texts that are searched, as counted words: what grows and shrinks. A Ranker is made of it when somebody asks.
// Not thread-safe while it changes. Cost of `put`: one pass over the text; memory about 8 bytes for each different word of a text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace meretid::retrieval {

class Collection {
 public:
  struct Count {
    std::uint32_t word = 0;
    std::uint32_t times = 0;
  };

  /// A text under a key that had one replaces it.
  void put(std::string_view key, std::string_view text);
  /// False when there is none.
  bool remove(std::string_view key);
  std::size_t size() const { return texts_.size(); }

  /// By key, so that what is made of them does not depend on the order in which they came.
  const std::map<std::string, std::vector<Count>, std::less<>>& texts() const { return texts_; }
  const std::vector<std::string_view>& vocabulary() const { return vocabulary_; }
  /// How often a word stands in all texts together.
  std::uint32_t occurrences(std::string_view lower_word) const;
  std::uint32_t occurrences(std::uint32_t word) const { return occurrences_[word]; }

 private:
  void forget(const std::vector<Count>& counts);

  std::unordered_map<std::string, std::uint32_t> numbers_;  // nodes stay where they are: vocabulary_ looks into them
  std::vector<std::string_view> vocabulary_;
  std::vector<std::uint32_t> occurrences_;
  std::map<std::string, std::vector<Count>, std::less<>> texts_;
};

}  // namespace meretid::retrieval
