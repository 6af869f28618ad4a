// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/bm25.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace meretid::retrieval {

void Bm25::add(std::span<const std::pair<std::uint32_t, std::uint32_t>> feature_and_times) {
  const auto text = static_cast<std::uint32_t>(lengths_.size());
  assert(text < (1U << (32 - kTimesBits)));
  double length = 0;
  for (const auto& [feature, times] : feature_and_times) {
    if (feature >= postings_.size()) postings_.resize(feature + 1);
    postings_[feature].push_back(text << kTimesBits | std::min(times, kMostTimes));
    length += times;
  }
  lengths_.push_back(length);
}

void Bm25::finish() {
  double sum = 0;
  for (const double length : lengths_) sum += length;
  const double average = sum > 0 ? sum / static_cast<double>(lengths_.size()) : 1;
  for (double& length : lengths_) length = shape_.k1 * (1 - shape_.b + shape_.b * length / average);
}

double Bm25::idf(std::uint32_t feature) const {
  const double n = static_cast<double>(lengths_.size());
  const double with = feature < postings_.size() ? static_cast<double>(postings_[feature].size()) : 0;
  return std::log(1 + (n - with + 0.5) / (with + 0.5));
}

std::vector<Bm25::Scored> Bm25::best(std::span<const std::uint32_t> asked, std::size_t limit) const {
  std::vector<float> scores(lengths_.size());
  std::unordered_map<std::uint32_t, std::size_t> times_of;
  for (const std::uint32_t feature : asked) ++times_of[feature];
  // In the order of the query, so that the sums come out the same however the features are numbered.
  for (const std::uint32_t feature : asked) {
    const std::size_t times_asked = std::exchange(times_of[feature], 0);
    if (times_asked == 0) continue;
    if (feature >= postings_.size()) continue;
    const double weight = static_cast<double>(times_asked) * idf(feature) * (shape_.k1 + 1);
    for (const std::uint32_t posting : postings_[feature]) {
      const double times = posting & kMostTimes;
      const std::uint32_t text = posting >> kTimesBits;
      scores[text] += static_cast<float>(weight * times / (times + lengths_[text]));
    }
  }
  std::vector<Scored> found;
  for (std::uint32_t text = 0; text < scores.size(); ++text)
    if (scores[text] > 0) found.push_back({text, scores[text]});
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Scored& a, const Scored& b) { return a.score > b.score || (a.score == b.score && a.text < b.text); });
  found.resize(kept);
  return found;
}

}  // namespace meretid::retrieval
