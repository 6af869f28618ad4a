// SPDX-License-Identifier: EUPL-1.2
// How sure the finding of a person is, told from its score: scores of the model, of the rules and of names known again are not of one
// kind, so what they are worth together is learned from text that the model was not trained on (train/held_out.h). Immutable.
#pragma once

#include <utility>
#include <vector>

#include "learn/bytes.h"

namespace meretid::access {

class Sureness {
 public:
  Sureness() = default;  ///< the score as it is
  /// Scores in rising order, and the log-odds that findings of this score are right.
  explicit Sureness(std::vector<std::pair<float, float>> knots) : knots_(std::move(knots)) {}

  /// Straight between two knots, flat outside; never falling.
  double of(double score) const;

  void write(learn::ByteWriter& out) const;
  static Result<Sureness> read(learn::ByteReader& in);

 private:
  std::vector<std::pair<float, float>> knots_;
};

}  // namespace meretid::access
