// SPDX-License-Identifier: EUPL-1.2
// Texts that are almost the same, by runs of five words (A. Broder, "On the resemblance and containment of documents", 1997): MinHash
// with bands finds the candidates, the exact share of runs in common decides. Pure.
// Cost: one pass over each text, and for each at most a few hundred pairs: of many originals of one form, the first hundred are compared with
// (texts of the very same runs always are).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "retrieval/words.h"

namespace meretid::retrieval {

/// The runs of five words as numbers, sorted, each once; a shorter text is one run. Empty for a text without words.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles(std::span<const Word> words);
Shingles shingles(std::string_view text);

double resemblance(const Shingles& a, const Shingles& b);  ///< Jaccard: runs in common / runs of either; 0 where both are empty
double contained(const Shingles& inner, const Shingles& outer);  ///< runs in common / runs of `inner`; 0 where it is empty

struct Copy {
  std::size_t of = 0;  ///< the first text in order that it is a copy of
  double share = 0;    ///< resemblance
};

/// For each text the earlier one that it resembles most, and at least so much; never one that is itself a copy. `may_be` is asked of two
/// texts that do: false where the caller knows better.
std::vector<std::optional<Copy>> copies(std::span<const Shingles> texts, double least, const std::function<bool(std::size_t, std::size_t)>& may_be = {});

}  // namespace meretid::retrieval
