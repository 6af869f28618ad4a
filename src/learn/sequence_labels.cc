// SPDX-License-Identifier: EUPL-1.2
#include "learn/sequence_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace meretid::learn {
namespace {

// Sums are scaled to one at each word, so that long sentences do not run out of numbers (Rabiner, Proc. IEEE 77(2), 1989).
void scale(LabelRow& row) {
  const float sum = std::accumulate(row.begin(), row.begin() + kLabels, 0.0F);
  for (std::size_t y = 0; y < kLabels; ++y) row[y] /= sum;
}

}  // namespace

LabelScores mixed(LabelScores one, const LabelScores& other, float share) {
  const auto mix = [share](auto& into, const auto& from) {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = share * into[i] + (1 - share) * from[i];
  };
  for (std::size_t t = 0; t < one.words.size(); ++t) mix(one.words[t], other.words[t]);
  mix(one.follow, other.follow);
  mix(one.first, other.first);
  return one;
}

std::vector<Label> best_labels(const LabelScores& scores) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();  // whatever a model weighs
  const std::size_t n = scores.words.size();
  std::vector<Label> labels(n);
  if (n == 0) return labels;
  std::vector<LabelRow> best(n);
  std::vector<std::array<Label, kRow>> from(n);
  for (std::size_t t = 0; t < n; ++t) {
    for (Label y = 0; y < kLabels; ++y) {
      float top = t || !may_follow(0, y) ? kNever : scores.first[y];
      for (Label x = 0; t && x < kLabels; ++x) {
        if (!may_follow(x, y)) continue;
        const float score = best[t - 1][x] + scores.follow[x * kRow + y];
        if (score > top) top = score, from[t][y] = x;
      }
      best[t][y] = top + scores.words[t][y];
    }
  }
  auto label = static_cast<Label>(std::max_element(best[n - 1].begin(), best[n - 1].begin() + kLabels) - best[n - 1].begin());
  for (std::size_t t = n; t-- > 0;) {
    labels[t] = label;
    label = from[t][label];
  }
  return labels;
}

void LabelSlopes::sums(const LabelScores& scores) {
  const std::size_t n = scores.words.size();
  local_.assign(n, LabelRow{});
  forward_.assign(n, LabelRow{});
  backward_.assign(n, LabelRow{});
  words.assign(n, LabelRow{});
  for (std::size_t t = 0; t < n; ++t) {
    const LabelRow& row = scores.words[t];
    const float top = *std::max_element(row.begin(), row.begin() + kLabels);
    for (std::size_t y = 0; y < kLabels; ++y) local_[t][y] = std::exp(row[y] - top);
  }
  for (Label x = 0; x < kLabels; ++x)
    for (Label y = 0; y < kLabels; ++y) may_[x * kRow + y] = may_follow(x, y) ? std::exp(scores.follow[x * kRow + y]) : 0;
  for (std::size_t t = 0; t < n; ++t) {
    LabelRow& here = forward_[t];
    if (t == 0) {
      for (Label y = 0; y < kLabels; ++y) here[y] = may_follow(0, y) ? std::exp(scores.first[y]) : 0;
    } else {
      for (std::size_t x = 0; x < kLabels; ++x)
        for (std::size_t y = 0; y < kRow; ++y) here[y] += forward_[t - 1][x] * may_[x * kRow + y];
    }
    for (std::size_t y = 0; y < kLabels; ++y) here[y] *= local_[t][y];
    scale(here);
  }
  if (n > 0) backward_[n - 1].fill(1);
  for (std::size_t t = n; t-- > 1;) {
    LabelRow ahead{};
    for (std::size_t y = 0; y < kLabels; ++y) ahead[y] = local_[t][y] * backward_[t][y];
    for (std::size_t x = 0; x < kLabels; ++x)
      for (std::size_t y = 0; y < kLabels; ++y) backward_[t - 1][x] += may_[x * kRow + y] * ahead[y];
    scale(backward_[t - 1]);
  }
  for (std::size_t t = 0; t < n; ++t) {
    for (std::size_t y = 0; y < kLabels; ++y) words[t][y] = forward_[t][y] * backward_[t][y];
    scale(words[t]);
  }
}

void LabelSlopes::of(const LabelScores& scores, const std::vector<Label>& truth) {
  sums(scores);
  follow.fill(0);
  first.fill(0);
  for (std::size_t t = 0; t < words.size(); ++t) {
    if (t == 0) {
      first = words[0];
      first[truth[0]] -= 1;
      continue;
    }
    std::array<float, kRow * kRow> both{};
    float all = 0;
    for (std::size_t x = 0; x < kLabels; ++x)
      for (std::size_t y = 0; y < kLabels; ++y) all += both[x * kRow + y] = forward_[t - 1][x] * may_[x * kRow + y] * local_[t][y] * backward_[t][y];
    for (std::size_t i = 0; i < both.size(); ++i) follow[i] += both[i] / all;
    follow[truth[t - 1] * kRow + truth[t]] -= 1;
  }
  for (std::size_t t = 0; t < words.size(); ++t) words[t][truth[t]] -= 1;
}

std::vector<LabelRow> probabilities(const LabelScores& scores) {
  LabelSlopes sums;
  sums.sums(scores);
  return std::move(sums.words);
}

}  // namespace meretid::learn
