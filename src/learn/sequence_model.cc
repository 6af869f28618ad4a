// SPDX-License-Identifier: EUPL-1.2
#include "learn/sequence_model.h"

#include <algorithm>

namespace meretid::learn {
namespace {

std::size_t slot_of(std::uint32_t key, std::size_t mask) { return (key * 0x9E3779B1U >> 7) & mask; }

}  // namespace

void SequenceModel::index() {
  std::size_t size = 1024;
  while (size < keys_.size() * 2) size *= 2;
  slots_.assign(size, Slot{0, {}});
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = slot_of(keys_[i], size - 1);
    while (slots_[at].key) at = (at + 1) & (size - 1);
    slots_[at].key = keys_[i];
    std::copy_n(&weights_[i * kRow], kRow, slots_[at].weights.begin());
  }
}

Decoded SequenceModel::decode(const std::vector<Features>& sentence, const Less& less, Label kind) const {
  const std::size_t n = sentence.size();
  std::vector<std::array<float, kRow>> local(n), forward(n), backward(n);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t t = 0; t < n; ++t) {
    std::array<std::int16_t, kRow> sum{};
    for (const std::uint32_t key : sentence[t]) {
      for (std::size_t at = slot_of(key, mask); slots_[at].key; at = (at + 1) & mask) {
        if (slots_[at].key != key) continue;
        for (std::size_t y = 0; y < kRow; ++y) sum[y] = static_cast<std::int16_t>(sum[y] + slots_[at].weights[y]);
        break;
      }
    }
    for (std::size_t y = 0; y < kRow; ++y) local[t][y] = step_ * static_cast<float>(sum[y]) - less[y];
  }
  constexpr float kNever = -1e9F;
  std::vector<std::array<Label, kRow>> from(n);
  for (std::size_t t = 0; t < n; ++t) {
    for (Label y = 0; y < kLabels; ++y) {
      if (t == 0) {
        forward[t][y] = may_follow(0, y) ? first_[y] + local[t][y] : kNever;
        continue;
      }
      float best = kNever;
      for (Label x = 0; x < kLabels; ++x) {
        if (!may_follow(x, y)) continue;
        const float score = forward[t - 1][x] + follow_[x * kRow + y];
        if (score > best) best = score, from[t][y] = x;
      }
      forward[t][y] = best + local[t][y];
    }
  }
  Decoded result;
  result.labels.resize(n);
  result.gap.resize(n);
  if (n == 0) return result;
  for (Label y = 0; y < kLabels; ++y) backward[n - 1][y] = 0;
  for (std::size_t t = n - 1; t-- > 0;) {
    for (Label x = 0; x < kLabels; ++x) {
      float best = kNever;
      for (Label y = 0; y < kLabels; ++y)
        if (may_follow(x, y)) best = std::max(best, follow_[x * kRow + y] + local[t + 1][y] + backward[t + 1][y]);
      backward[t][x] = best;
    }
  }
  Label y = 0;
  for (Label k = 1; k < kLabels; ++k)
    if (forward[n - 1][k] > forward[n - 1][y]) y = k;
  for (std::size_t t = n; t-- > 0;) {
    result.labels[t] = y;
    float inside = kNever, other = kNever;
    for (Label k = 0; k < kLabels; ++k) {
      float& side = (kind ? k == kind || k == kind + 1 : k > 0) ? inside : other;
      side = std::max(side, forward[t][k] + backward[t][k]);
    }
    result.gap[t] = inside - other;
    if (t) y = from[t][y];
  }
  return result;
}

void SequenceModel::write(ByteWriter& out) const {
  out.put(step_);
  for (const float f : follow_) out.put(f);
  for (const float f : first_) out.put(f);
  out.put_all(keys_);
  out.put_all(weights_);
}

Result<SequenceModel> SequenceModel::read(ByteReader& in) {
  SequenceModel model;
  TRY(model.step_, in.get<float>());
  for (float& f : model.follow_) { TRY(f, in.get<float>()); }
  for (float& f : model.first_) { TRY(f, in.get<float>()); }
  TRY(model.keys_, in.get_all<std::uint32_t>(std::uint64_t{1} << 24));
  TRY(model.weights_, in.get_all<std::int8_t>(std::uint64_t{1} << 27));
  if (model.weights_.size() != model.keys_.size() * kRow)
    return fail("learn.model_format", Kind::kInternal,
                {{"expected", std::to_string(model.keys_.size() * kRow)}, {"found", std::to_string(model.weights_.size())}}, "sequence");
  model.index();
  return model;
}

}  // namespace meretid::learn
