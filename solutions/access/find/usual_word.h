// SPDX-License-Identifier: EUPL-1.2
// Words that are written large and name nobody: labels, nouns that begin a sentence, abbreviations, compounds of usual words. Pure.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "Ask og bøg", "Storm fra vest": a usual word at the beginning of a sentence, joined to another one.
bool begins_as_a_word(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "CPR-nummer" behind "Navn: Lakshmi Banerjee", "Stilling:": what says what stands beside it.
bool is_label(const Reading& reading, WordLooks& looks, const KnownPhrases& known, std::size_t token);

/// For names with little reason: "CVR-nr.", which says what the number beside it is, an abbreviation, a street with its number, and a
/// usual word that is written large, most often because a sentence begins with it.
bool is_usual_word(const Reading& reading, WordLooks& looks, const KnownPhrases& known, const NameSpan& span);

}  // namespace meretid::access
