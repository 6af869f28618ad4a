// SPDX-License-Identifier: EUPL-1.2
// Whether a text is about somebody for certain: a name in the orders and forms that Danish writes it in, a street with its number, a
// case number however it is punctuated. Pure; linear in the text.
//
// A name: "Anne Marie Eksempel", "Anne Eksempel" (without what stands between first and last), "Eksempel, Anne Marie", each word also
// in the genitive and with other names between; "A. Eksempel" is weak. An address: street and number, in a range, with the abbreviations
// of "vej", "gade" and "allé"; another floor or door of the same house is weak.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "retrieval/words.h"

namespace meretid::access::collect {

struct Exact {
  std::size_t start = 0, end = 0;  ///< bytes of the text, of the first of the best
  std::size_t times = 0;           ///< of that strength
  bool weak = false;               ///< perhaps somebody else, or the neighbour
};

std::optional<Exact> find_person(std::string_view text, std::span<const retrieval::Word> words, std::string_view name);
std::optional<Exact> find_address(std::string_view text, std::span<const retrieval::Word> words, std::string_view address);
std::optional<Exact> find_matter(std::string_view text, std::span<const retrieval::Word> words, std::string_view matter);

}  // namespace meretid::access::collect
