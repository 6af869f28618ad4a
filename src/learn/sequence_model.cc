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

LabelScores SequenceModel::scores(const std::vector<Features>& sentence) const {
  LabelScores scores{std::vector<LabelRow>(sentence.size()), follow_, first_};
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    // The table is larger than the caches: all of a word's places are asked for before the first is waited for.
    for (const std::uint32_t key : sentence[t]) __builtin_prefetch(&slots_[slot_of(key, mask)]);
    std::array<std::int16_t, kRow> sum{};
    for (const std::uint32_t key : sentence[t]) {
      for (std::size_t at = slot_of(key, mask); slots_[at].key; at = (at + 1) & mask) {
        if (slots_[at].key != key) continue;
        for (std::size_t y = 0; y < kRow; ++y) sum[y] = static_cast<std::int16_t>(sum[y] + slots_[at].weights[y]);
        break;
      }
    }
    for (std::size_t y = 0; y < kRow; ++y) scores.words[t][y] = step_ * static_cast<float>(sum[y]);
  }
  return scores;
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
