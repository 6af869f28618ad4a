// SPDX-License-Identifier: EUPL-1.2
// Danish writes "støjmåling" where the search says "måling": a long word falls apart where both parts are words of the collection.
// Pure; cost one look-up for each possible cut.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace meretid::retrieval {

struct Parts {
  std::string head, tail;
};

/// How often a word stands in the collection.
using Occurrences = std::function<std::uint32_t(std::string_view word)>;

/// Words of nine letters and more, cut so that at least four letters stand on each side and both parts (the head also without the
/// "s" or "e" that joins them) occur twice or more; of several cuts the one whose rarer part is the most frequent.
std::optional<Parts> split(std::string_view lower_word, const Occurrences& occurrences);

}  // namespace meretid::retrieval
