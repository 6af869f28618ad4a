// SPDX-License-Identifier: EUPL-1.2
// What the sequence model is told of each word of a sentence: itself and its neighbours, their shapes, beginnings and endings,
// how much they look like names, what lists know of them, and what stands around the run of capital words it belongs to.
// The same for training and for finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "learn/sequence_model.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/word_looks.h"

namespace meretid::access {

struct SentenceWord {
  std::u32string_view plain, lower;
};

std::vector<learn::Features> features_of(const std::vector<SentenceWord>& sentence, WordLooks& looks, const KnownPhrases& known);

}  // namespace meretid::access
