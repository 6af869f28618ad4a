// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <numeric>

#include "learn/sequence_model.h"

namespace meretid::learn {
namespace {

constexpr std::size_t kTable = kRow * (kRow + 1);  // transitions, then the first label

// The weights while they are learned. Averaged lazily: `sum` holds weight x step of each change (Daumé, 2006).
struct Learning {
  std::vector<float> weights, sums;
  std::array<double, kTable> follow{}, follow_sums{};
  double step = 1;

  void change(std::uint32_t feature, Label label, float by) {
    const std::size_t i = static_cast<std::size_t>(feature) * kRow + label;
    weights[i] += by;
    sums[i] += by * static_cast<float>(step);
  }
  void change_follow(std::size_t i, double by) {
    follow[i] += by;
    follow_sums[i] += by * step;
  }
};

struct Compact {
  std::vector<std::uint32_t> features;   // of all words
  std::vector<std::uint32_t> ends;       // per word
  const std::vector<Label>* truth = nullptr;
};

std::vector<Label> best(const Learning& m, const Compact& s) {
  const std::size_t n = s.ends.size();
  std::vector<std::array<float, kRow>> score(n);
  std::vector<std::array<Label, kRow>> from(n);
  for (std::size_t t = 0, at = 0; t < n; ++t) {
    std::array<float, kRow> local{};
    for (; at < s.ends[t]; ++at) {
      const float* row = &m.weights[static_cast<std::size_t>(s.features[at]) * kRow];
      for (std::size_t y = 0; y < kRow; ++y) local[y] += row[y];
    }
    for (Label y = 0; y < kLabels; ++y) {
      float top = -1e9F;
      if (t == 0) {
        if (may_follow(0, y)) top = static_cast<float>(m.follow[kRow * kRow + y]);
      } else {
        for (Label x = 0; x < kLabels; ++x) {
          if (!may_follow(x, y)) continue;
          const float here = score[t - 1][x] + static_cast<float>(m.follow[x * kRow + y]);
          if (here > top) top = here, from[t][y] = x;
        }
      }
      score[t][y] = top + local[y];
    }
  }
  std::vector<Label> labels(n);
  Label y = 0;
  for (Label k = 1; k < kLabels; ++k)
    if (score[n - 1][k] > score[n - 1][y]) y = k;
  for (std::size_t t = n; t-- > 0; y = from[t][y]) labels[t] = y;
  return labels;
}

void correct(Learning& m, const Compact& s, const std::vector<Label>& guess) {
  const auto& truth = *s.truth;
  std::size_t at = 0;
  for (std::size_t t = 0; t < guess.size(); ++t) {
    const bool same = guess[t] == truth[t];
    for (; at < s.ends[t]; ++at) {
      if (same) continue;
      m.change(s.features[at], truth[t], 1);
      m.change(s.features[at], guess[t], -1);
    }
    const auto place = [&](const std::vector<Label>& l) { return t ? l[t - 1] * kRow + l[t] : kRow * kRow + l[t]; };
    if (place(guess) != place(truth)) {
      m.change_follow(place(truth), 1);
      m.change_follow(place(guess), -1);
    }
  }
}

}  // namespace

SequenceModel SequenceTrainer::train(int epochs, Rng rng, std::uint32_t domain, std::size_t least, std::size_t most_features) {
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
  std::vector<std::size_t> order(data.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int epoch = 0; epoch < epochs; ++epoch) {
    rng.shuffle(order);
    for (const std::size_t i : order) {
      const std::vector<Label> guess = best(m, data[i]);
      if (guess != *data[i].truth) correct(m, data[i], guess);
      m.step += 1;
    }
  }
  // Average, and fold the wanted domain into the common rows.
  const auto average = [&](std::size_t i) { return m.weights[i] - m.sums[i] / static_cast<float>(m.step); };
  struct Kept { std::uint32_t key; std::array<float, kRow> weights; float size; };
  std::vector<Kept> kept;
  for (std::size_t row = 0; row < common_keys.size(); ++row) {
    if (!common_keys[row]) continue;
    Kept k{common_keys[row], {}, 0};
    const auto own = ids.find(turned(k.key, domain));
    for (std::size_t y = 0; y < kLabels; ++y) {
      k.weights[y] = average(row * kRow + y);
      if (own != ids.end() && !common_keys[own->second]) k.weights[y] += average(own->second * kRow + y);
      k.size = std::max(k.size, std::abs(k.weights[y]));
    }
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
  for (std::size_t i = 0; i < kRow * kRow; ++i) model.follow_[i] = static_cast<float>(m.follow[i] - m.follow_sums[i] / m.step);
  for (std::size_t y = 0; y < kRow; ++y)
    model.first_[y] = static_cast<float>(m.follow[kRow * kRow + y] - m.follow_sums[kRow * kRow + y] / m.step);
  model.index();
  return model;
}

}  // namespace meretid::learn
