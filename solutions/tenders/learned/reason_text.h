// SPDX-License-Identifier: EUPL-1.2
// A reason of the second opinion as a sentence: what the number is, where it lies among the tenders learned from, which way it pulls.
#pragma once

#include <string>

#include "base/catalogue.h"
#include "solutions/tenders/learned/second_opinion.h"

namespace meretid::tenders {

/// "Budenes spredning (CV): 0,012, lavere end i 95 % af de udbud, modellen har lært af. Det trækker modellens vurdering op."
std::string sentence(const Reason& reason, FeatureSet set, base::Language language);

}  // namespace meretid::tenders
