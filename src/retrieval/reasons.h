// SPDX-License-Identifier: EUPL-1.2
// Why a text was found: which words of the query stand in it, in which form, where, and the place that shows most of them.
// Thread-safe. Cost: one pass over the text, and the different words of text and query against each other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "retrieval/ranker.h"

namespace meretid::retrieval {

enum class Likeness {
  kSame,   ///< the word itself
  kForm,   ///< another form of it: "afgørelsens"
  kPart,   ///< they share a part: "støjmåling" for "måling"
  kAlike,  ///< only letters in common: a misspelling, perhaps
};

struct Match {
  std::string asked;         ///< of the query, lower case
  std::string found;         ///< as it stands in the text at its first place
  Likeness likeness = Likeness::kSame;
  std::size_t start = 0, end = 0;  ///< bytes, of the first place
  std::size_t times = 0;
};

struct Reasons {
  std::vector<Match> matches;  ///< for each asked word that is there its closest form, in the order of the query
  double covered = 0;          ///< 0..1: how much of what the query tells is there, by weight of its words; kAlike counts half
};

Reasons reasons(const Ranker& ranker, std::string_view query, std::string_view text);

struct Snippet {
  std::string text;       ///< on one line, with "…" where it is cut
  std::size_t start = 0;  ///< byte of the text where it begins
};

/// The stretch of at most `length` bytes that holds the most different matches; the beginning where there are none.
Snippet snippet(const Ranker& ranker, std::string_view query, std::string_view text, std::size_t length = 240);
/// The stretch around a place.
Snippet around(std::string_view text, std::size_t start, std::size_t end, std::size_t length = 240);

}  // namespace meretid::retrieval
