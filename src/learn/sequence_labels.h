// SPDX-License-Identifier: EUPL-1.2
// Labels for the words of a sentence, each by what speaks for it and by the label before: the sums over all labellings that a
// conditional random field needs (Lafferty, McCallum and Pereira, ICML 2001). An "inside" label follows its own kind.
// Pure; about 0.3 µs a word.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace meretid::learn {

/// Outside, then begin and inside of each kind: O, B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG; the eighth place is unused.
inline constexpr std::size_t kLabels = 7;
inline constexpr std::size_t kRow = 8;
using Label = std::uint8_t;
using LabelRow = std::array<float, kRow>;

inline bool may_follow(Label before, Label label) {
  return label == 0 || label % 2 == 1 || before == label || before == label - 1;
}

/// The hashes of what is true of one word.
using Features = std::vector<std::uint32_t>;

/// What speaks for each label, as logarithms.
struct LabelScores {
  std::vector<LabelRow> words;
  std::array<float, kRow * kRow> follow{};  ///< [before][label]
  LabelRow first{};                         ///< of the first word
};

/// `share` of the one and the rest of the other: two models that see differently are right more often together.
LabelScores mixed(LabelScores one, const LabelScores& other, float share = 0.5F);

/// The best labelling (Viterbi, 1967).
std::vector<Label> best_labels(const LabelScores& scores);

/// How probable each label of each word is, over all labellings.
std::vector<LabelRow> probabilities(const LabelScores& scores);

/// How much each score adds to the loss of the true labelling: probability less truth.
struct LabelSlopes {
  void of(const LabelScores& scores, const std::vector<Label>& truth);
  std::vector<LabelRow> words;
  std::array<float, kRow * kRow> follow{};
  LabelRow first{};

 private:
  void sums(const LabelScores& scores);
  friend std::vector<LabelRow> probabilities(const LabelScores& scores);
  std::vector<LabelRow> local_, forward_, backward_;
  std::array<float, kRow * kRow> may_{};
};

}  // namespace meretid::learn
