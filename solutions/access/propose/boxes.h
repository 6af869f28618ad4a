// SPDX-License-Identifier: EUPL-1.2
// From a place in the text to boxes on pages. Pure. A box covers whole words: a word of which any letter goes, goes.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/document.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// The words of one document in the order of their start, for many look-ups: O(log n) each.
class WordPlaces {
 public:
  explicit WordPlaces(std::vector<parse::Word> words);
  const std::vector<parse::Word>& words() const { return words_; }
  /// Indices of the words that share a code point with [start, end).
  std::vector<std::size_t> touching(std::int64_t start, std::int64_t end) const;
  /// One box for each line that the words lie on.
  std::vector<BoxRow> boxes(std::int64_t start, std::int64_t end) const;

 private:
  std::vector<parse::Word> words_;
  std::int64_t longest_ = 0;
};

}  // namespace meretid::access
