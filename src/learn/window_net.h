// SPDX-License-Identifier: EUPL-1.2
// A small neural network for labels in a row, to stand beside the linear model: the vectors of a word's hashed features are added up
// and cut at zero, a window of three words is seen through a second layer (Collobert et al., JMLR 12, 2011), and labels are scored
// from both. Several such networks that differ only in the draws of their training are asked together and their scores averaged: what
// one is wrong in by chance, most seldom are. They share the table of features, because finding a feature's place costs more than what
// is done with it. Kept as 8-bit vectors for the features that matter. Reading is thread-safe; about 4 µs a word with features ready.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/rng.h"
#include "learn/bytes.h"
#include "learn/large_pages.h"
#include "learn/sequence_labels.h"

namespace meretid::learn {

namespace window_net {
inline constexpr std::size_t kInner = 32;   // numbers a feature
inline constexpr std::size_t kOuter = 48;   // numbers a window
inline constexpr std::size_t kWindow = 3;   // words
inline constexpr std::size_t kMostMembers = 8;
}  // namespace window_net

class WindowNet {
 public:
  LabelScores scores(const std::vector<Features>& sentence) const;

  void write(ByteWriter& out) const;
  static Result<WindowNet> read(ByteReader& in);
  std::size_t size() const { return keys_.size(); }

 private:
  friend class WindowNetTrainer;
  void index();
  using Inner = std::array<float, window_net::kInner>;
  using Outer = std::array<float, window_net::kOuter>;
  /// All of one network but its vectors.
  struct Member {
    float step = 1;
    Inner inner_start{};
    std::array<std::array<Outer, window_net::kInner>, window_net::kWindow> window{};  // [place][from][to]
    Outer outer_start{};
    std::array<LabelRow, window_net::kOuter> from_outer{};
    std::array<LabelRow, window_net::kInner> from_inner{};
    LabelRow label_start{};
    std::array<float, kRow * kRow> follow{};
    LabelRow first{};
  };
  template <class See>
  static void each_number(Member& member, See see);
  void add_scores(std::size_t member, const std::vector<Inner>& inner, LabelScores& scores) const;
  std::vector<Member> members_;
  std::vector<std::uint32_t> keys_;
  LargeTable<std::int8_t> vectors_;     // kInner of each member for each key
  struct Slot { std::uint32_t key, at; };
  LargeTable<Slot> slots_;              // open addressing, made by index()
};

class WindowNetTrainer {
 public:
  static constexpr std::uint32_t kDomains = 5;
  static constexpr std::size_t kHints = 8;

  struct Sentence {
    std::vector<Features> words;
    std::vector<Label> labels;
    std::uint32_t domain = 0;   ///< below kDomains: each has label scores of its own above layers that all share
    std::vector<Label> hints;   ///< none, or per word below kHints: what else is known of it, learned beside the label and then dropped
  };
  void add(Sentence sentence) { sentences_.push_back(std::move(sentence)); }

  /// `least`: a feature is kept when it was seen so often. `members`: how many networks, trained side by side on two processors; the
  /// result does not depend on that.
  WindowNet train(int epochs, Rng rng, std::uint32_t domain, std::size_t least, std::size_t most_features, std::size_t members = 1);

 private:
  std::vector<Sentence> sentences_;
};

}  // namespace meretid::learn
