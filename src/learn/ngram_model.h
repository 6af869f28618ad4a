// SPDX-License-Identifier: EUPL-1.2
// What kind of word a word looks like, from its letters: for each of up to eight kinds a log-odds, the sum over all runs of
// one to six letters (with the word's two ends) and the word as a whole. Logistic regression, one kind against the rest, on
// hashed features ("hashing trick": Weinberger et al., ICML 2009), trained with AdaGrad (Duchi et al., JMLR 2011), kept as
// 8-bit weights. A list of 100,000 names thus becomes a table of fixed size that also knows names it has never seen.
// Reading is thread-safe; about 0.3 µs a word.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "learn/bytes.h"

namespace meretid::learn {

inline constexpr std::size_t kKinds = 8;
using Likeness = std::array<float, kKinds>;

class NgramModel {
 public:
  Likeness score(std::u32string_view lower_word) const;

  void write(ByteWriter& out) const;
  static Result<NgramModel> read(ByteReader& in);

 private:
  friend class NgramTrainer;
  std::uint32_t bits_ = 0;
  std::array<float, kKinds> step_{};     // of one unit of an 8-bit weight
  std::array<float, kKinds> bias_{};
  std::vector<std::int8_t> weights_;     // kKinds for each bucket
};

class NgramTrainer {
 public:
  explicit NgramTrainer(std::uint32_t bits);
  /// `kinds`: which it is; `known`: for which kinds that is known either way.
  void learn(std::u32string_view lower_word, std::uint32_t kinds, std::uint32_t known, float weight = 1);
  NgramModel finish() const;

 private:
  std::uint32_t bits_;
  std::array<float, kKinds> bias_{};
  std::vector<float> weights_, squares_;
};

}  // namespace meretid::learn
