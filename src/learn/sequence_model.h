// SPDX-License-Identifier: EUPL-1.2
// A linear model of labels in a row: a conditional random field over hashed features, trained one sentence at a time with AdaGrad
// (Duchi et al., JMLR 2011) and averaged. Kept as 8-bit weights for the features that matter. Reading is thread-safe; about 1 µs a
// word with features ready.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/rng.h"
#include "learn/bytes.h"
#include "learn/large_pages.h"
#include "learn/sequence_labels.h"

namespace meretid::learn {

class SequenceModel {
 public:
  LabelScores scores(const std::vector<Features>& sentence) const;

  void write(ByteWriter& out) const;
  static Result<SequenceModel> read(ByteReader& in);
  std::size_t size() const { return keys_.size(); }

 private:
  friend class SequenceTrainer;
  void index();

  float step_ = 1;
  std::array<float, kRow * kRow> follow_{};   // [before][label]
  LabelRow first_{};
  std::vector<std::uint32_t> keys_;
  std::vector<std::int8_t> weights_;          // kRow for each key
  struct Slot { std::uint32_t key; std::array<std::int8_t, kRow> weights; };
  LargeTable<Slot> slots_;                    // open addressing, made by index()
};

class SequenceTrainer {
 public:
  struct Sentence {
    std::vector<Features> words;
    std::vector<Label> labels;
    std::uint32_t domain = 0;  ///< 0: only what all share; else features count twice, common and of this domain
  };
  void add(Sentence sentence) { sentences_.push_back(std::move(sentence)); }

  /// `least`: a feature is kept when it was seen so often. `domains`: whose features are folded into the result.
  SequenceModel train(int epochs, Rng rng, const std::vector<std::uint32_t>& domains, std::size_t least, std::size_t most_features);

 private:
  std::vector<Sentence> sentences_;
};

}  // namespace meretid::learn
