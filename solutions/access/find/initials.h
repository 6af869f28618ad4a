// SPDX-License-Identifier: EUPL-1.2
// Persons who stand with their initials alone: "Oprettet af lbk", "/MST:", "Forurettede (AH)", "Finn Borregaard (FINBO)"; and again wherever
// the same letters stand. Pure; linear.
#pragma once

#include <vector>

#include "solutions/access/find/names.h"

namespace meretid::access {

/// `names`: those found so far, in order of place.
std::vector<NameSpan> initials(const Reading& reading, const KnownPhrases& known, const std::vector<NameSpan>& names);

}  // namespace meretid::access
