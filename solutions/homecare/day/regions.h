// SPDX-License-Identifier: EUPL-1.2
// Cuts a day into two parts that can be searched at the same time: the tours whose visits lie nearest a random visit, and the
// others; about half of the visits each. All tours of one carer stay together, so that faces are counted on one side. Another
// centre every time, so that no border lasts. Pure; O(nodes + tours log tours).
#pragma once

#include <array>
#include <vector>

#include "base/rng.h"
#include "solutions/homecare/day/state.h"

namespace meretid::homecare::day {

struct Part {
  std::vector<int> tours;
  std::vector<int> absent;
};
std::array<Part, 2> regions(const Problem& problem, const Orders& orders, Rng& rng);

}  // namespace meretid::homecare::day
