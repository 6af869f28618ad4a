// SPDX-License-Identifier: EUPL-1.2
// From where on a word is shown and how sure findings are, learned on marked text that was kept from the models that read it.
#pragma once

#include <memory>
#include <vector>

#include "learn/measure.h"
#include "solutions/access/find/name_model.h"
#include "solutions/access/find/train/documents.h"

namespace meretid::access {

/// A model and the part of the text that it was not trained on: as sentences of words with the truth, and as raw lines.
struct HeldOut {
  std::unique_ptr<NameModel::Parts> model;
  std::vector<std::pair<std::vector<learn::LabelRow>, const std::vector<learn::Label>*>> sentences;  ///< probabilities and truth
  std::vector<MarkedDocument> documents;
};

struct OperatingPoint {
  float least = 0.5F;
  learn::Calibration person;
  Sureness sureness;
};

/// What is missed leaks, what is too much a person strikes off: of the probabilities from which on at least `useful` of the words that the
/// whole finding shows as persons' belong to a name of any kind, the one with most persons wholly shown; of equals the highest. Cost: a reading of the documents for each step of that probability.
OperatingPoint operating_point(std::vector<HeldOut> rounds, double useful);

/// What findings are worth: of each its confidence so far and whether it was right.
Sureness learned_sureness(std::vector<std::pair<double, bool>> said);

}  // namespace meretid::access
