// SPDX-License-Identifier: EUPL-1.2
// Dates behind a word of birth in whatever way they are written: "født d. 9 i 4 1990", "født 1896 den 4. Juli", "fød. dato xx.05.1977",
// "Født (å-m-d) 63.01.08". Pure; linear.
#pragma once

#include <vector>

#include "solutions/access/find/claim.h"
#include "solutions/access/find/reading.h"

namespace meretid::access {

/// `claims`: resolved and in order; so they are afterwards. A birth date that was found in part grows, one that was not found is added.
void read_births(const Reading& reading, std::vector<Claim>& claims);

}  // namespace meretid::access
