// SPDX-License-Identifier: EUPL-1.2
// What the committed model holds: what words look like, what names stand beside, and how its scores become probabilities.
// Immutable, thread-safe.
#pragma once

#include <string>

#include "learn/measure.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/finding.h"

namespace meretid::access {

/// Places in learn::Likeness.
enum Kind : std::size_t { kFrequentFirst, kFirst, kSurname, kStreet, kTown, kOrdinary };

struct NameModel::Parts {
  learn::NgramModel looks;
  KnownPhrases known;
  learn::SequenceModel beside;
  learn::Calibration person;
  /// Leaning towards persons: what is missed leaks. Taken from "outside", and from the labels of places and organisations.
  float outside_minus = 0, others_minus = 0;
  learn::SequenceModel::Less leaning() const { return {outside_minus, 0, 0, others_minus, others_minus, others_minus, others_minus, 0}; }
  std::string version;
};

std::string write_model(const NameModel::Parts& parts);

}  // namespace meretid::access
