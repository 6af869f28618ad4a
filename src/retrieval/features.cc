// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/features.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::retrieval {
namespace {

// FNV-1a over the letters, then the finaliser of MurmurHash3 (public domain, A. Appleby).
std::uint64_t number_of(std::u32string_view run) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char32_t c : run) hash = (hash ^ c) * 0x100000001b3;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  return hash ^ (hash >> 33);
}

}  // namespace

std::vector<std::string> stems(std::string_view word, const Stemmer& stemmer, const Occurrences& occurrences) {
  std::vector<std::string> found{stemmer.stem(word)};
  if (const auto parts = split(word, occurrences)) {
    found.push_back(stemmer.stem(parts->head));
    found.push_back(stemmer.stem(parts->tail));
  }
  return found;
}

std::vector<std::uint64_t> letter_runs(std::string_view word) {
  constexpr std::size_t kRun = 4;
  const std::u32string letters = U'_' + base::decode(word) + U'_';
  if (letters.size() <= kRun) return {number_of(letters)};
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + kRun <= letters.size(); ++i) runs.push_back(number_of(std::u32string_view(letters).substr(i, kRun)));
  return runs;
}

}  // namespace meretid::retrieval
