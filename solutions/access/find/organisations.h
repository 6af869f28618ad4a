// SPDX-License-Identifier: EUPL-1.2
// Names of organisations by form: "Holm Holding A/S", "Børnehaven Mælkevejen", "Vesterlund Skole", "Skifteretten i Herning",
// "Teknik og Miljø", and those of lists/organisations.txt. Pure; thread-safe; linear.
#pragma once

#include <vector>

#include "solutions/access/find/names.h"

namespace meretid::access {

/// In order, none overlapping; score: log-odds.
std::vector<NameSpan> organisations(const Reading& reading, const KnownPhrases& known);

}  // namespace meretid::access
