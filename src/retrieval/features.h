// SPDX-License-Identifier: EUPL-1.2
// What a word counts for: its stem with the stems of its compound parts, and its runs of four letters. Numbers for both.
// Not thread-safe while it grows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "retrieval/compounds.h"
#include "retrieval/stemmer.h"

namespace meretid::retrieval {

/// The stem of the word, and of its parts where it falls apart. First the word's own.
std::vector<std::string> stems(std::string_view lower_word, const Stemmer& stemmer, const Occurrences& occurrences);

/// All runs of four letters of "_word_", each as a number that no other run has but by a chance of 1 in 2^64; of words up to two
/// letters the whole. They find what a stem does not: misspellings, parts of compounds, other forms.
std::vector<std::uint64_t> letter_runs(std::string_view lower_word);

}  // namespace meretid::retrieval
