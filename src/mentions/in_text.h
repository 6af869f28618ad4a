// SPDX-License-Identifier: EUPL-1.2
// Identifiers inside running text. Pure; cost linear in the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "mentions/identifier.h"

namespace meretid::mentions {

/// The personal numbers in a text: ten digits on their own, also with a space, a hyphen or a dash after the day, the month or
/// the year, that begin with a day that exists. Each once, in the order of the text.
std::vector<Identifier> personal_numbers_in(std::string_view text);

struct Place {
  std::size_t start = 0, length = 0;  ///< bytes
};
/// Where an identifier stands, however it is written. In order, not overlapping.
std::vector<Place> places_of(const Identifier& identifier, std::string_view text);

}  // namespace meretid::mentions
