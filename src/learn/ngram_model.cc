// SPDX-License-Identifier: EUPL-1.2
#include "learn/ngram_model.h"

#include <algorithm>
#include <cmath>

namespace meretid::learn {
namespace {

constexpr std::size_t kLongest = 6;      // letters in a run
constexpr std::size_t kMostLetters = 60;  // of a word or phrase; the rest says nothing new

// Calls see(hash) for every run of letters of "^word$".
template <class See>
void each_run(std::u32string_view word, See see) {
  std::array<char32_t, kMostLetters + 2> letters;
  std::size_t n = 0;
  letters[n++] = 1;
  for (const char32_t c : word.substr(0, kMostLetters)) letters[n++] = c;
  letters[n++] = 2;
  for (std::size_t i = 0; i < n; ++i) {
    std::uint32_t hash = 2166136261U;
    for (std::size_t k = i; k < std::min(n, i + kLongest); ++k) {
      hash = (hash ^ static_cast<std::uint32_t>(letters[k])) * 16777619U;
      hash ^= hash >> 15;
      if (n == 3 || k > i || letters[k] > 2) see(hash * 2654435761U);
    }
  }
  std::uint32_t whole = 77;
  for (std::size_t k = 0; k < n; ++k) whole = (whole ^ static_cast<std::uint32_t>(letters[k])) * 0x85EBCA6BU, whole ^= whole >> 13;
  see(whole * 2654435761U);
}

}  // namespace

Likeness NgramModel::score(std::u32string_view word) const {
  std::array<std::int32_t, kKinds> sum{};
  int runs = 0;
  each_run(word, [&](std::uint32_t hash) {
    const std::int8_t* row = &weights_[static_cast<std::size_t>(hash >> (32 - bits_)) * kKinds];
    for (std::size_t k = 0; k < kKinds; ++k) sum[k] += row[k];
    ++runs;
  });
  Likeness likeness;
  const float scale = 1 / std::sqrt(static_cast<float>(std::max(runs, 1)));
  for (std::size_t k = 0; k < kKinds; ++k) likeness[k] = bias_[k] + step_[k] * scale * static_cast<float>(sum[k]);
  return likeness;
}

void NgramModel::write(ByteWriter& out) const {
  out.put(bits_);
  for (const float f : step_) out.put(f);
  for (const float f : bias_) out.put(f);
  out.put_all(weights_);
}

Result<NgramModel> NgramModel::read(ByteReader& in) {
  NgramModel model;
  TRY(model.bits_, in.get<std::uint32_t>());
  for (float& f : model.step_) { TRY(f, in.get<float>()); }
  for (float& f : model.bias_) { TRY(f, in.get<float>()); }
  TRY(model.weights_, in.get_all<std::int8_t>(std::uint64_t{1} << 26));
  if (model.bits_ < 1 || model.bits_ > 22 || model.weights_.size() != (std::size_t{1} << model.bits_) * kKinds)
    return fail("learn.model_format", Kind::kInternal,
                {{"expected", "2^" + std::to_string(model.bits_) + " × " + std::to_string(kKinds)}, {"found", std::to_string(model.weights_.size())}},
                "n-gram");
  return model;
}

NgramTrainer::NgramTrainer(std::uint32_t bits)
    : bits_(bits), weights_((std::size_t{1} << bits) * kKinds), squares_(weights_.size(), 0.1F) {}

void NgramTrainer::learn(std::u32string_view word, std::uint32_t kinds, std::uint32_t known, float weight) {
  thread_local std::vector<std::size_t> rows;
  rows.clear();
  each_run(word, [&](std::uint32_t hash) { rows.push_back(static_cast<std::size_t>(hash >> (32 - bits_)) * kKinds); });
  const float scale = 1 / std::sqrt(static_cast<float>(rows.size()));
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (!(known >> k & 1)) continue;
    float sum = bias_[k];
    for (const std::size_t row : rows) sum += scale * weights_[row + k];
    const float truth = static_cast<float>(kinds >> k & 1);
    const float slope = weight * (1 / (1 + std::exp(-sum)) - truth);
    bias_[k] -= 0.01F * slope;
    if (std::abs(slope) < 0.002F) continue;
    const float g = slope * scale;
    for (const std::size_t row : rows) {
      squares_[row + k] += g * g;
      weights_[row + k] -= 0.25F * g / std::sqrt(squares_[row + k]);
    }
  }
}

NgramModel NgramTrainer::finish() const {
  NgramModel model;
  model.bits_ = bits_;
  model.bias_ = bias_;
  model.weights_.resize(weights_.size());
  for (std::size_t k = 0; k < kKinds; ++k) {
    // The largest thousandth is cut, so that the rest keeps its detail.
    std::vector<float> sizes;
    for (std::size_t i = k; i < weights_.size(); i += kKinds) sizes.push_back(std::abs(weights_[i]));
    const auto cut = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 999 / 1000);
    std::nth_element(sizes.begin(), cut, sizes.end());
    model.step_[k] = std::max(*cut, 1e-6F) / 127;
    for (std::size_t i = k; i < weights_.size(); i += kKinds)
      model.weights_[i] = static_cast<std::int8_t>(std::lround(std::clamp(weights_[i] / model.step_[k], -127.0F, 127.0F)));
  }
  return model;
}

}  // namespace meretid::learn
