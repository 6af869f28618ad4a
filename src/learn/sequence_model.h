// SPDX-License-Identifier: EUPL-1.2
// Labels for the words of a sentence, each by its features and the label before: a conditional random field (Lafferty, McCallum
// and Pereira, ICML 2001), trained one sentence at a time with AdaGrad (Duchi et al., JMLR 2011) and averaged, decoded with
// Viterbi under the rule that an "inside" label follows its own kind. Kept as 8-bit weights for the features that matter.
// Reading is thread-safe; about 1 µs a word with features ready.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/rng.h"
#include "learn/bytes.h"

namespace meretid::learn {

/// Outside, then begin and inside of each kind: O, B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG; the eighth place is unused.
inline constexpr std::size_t kLabels = 7;
inline constexpr std::size_t kRow = 8;
using Label = std::uint8_t;

inline bool may_follow(Label before, Label label) {
  return label == 0 || label % 2 == 1 || before == label || before == label - 1;
}

/// The hashes of what is true of one word.
using Features = std::vector<std::uint32_t>;

struct Decoded {
  std::vector<Label> labels;
  /// How much better the best labelling with this word inside is than the best one with it outside; with a kind: inside a name of
  /// that kind, and not.
  std::vector<float> gap;
};

class SequenceModel {
 public:
  /// Taken from the score of each label: from "outside", and more is found, with less certainty.
  using Less = std::array<float, kRow>;
  /// `kind`: the label that begins it; 0: any.
  Decoded decode(const std::vector<Features>& sentence, const Less& less = {}, Label kind = 0) const;

  void write(ByteWriter& out) const;
  static Result<SequenceModel> read(ByteReader& in);
  std::size_t size() const { return keys_.size(); }

 private:
  friend class SequenceTrainer;
  void index();

  float step_ = 1;
  std::array<float, kRow * kRow> follow_{};   // [before][label]
  std::array<float, kRow> first_{};
  std::vector<std::uint32_t> keys_;
  std::vector<std::int8_t> weights_;          // kRow for each key
  struct Slot { std::uint32_t key; std::array<std::int8_t, kRow> weights; };
  std::vector<Slot> slots_;                   // open addressing, made by index()
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
