// SPDX-License-Identifier: EUPL-1.2
// Which forest is grown, and from which answer on it says "yes": decided on the training rows alone, never on rows it is tested on.
//
// Of screens, a few forests (extremely randomised and random, fine and coarse) are grown, and the one is taken whose out-of-bag answers
// rank best. With network features out-of-bag rows share firms with the rows learned from, and fine forests that merely recognise groups
// would win; so there is no choice: the forest of the reference figures (anchor document, section 3.1, A). Pure.
#pragma once

#include <string>

#include "learn/forest.h"
#include "solutions/tenders/learned/tender_features.h"

namespace meretid::tenders {

/// What a forest answered of rows that it had not learned from, and what they were.
struct Answers {
  std::vector<double> scores;
  std::vector<std::uint8_t> labels;

  void add(double score, std::uint8_t label) { scores.push_back(score), labels.push_back(label); }
};

struct LearnedForest {
  learn::Forest forest;
  std::string growth;      ///< "extremely-randomised/2": how, and the least rows in a leaf
  double threshold = 0.5;  ///< of the best balanced accuracy of `held`; above it the answer is "yes"
  Answers held;            ///< out of the bag, or out of the fold
};

/// "learn.forest_table" as learn::Forest::train. Cost: four forests of 150 trees, or six.
Result<LearnedForest> learn_forest(const learn::ExactTable& table, std::span<const std::uint8_t> labels, FeatureSet set, std::uint64_t seed, int threads);

/// log(p / (1 - p)), kept finite: a forest of 150 trees tells no finer than .002. What the calibration of an answer is fitted on.
double log_odds(double answer);

}  // namespace meretid::tenders
