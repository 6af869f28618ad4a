// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/word_looks.h"

#include <algorithm>

#include "solutions/access/find/name_model.h"

namespace meretid::access {

const learn::Likeness& WordLooks::of(std::u32string_view word) {
  const auto [entry, is_new] = known_.try_emplace(std::u32string(word));
  if (!is_new) return entry->second;
  entry->second = model_.score(word);
  if (word.size() > 3 && (word.ends_with(U's') || word.ends_with(U'\''))) {
    std::u32string_view stem = word.substr(0, word.size() - 1);
    if (stem.ends_with(U'\'')) stem.remove_suffix(1);
    const learn::Likeness without = model_.score(stem);
    for (const std::size_t k : {kFrequentFirst, kFirst, kSurname, kTown}) entry->second[k] = std::max(entry->second[k], without[k]);
  }
  return entry->second;
}

}  // namespace meretid::access
