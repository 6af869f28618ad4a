// SPDX-License-Identifier: EUPL-1.2
// What the committed model holds: what words look like, what names stand beside, and how its scores become probabilities.
// Immutable, thread-safe.
#pragma once

#include <string>

#include "learn/measure.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "solutions/access/finding.h"

namespace meretid::access {

/// Places in learn::Likeness.
enum Kind : std::size_t { kFrequentFirst, kFirst, kSurname, kStreet, kTown, kOrdinary };

struct NameModel::Parts {
  learn::NgramModel looks;
  learn::SequenceModel beside;
  learn::Calibration person;
  float outside_minus = 0;   ///< leaning towards finding: what is missed leaks
  std::string version;
};

std::string write_model(const NameModel::Parts& parts);

}  // namespace meretid::access
