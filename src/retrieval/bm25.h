// SPDX-License-Identifier: EUPL-1.2
// Okapi BM25 over numbered features of numbered texts: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and
// Beyond" (2009), equation 3.15, with idf = ln(1 + (N - df + 0.5) / (df + 0.5)), which is never negative.
// Add all, `finish`, then ask; asking is thread-safe. A posting takes 4 bytes: at most 16 million texts, counts up to 255.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace meretid::retrieval {

struct Bm25Shape {
  double k1 = 1.2;  ///< how soon more of the same word says no more
  double b = 0.75;  ///< how far long texts are held back
};

class Bm25 {
 public:
  explicit Bm25(Bm25Shape shape = {}) : shape_(shape) {}

  /// One text, numbered in the order of the calls; each feature at most once.
  void add(std::span<const std::pair<std::uint32_t, std::uint32_t>> feature_and_times);
  void finish();

  struct Scored {
    std::uint32_t text = 0;
    double score = 0;
  };
  /// The best `limit`, best first; a feature counts as often as it is asked for. Texts without any are not among them.
  std::vector<Scored> best(std::span<const std::uint32_t> asked, std::size_t limit) const;

  std::size_t texts() const { return lengths_.size(); }
  double idf(std::uint32_t feature) const;

 private:
  static constexpr unsigned kTimesBits = 8;
  static constexpr std::uint32_t kMostTimes = (1U << kTimesBits) - 1;

  Bm25Shape shape_;
  std::vector<std::vector<std::uint32_t>> postings_;  // by feature: text and times in one number
  std::vector<double> lengths_;                       // features of a text; after finish(): k1 (1 - b + b L / average L)
};

}  // namespace meretid::retrieval
