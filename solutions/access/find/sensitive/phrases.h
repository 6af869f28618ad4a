// SPDX-License-Identifier: EUPL-1.2
// How far a health phrase reaches: with what says how bad it is in front ("svær depression") and which kind, and where, behind
// ("diabetes type 2", "døv på højre øre"). Pure.
#pragma once

#include <cstddef>
#include <utility>

#include "solutions/access/find/sensitive/sentences.h"
#include "solutions/access/find/sensitive/words.h"

namespace meretid::access {

/// The first and the last token of the phrase around the tokens `first` to `last` of a sentence.
std::pair<std::size_t, std::size_t> whole_phrase(const Words& words, const Sentence& sentence, std::size_t first, std::size_t last);

/// Where the illness begins in "indlagt med svær depression", "behandlet med furosemid"; `first` where the phrase is the treatment itself.
std::size_t behind_treatment(const Words& words, std::size_t first, std::size_t last);

/// How many tokens a medicine that no list knows takes with its dose ("Anagrelid 0,5 mg x 2"); 0: the word at `at` has none.
std::size_t dosed(const Words& words, const Sentence& sentence, std::size_t at);

/// Whether a phrase that begins with token `first` and one that begins at `next` are one: beside each other, or "sygemeldt med stress".
bool one_phrase(const Words& words, std::size_t first, std::size_t last, std::size_t next);

}  // namespace meretid::access
