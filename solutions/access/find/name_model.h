// SPDX-License-Identifier: EUPL-1.2
// What the committed model holds: what words look like, what names stand beside, and how its scores become probabilities.
// Immutable, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "learn/measure.h"
#include "learn/ngram_model.h"
#include "learn/sequence_model.h"
#include "learn/window_net.h"
#include "solutions/access/find/known_phrases.h"
#include "solutions/access/find/sureness.h"
#include "solutions/access/finding.h"

namespace meretid::access {

/// Places in learn::Likeness.
enum Kind : std::size_t { kFrequentFirst, kFirst, kSurname, kStreet, kTown, kOrdinary };

struct NameModel::Parts {
  static constexpr float kLinear = 0.5F;  ///< share of the linear model; by cross-validation
  learn::NgramModel looks;
  KnownPhrases known;
  learn::SequenceModel beside;
  learn::WindowNet windows;
  learn::Calibration person;  ///< of what `scores` says by itself
  Sureness sureness;          ///< of what comes of it, the rules and names known again
  float least = 0.5F;  ///< A word is shown as part of a person's name from this probability on: what is missed leaks.
  std::string version;

  learn::LabelScores scores(const std::vector<learn::Features>& words) const {
    return learn::mixed(beside.scores(words), windows.scores(words), kLinear);
  }
};

/// Words in a row that belong to names of one kind.
struct NameRun {
  std::size_t first = 0, last = 0;  ///< last included
  double log_odds = 0;              ///< mean over the words
};
/// `begin`: the label that begins the kind. A run ends where a word more probably begins a name than goes on with one.
std::vector<NameRun> runs_of(const std::vector<learn::LabelRow>& probabilities, learn::Label begin, float least);

std::string write_model(const NameModel::Parts& parts);

}  // namespace meretid::access
