// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <thread>
#include <unordered_map>

#include "learn/window_net.h"

namespace meretid::learn {

using namespace window_net;

namespace {

// Rates of AdaGrad, falling to nothing towards the end.
constexpr float kVectorRate = 0.05F, kRate = 0.02F;
constexpr double kHidden = 0.4;                    // of a word's features at each visit, so that no single one is relied on
constexpr double kHiddenInside = 0.2;              // of the numbers of both layers
constexpr float kShown = static_cast<float>(1 / (1 - kHidden)), kShownInside = static_cast<float>(1 / (1 - kHiddenInside));
constexpr float kHintWeight = 0.3F;
constexpr float kSettled = 0.003F;                 // a word whose label is as good as certain teaches nothing
constexpr std::size_t kOut = kRow + WindowNetTrainer::kHints;  // labels, then hints
constexpr std::size_t kSeen = kOuter + kInner;     // what the labels are scored from

using Inner = std::array<float, kInner>;
using Outer = std::array<float, kOuter>;
using Out = std::array<float, kOut>;

struct Head {
  std::array<Out, kSeen> from{};
  Out start{};
  std::array<float, kRow * kRow> follow{};
  LabelRow first{};
};
struct Layers {
  Inner inner_start{};
  std::array<std::array<Outer, kInner>, kWindow> window{};
  Outer outer_start{};
};

template <std::size_t N>
float dot(const std::array<float, N>& a, const std::array<float, N>& b) {
  static_assert(N % 8 == 0);
  std::array<float, 8> sums{};
  for (std::size_t i = 0; i < N; i += 8)
    for (std::size_t k = 0; k < 8; ++k) sums[k] += a[i + k] * b[i + k];
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

template <std::size_t N>
void add(std::array<float, N>& to, float times, const std::array<float, N>& what) {
  for (std::size_t i = 0; i < N; ++i) to[i] += times * what[i];
}

// Structures of nothing but floats, seen as rows of numbers.
template <class T>
void descend(T& weights, T& squares, const T& slopes, float rate) {
  if constexpr (std::is_same_v<T, float>) {
    squares += slopes * slopes;
    weights -= rate * slopes / std::sqrt(squares);
  } else {
    for (std::size_t i = 0; i < weights.size(); ++i) descend(weights[i], squares[i], slopes[i], rate);
  }
}
void descend(Head& w, Head& s, const Head& by, float rate) {
  descend(w.from, s.from, by.from, rate);
  descend(w.start, s.start, by.start, rate);
  descend(w.follow, s.follow, by.follow, rate);
  descend(w.first, s.first, by.first, rate);
}
void descend(Layers& w, Layers& s, const Layers& by, float rate) {
  descend(w.inner_start, s.inner_start, by.inner_start, rate);
  descend(w.window, s.window, by.window, rate);
  descend(w.outer_start, s.outer_start, by.outer_start, rate);
}
template <class T>
void fill(T& numbers, float value) {
  if constexpr (std::is_same_v<T, float>) numbers = value;
  else for (auto& part : numbers) fill(part, value);
}
template <class T>
void draw(T& numbers, float most, Rng& rng) {
  if constexpr (std::is_same_v<T, float>) numbers = most * static_cast<float>(rng.uniform(-1, 1));
  else for (auto& part : numbers) draw(part, most, rng);
}

struct Compact {
  std::vector<std::uint32_t> features;   // of all words
  std::vector<std::uint32_t> ends;       // per word
  const WindowNetTrainer::Sentence* truth = nullptr;
};

class Learning {
 public:
  Learning(std::size_t rows, Rng rng) : rng_(rng), vectors(rows), squares(rows, 1e-3F) {
    constexpr float kFirstSquare = 0.01F;  // no weight jumps at its first step
    draw(vectors, 0.05F, rng_);
    // Glorot and Bengio, AISTATS 2010.
    draw(layers.window, std::sqrt(6.0F / static_cast<float>(kWindow * kInner + kOuter)), rng_);
    draw(heads[0].from, std::sqrt(6.0F / static_cast<float>(kSeen + kLabels)), rng_);
    for (Head& head : heads) head.from = heads[0].from;
    for (Head& s : head_squares_) fill(s.from, kFirstSquare), fill(s.start, kFirstSquare), fill(s.follow, kFirstSquare), fill(s.first, kFirstSquare);
    fill(layer_squares_.inner_start, kFirstSquare);
    fill(layer_squares_.window, kFirstSquare);
    fill(layer_squares_.outer_start, kFirstSquare);
  }

  void step(const Compact& sentence, float rate) {
    hide(sentence);
    const std::size_t n = ends_.size();
    Head& head = heads[sentence.truth->domain];
    forward(head);
    LabelScores scores;
    scores.words.resize(n);
    for (std::size_t t = 0; t < n; ++t) std::copy_n(out_[t].begin(), kRow, scores.words[t].begin());
    scores.follow = head.follow;
    scores.first = head.first;
    slopes_.of(scores, sentence.truth->labels);
    if (backward(head, *sentence.truth)) {
      descend_vectors(rate * kVectorRate);
      descend(layers, layer_squares_, layer_slopes_, rate * kRate);
      descend(head, head_squares_[sentence.truth->domain], head_slopes_, rate * kRate);
    }
  }

 private:
  Rng rng_;
  std::uint64_t draws_ = 0;
  int left_ = 0;
  // Sixteen bits a draw are fine enough.
  bool hidden(double share) {
    if (left_ == 0) draws_ = rng_(), left_ = 4;
    const bool yes = (draws_ & 0xFFFF) < static_cast<std::uint64_t>(share * 65536);
    draws_ >>= 16;
    --left_;
    return yes;
  }

  void hide(const Compact& s) {
    features_.clear();
    ends_.clear();
    for (std::size_t t = 0, at = 0; t < s.ends.size(); ++t) {
      for (; at < s.ends[t]; ++at)
        if (!hidden(kHidden)) features_.push_back(s.features[at]);
      ends_.push_back(static_cast<std::uint32_t>(features_.size()));
    }
  }

  void forward(const Head& head) {
    const std::size_t n = ends_.size();
    inner_.assign(n, Inner{});
    outer_.assign(n, layers.outer_start);
    out_.assign(n, head.start);
    for (std::size_t t = 0, at = 0; t < n; ++t) {
      for (; at < ends_[t]; ++at) add(inner_[t], 1, vectors[features_[at]]);
      for (std::size_t i = 0; i < kInner; ++i) {
        const float value = kShown * inner_[t][i] + layers.inner_start[i];
        inner_[t][i] = hidden(kHiddenInside) || value < 0 ? 0 : value * kShownInside;
      }
    }
    for (std::size_t t = 0; t < n; ++t) {
      for (std::size_t place = 0; place < kWindow; ++place) {
        const std::size_t at = t + place - kWindow / 2;
        if (at >= n) continue;
        for (std::size_t i = 0; i < kInner; ++i)
          if (inner_[at][i] != 0) add(outer_[t], inner_[at][i], layers.window[place][i]);
      }
      for (float& value : outer_[t]) value = hidden(kHiddenInside) || value < 0 ? 0 : value * kShownInside;
      for (std::size_t k = 0; k < kOuter; ++k) add(out_[t], outer_[t][k], head.from[k]);
      for (std::size_t i = 0; i < kInner; ++i) add(out_[t], inner_[t][i], head.from[kOuter + i]);
    }
  }

  // The slope of the loss at the scores of one word.
  Out slope_of(std::size_t t, const WindowNetTrainer::Sentence& truth) const {
    Out slope{};
    std::copy_n(slopes_.words[t].begin(), kLabels, slope.begin());
    if (truth.hints.empty()) return slope;
    const auto hints = out_[t].begin() + kRow;
    const float top = *std::max_element(hints, out_[t].end());
    float sum = 0;
    for (std::size_t y = kRow; y < kOut; ++y) sum += slope[y] = std::exp(out_[t][y] - top);
    for (std::size_t y = kRow; y < kOut; ++y) slope[y] *= kHintWeight / sum;
    slope[kRow + truth.hints[t]] -= kHintWeight;
    return slope;
  }

  // False: nothing to learn here.
  bool backward(const Head& head, const WindowNetTrainer::Sentence& truth) {
    const std::size_t n = ends_.size();
    bool any = false;
    inner_slopes_.assign(n, Inner{});
    head_slopes_ = Head{};
    layer_slopes_ = Layers{};
    for (std::size_t t = 0; t < n; ++t) {
      const Out slope = slope_of(t, truth);
      if (std::all_of(slope.begin(), slope.end(), [](float g) { return std::abs(g) < kSettled; })) continue;
      any = true;
      add(head_slopes_.start, 1, slope);
      Outer outer{};
      for (std::size_t k = 0; k < kOuter; ++k) {
        if (outer_[t][k] == 0) continue;
        outer[k] = kShownInside * dot(head.from[k], slope);
        add(head_slopes_.from[k], outer_[t][k], slope);
      }
      for (std::size_t i = 0; i < kInner; ++i) {
        if (inner_[t][i] == 0) continue;
        inner_slopes_[t][i] += dot(head.from[kOuter + i], slope);
        add(head_slopes_.from[kOuter + i], inner_[t][i], slope);
      }
      add(layer_slopes_.outer_start, 1, outer);
      for (std::size_t place = 0; place < kWindow; ++place) {
        const std::size_t at = t + place - kWindow / 2;
        if (at >= n) continue;
        for (std::size_t i = 0; i < kInner; ++i) {
          if (inner_[at][i] == 0) continue;
          inner_slopes_[at][i] += dot(layers.window[place][i], outer);
          add(layer_slopes_.window[place][i], inner_[at][i], outer);
        }
      }
    }
    head_slopes_.follow = slopes_.follow;
    head_slopes_.first = slopes_.first;
    for (Inner& slope : inner_slopes_) {
      for (float& g : slope) g *= kShownInside;
      add(layer_slopes_.inner_start, 1, slope);
    }
    return any;
  }

  // One square a vector, not one a number.
  void descend_vectors(float rate) {
    for (std::size_t t = 0, at = 0; t < ends_.size(); ++t) {
      const float size = kShown * kShown * dot(inner_slopes_[t], inner_slopes_[t]) / static_cast<float>(kInner);
      if (size < 1e-9F) {
        at = ends_[t];
        continue;
      }
      for (; at < ends_[t]; ++at) {
        const std::uint32_t row = features_[at];
        squares[row] += size;
        add(vectors[row], -rate * kShown / std::sqrt(squares[row]), inner_slopes_[t]);
      }
    }
  }

  std::vector<std::uint32_t> features_, ends_;
  std::vector<Inner> inner_, inner_slopes_;
  std::vector<Outer> outer_;
  std::vector<Out> out_;
  LabelSlopes slopes_;
  Head head_slopes_;
  Layers layer_slopes_, layer_squares_;
  std::array<Head, WindowNetTrainer::kDomains> head_squares_;

 public:
  std::vector<Inner> vectors;
  std::vector<float> squares;
  Layers layers;
  std::array<Head, WindowNetTrainer::kDomains> heads;
};

}  // namespace

WindowNet WindowNetTrainer::train(int epochs, Rng rng, std::uint32_t domain, std::size_t least, std::size_t most_features, std::size_t members) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const Sentence& s : sentences_)
    for (const Features& word : s.words)
      for (const std::uint32_t key : word) ++counts[key];
  std::unordered_map<std::uint32_t, std::uint32_t> ids;
  std::vector<std::uint32_t> keys;
  std::vector<Compact> data;
  for (const Sentence& s : sentences_) {
    if (s.words.empty()) continue;
    Compact c;
    c.truth = &s;
    for (const Features& word : s.words) {
      for (const std::uint32_t key : word) {
        if (counts[key] < least) continue;
        const auto [entry, is_new] = ids.try_emplace(key, static_cast<std::uint32_t>(keys.size()));
        if (is_new) keys.push_back(key);
        c.features.push_back(entry->second);
      }
      c.ends.push_back(static_cast<std::uint32_t>(c.features.size()));
    }
    data.push_back(std::move(c));
  }
  std::vector<std::unique_ptr<Learning>> learned(members);
  const auto learn = [&](std::size_t m, Rng draws) {
    auto learning = std::make_unique<Learning>(keys.size(), draws.fork(1));
    std::vector<std::size_t> order(data.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto all = static_cast<float>(epochs) * static_cast<float>(order.size());
    float done = 0;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      draws.shuffle(order);
      for (const std::size_t i : order) {
        learning->step(data[i], 1 - done / all);
        done += 1;
      }
    }
    learned[m] = std::move(learning);
  };
  for (std::size_t m = 0; m < members; m += 2) {
    std::jthread beside;
    if (m + 1 < members) beside = std::jthread(learn, m + 1, rng.fork(m + 1));
    learn(m, rng.fork(m));
  }
  // What was taught most is kept; a vector that was never moved is noise.
  std::vector<float> taught(keys.size());
  for (const auto& learning : learned)
    for (std::size_t i = 0; i < taught.size(); ++i) taught[i] += learning->squares[i];
  std::vector<std::uint32_t> kept(keys.size());
  std::iota(kept.begin(), kept.end(), 0U);
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return taught[a] != taught[b] ? taught[a] > taught[b] : keys[a] < keys[b]; });
  if (kept.size() > most_features) kept.resize(most_features);
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  WindowNet net;
  for (const auto& learning : learned) {
    WindowNet::Member& member = net.members_.emplace_back();
    std::vector<float> sizes;
    for (const std::uint32_t row : kept)
      for (const float number : learning->vectors[row]) sizes.push_back(std::abs(number));
    // The few largest are cut, so that the rest keeps its detail.
    if (!sizes.empty()) {
      const auto place = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 10'000);
      std::nth_element(sizes.begin(), place, sizes.end());
      member.step = std::max(*place, 1e-6F) / 127;
    }
    member.inner_start = learning->layers.inner_start;
    member.window = learning->layers.window;
    member.outer_start = learning->layers.outer_start;
    const Head& head = learning->heads[domain];
    for (std::size_t k = 0; k < kOuter; ++k) std::copy_n(head.from[k].begin(), kRow, member.from_outer[k].begin());
    for (std::size_t i = 0; i < kInner; ++i) std::copy_n(head.from[kOuter + i].begin(), kRow, member.from_inner[i].begin());
    std::copy_n(head.start.begin(), kRow, member.label_start.begin());
    member.follow = head.follow;
    member.first = head.first;
  }
  for (const std::uint32_t row : kept) {
    net.keys_.push_back(keys[row]);
    for (std::size_t m = 0; m < members; ++m)
      for (const float number : learned[m]->vectors[row])
        net.vectors_.push_back(static_cast<std::int8_t>(std::lround(std::clamp(number / net.members_[m].step, -127.0F, 127.0F))));
  }
  net.index();
  return net;
}

}  // namespace meretid::learn
