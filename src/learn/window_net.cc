// SPDX-License-Identifier: EUPL-1.2
#include "learn/window_net.h"

#include <algorithm>
#include <cstring>

namespace meretid::learn {

using namespace window_net;

namespace {

std::size_t slot_of(std::uint32_t key, std::size_t mask) { return (key * 0x9E3779B1U >> 7) & mask; }

}  // namespace

void WindowNet::index() {
  std::size_t size = 1024;
  while (size < keys_.size() * 2) size *= 2;
  slots_.assign(size, Slot{0, 0});
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = slot_of(keys_[i], size - 1);
    while (slots_[at].key) at = (at + 1) & (size - 1);
    slots_[at] = {keys_[i], static_cast<std::uint32_t>(i * kInner)};
  }
}

LabelScores WindowNet::scores(const std::vector<Features>& sentence) const {
  const std::size_t n = sentence.size(), mask = slots_.size() - 1;
  std::vector<Inner> inner(n);
  std::vector<std::uint32_t> found;
  for (std::size_t t = 0; t < n; ++t) {
    // The table is larger than the caches: all of a word's places are asked for before the first is waited for.
    for (const std::uint32_t key : sentence[t]) __builtin_prefetch(&slots_[slot_of(key, mask)]);
    found.clear();
    for (const std::uint32_t key : sentence[t]) {
      for (std::size_t at = slot_of(key, mask); slots_[at].key; at = (at + 1) & mask) {
        if (slots_[at].key != key) continue;
        found.push_back(slots_[at].at);
        __builtin_prefetch(&vectors_[slots_[at].at]);
        break;
      }
    }
    std::array<std::int16_t, kInner> sum{};
    for (const std::uint32_t at : found) {
      std::array<std::int8_t, kInner> vector;  // a copy, which the compiler knows to lie apart from the sum
      std::memcpy(vector.data(), &vectors_[at], kInner);
      for (std::size_t i = 0; i < kInner; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + vector[i]);
    }
    for (std::size_t i = 0; i < kInner; ++i) inner[t][i] = std::max(0.0F, step_ * static_cast<float>(sum[i]) + inner_start_[i]);
  }
  LabelScores scores{std::vector<LabelRow>(n), follow_, first_};
  for (std::size_t t = 0; t < n; ++t) {
    Outer outer = outer_start_;
    for (std::size_t place = 0; place < kWindow; ++place) {
      const std::size_t at = t + place - kWindow / 2;  // before the first: a very large number
      if (at >= n) continue;
      for (std::size_t i = 0; i < kInner; ++i) {
        const float value = inner[at][i];
        if (value == 0) continue;
        for (std::size_t k = 0; k < kOuter; ++k) outer[k] += value * window_[place][i][k];
      }
    }
    LabelRow row = label_start_;
    for (std::size_t k = 0; k < kOuter; ++k) {
      if (!(outer[k] > 0)) continue;
      for (std::size_t y = 0; y < kRow; ++y) row[y] += outer[k] * from_outer_[k][y];
    }
    for (std::size_t i = 0; i < kInner; ++i) {
      if (inner[t][i] == 0) continue;
      for (std::size_t y = 0; y < kRow; ++y) row[y] += inner[t][i] * from_inner_[i][y];
    }
    scores.words[t] = row;
  }
  return scores;
}

// All numbers but the vectors, in the order of the file.
template <class See>
void WindowNet::each_number(WindowNet& net, See see) {
  const auto all = [&](auto& numbers) {
    for (float& number : numbers) see(number);
  };
  see(net.step_);
  all(net.inner_start_);
  for (auto& place : net.window_)
    for (Outer& row : place) all(row);
  all(net.outer_start_);
  for (LabelRow& row : net.from_outer_) all(row);
  for (LabelRow& row : net.from_inner_) all(row);
  all(net.label_start_);
  all(net.follow_);
  all(net.first_);
}

void WindowNet::write(ByteWriter& out) const {
  WindowNet copy(*this);
  each_number(copy, [&](float number) { out.put(number); });
  out.put_all(keys_);
  out.put_all(vectors_);
}

Result<WindowNet> WindowNet::read(ByteReader& in) {
  WindowNet net;
  Result<float> last = 0.0F;
  each_number(net, [&](float& number) {
    if (!last) return;
    last = in.get<float>();
    if (last) number = *last;
  });
  if (!last) return tl::unexpected(last.error());
  TRY(net.keys_, in.get_all<std::uint32_t>(std::uint64_t{1} << 24));
  TRY(net.vectors_, in.get_all<std::int8_t>(std::uint64_t{1} << 29));
  if (net.vectors_.size() != net.keys_.size() * kInner)
    return fail("learn.model_format", Kind::kInternal,
                {{"expected", std::to_string(net.keys_.size() * kInner)}, {"found", std::to_string(net.vectors_.size())}}, "window net");
  net.index();
  return net;
}

}  // namespace meretid::learn
