// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "learn/sequence_model.h"

namespace meretid::learn {
namespace {

constexpr std::size_t kTable = kRow * (kRow + 1);  // transitions, then the first label
constexpr float kRate = 0.1F;
constexpr float kFirstSquare = 0.01F;              // no weight jumps at its first step
constexpr double kHidden = 0.4;                    // of a word's features at each visit, so that no single one is relied on
constexpr float kShown = static_cast<float>(1 / (1 - kHidden));
constexpr float kSettled = 0.003F;                 // a word whose label is as good as certain teaches nothing

using Row = LabelRow;

// The weights while they are learned. Averaged lazily: `sum` holds change x step (Daumé, 2006).
struct Learning {
  std::vector<float> weights, sums, squares;
  std::array<float, kTable> follow{}, follow_sums{}, follow_squares{};
  float step = 1;

  void descend(std::size_t row, const Row& slope) {
    float* w = &weights[row * kRow];
    float* sum = &sums[row * kRow];
    float* square = &squares[row * kRow];
    for (std::size_t y = 0; y < kRow; ++y) {
      square[y] += slope[y] * slope[y];
      const float by = -kRate * slope[y] / std::sqrt(square[y]);
      w[y] += by;
      sum[y] += by * step;
    }
  }
  void descend_follow(const std::array<float, kTable>& slope) {
    for (std::size_t i = 0; i < kTable; ++i) {
      if (slope[i] == 0) continue;
      follow_squares[i] += slope[i] * slope[i];
      const float by = -kRate * slope[i] / std::sqrt(follow_squares[i]);
      follow[i] += by;
      follow_sums[i] += by * step;
    }
  }
};

struct Compact {
  std::vector<std::uint32_t> features;   // of all words
  std::vector<std::uint32_t> ends;       // per word
  const std::vector<Label>* truth = nullptr;
};

// The sentence with a part of its features hidden (Srivastava et al., "Dropout", JMLR 2014).
void hide(const Compact& s, Rng& rng, Compact& part) {
  part.features.clear();
  part.ends.clear();
  part.truth = s.truth;
  constexpr auto kBelow = static_cast<std::uint64_t>(kHidden * 65536);
  std::uint64_t draws = 0;
  for (std::size_t t = 0, at = 0; t < s.ends.size(); ++t) {
    for (; at < s.ends[t]; ++at, draws >>= 16) {
      if (at % 4 == 0) draws = rng();
      if ((draws & 0xFFFF) >= kBelow) part.features.push_back(s.features[at]);
    }
    part.ends.push_back(static_cast<std::uint32_t>(part.features.size()));
  }
}

LabelScores scores_of(const Learning& m, const Compact& s) {
  LabelScores scores;
  scores.words.assign(s.ends.size(), Row{});
  for (std::size_t t = 0, at = 0; t < s.ends.size(); ++t) {
    for (; at < s.ends[t]; ++at) {
      const float* row = &m.weights[static_cast<std::size_t>(s.features[at]) * kRow];
      for (std::size_t y = 0; y < kRow; ++y) scores.words[t][y] += row[y];
    }
    for (float& score : scores.words[t]) score *= kShown;
  }
  std::copy_n(m.follow.begin(), kRow * kRow, scores.follow.begin());
  std::copy_n(m.follow.begin() + kRow * kRow, kRow, scores.first.begin());
  return scores;
}

void descend(Learning& m, const Compact& s, const LabelSlopes& slopes) {
  for (std::size_t t = 0, at = 0; t < s.ends.size(); ++t) {
    const Row& slope = slopes.words[t];
    const bool settled = std::all_of(slope.begin(), slope.end(), [](float g) { return std::abs(g) < kSettled; });
    for (; at < s.ends[t]; ++at)
      if (!settled) m.descend(s.features[at], slope);
  }
  std::array<float, kTable> follow{};
  std::copy(slopes.follow.begin(), slopes.follow.end(), follow.begin());
  std::copy(slopes.first.begin(), slopes.first.end(), follow.begin() + kRow * kRow);
  m.descend_follow(follow);
}

}  // namespace

SequenceModel SequenceTrainer::train(int epochs, Rng rng, const std::vector<std::uint32_t>& domains, std::size_t least, std::size_t most_features) {
  // Features of a domain are the same hash, turned by the domain's number.
  const auto turned = [](std::uint32_t key, std::uint32_t by) { return (key ^ (by * 0x7F4A7C15U)) * 0x2C1B3C6DU | 1U; };
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const Sentence& s : sentences_)
    for (const Features& word : s.words)
      for (const std::uint32_t key : word) ++counts[key];
  std::unordered_map<std::uint32_t, std::uint32_t> ids;   // key (common or turned) -> row
  std::vector<std::uint32_t> common_keys;                 // of rows; 0 for rows of a domain
  std::vector<Compact> data;
  for (const Sentence& s : sentences_) {
    if (s.words.empty()) continue;
    Compact c;
    c.truth = &s.labels;
    for (const Features& word : s.words) {
      for (const std::uint32_t key : word) {
        if (counts[key] < least) continue;
        for (const std::uint32_t k : {key, s.domain ? turned(key, s.domain) : 0U}) {
          if (!k) continue;
          const auto [entry, is_new] = ids.try_emplace(k, static_cast<std::uint32_t>(ids.size()));
          if (is_new) common_keys.push_back(k == key ? key : 0U);
          c.features.push_back(entry->second);
        }
      }
      c.ends.push_back(static_cast<std::uint32_t>(c.features.size()));
    }
    data.push_back(std::move(c));
  }
  Learning m;
  m.weights.resize(ids.size() * kRow);
  m.sums.resize(m.weights.size());
  m.squares.resize(m.weights.size(), kFirstSquare);
  m.follow_squares.fill(kFirstSquare);
  std::vector<std::size_t> order(data.size());
  std::iota(order.begin(), order.end(), 0U);
  LabelSlopes slopes;
  Compact part;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    rng.shuffle(order);
    for (const std::size_t i : order) {
      hide(data[i], rng, part);
      slopes.of(scores_of(m, part), *part.truth);
      descend(m, part, slopes);
      m.step += 1;
    }
  }
  // Average, and fold the wanted domains into the common rows.
  const auto average = [&](std::size_t i) { return m.weights[i] - m.sums[i] / m.step; };
  struct Kept { std::uint32_t key; Row weights; float size; };
  std::vector<Kept> kept;
  for (std::size_t row = 0; row < common_keys.size(); ++row) {
    if (!common_keys[row]) continue;
    Kept k{common_keys[row], {}, 0};
    for (std::size_t y = 0; y < kLabels; ++y) k.weights[y] = average(row * kRow + y);
    for (const std::uint32_t domain : domains) {
      const auto own = ids.find(turned(k.key, domain));
      if (own == ids.end() || common_keys[own->second]) continue;
      for (std::size_t y = 0; y < kLabels; ++y) k.weights[y] += average(own->second * kRow + y);
    }
    for (std::size_t y = 0; y < kLabels; ++y) k.size = std::max(k.size, std::abs(k.weights[y]));
    kept.push_back(k);
  }
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.size != b.size ? a.size > b.size : a.key < b.key; });
  if (kept.size() > most_features) kept.resize(most_features);
  SequenceModel model;
  // The few largest are cut, so that the rest keeps its detail.
  const float largest = kept.empty() ? 1 : kept[std::min<std::size_t>(kept.size() / 1000, 20)].size;
  model.step_ = largest / 127;
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.key < b.key; });
  for (const Kept& k : kept) {
    std::array<std::int8_t, kRow> row{};
    bool any = false;
    for (std::size_t y = 0; y < kLabels; ++y) {
      row[y] = static_cast<std::int8_t>(std::lround(std::clamp(k.weights[y] / model.step_, -127.0F, 127.0F)));
      any = any || row[y];
    }
    if (!any || !k.key) continue;
    model.keys_.push_back(k.key);
    model.weights_.insert(model.weights_.end(), row.begin(), row.end());
  }
  for (std::size_t i = 0; i < kRow * kRow; ++i) model.follow_[i] = m.follow[i] - m.follow_sums[i] / m.step;
  for (std::size_t y = 0; y < kRow; ++y) model.first_[y] = m.follow[kRow * kRow + y] - m.follow_sums[kRow * kRow + y] / m.step;
  model.index();
  return model;
}

}  // namespace meretid::learn
