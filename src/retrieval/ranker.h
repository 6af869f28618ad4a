// SPDX-License-Identifier: EUPL-1.2
// Ranks the texts of a collection for a query: BM25 over Danish stems with compound parts, and over runs of four letters, each
// divided by its best score and added, 0.4 to 0.6. Nothing is learned, and a misspelt word is found, too.
// Immutable and thread-safe once made. Making it costs about a quarter of a millisecond a page (`retrieval.index_10k_pages`), so it
// is made anew when the collection has changed: the same texts give the same ranking, in whatever order they came.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "retrieval/bm25.h"
#include "retrieval/collection.h"

namespace meretid::retrieval {

/// Chosen on the questions of seven articles of squad-da 1.1 that version 2.0 does not have (k1 of 0.4 to 1.6, b of 0.3 to 0.9, weights
/// of 0.3 to 0.6, numbers once or twice): `meretid access bench --only retrieval` tells those questions and the others apart.
struct RankerShape {
  Bm25Shape words{0.6, 0.75}, letters{0.6, 0.75};
  double weight_of_words = 0.4;
  int times_of_numbers = 2;  ///< a year, a paragraph or a case number tells more than a word that is as rare
  std::size_t depth = 300;  ///< of each list before they are joined
};

struct Hit {
  std::string_view key;  ///< lives as long as the ranker
  double score = 0;      ///< 0..1: 1 where both lists have it first
};

class Ranker {
 public:
  explicit Ranker(const Collection& collection, RankerShape shape = {});
  ~Ranker();
  Ranker(Ranker&&) noexcept;
  Ranker& operator=(Ranker&&) noexcept;

  /// Best first, equal scores by key. A query without any word that tells something finds nothing.
  std::vector<Hit> search(std::string_view query, std::size_t limit) const;

  /// The stems that a word counts for here, its own first.
  std::vector<std::string> stems_of(std::string_view lower_word) const;
  /// How much a word tells: ln(1 + …) of the texts without it to those with it; largest for one that no text has.
  double weight_of(std::string_view lower_word) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace meretid::retrieval
