// SPDX-License-Identifier: EUPL-1.2
#include "learn/window_net.h"

#include <algorithm>
#include <cstring>

namespace meretid::learn {

using namespace window_net;

namespace {

// Twice as many numbers at once where the processor can, chosen when the program starts. No fused multiply-add, so that every processor
// gives the same scores to the last bit. Not below a sanitizer, whose runtime is not there yet when the choice is made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MERETID_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define MERETID_WIDE
#endif

// outer += inner × weights; half of the inner numbers are nought.
MERETID_WIDE void add_product(const float* inner, const std::array<float, kOuter>* weights, float* outer) {
  std::array<float, kOuter> sum;
  std::copy_n(outer, kOuter, sum.begin());
  for (std::size_t i = 0; i < kInner; ++i) {
    const float value = inner[i];
    if (value == 0) continue;
    for (std::size_t k = 0; k < kOuter; ++k) sum[k] += value * weights[i][k];
  }
  std::copy_n(sum.begin(), kOuter, outer);
}

// row += positive numbers × weights
MERETID_WIDE void add_to_row(const float* numbers, std::size_t count, const LabelRow* weights, float* row) {
  LabelRow sum;
  std::copy_n(row, kRow, sum.begin());
  for (std::size_t i = 0; i < count; ++i) {
    const float number = numbers[i];
    if (!(number > 0)) continue;
    for (std::size_t y = 0; y < kRow; ++y) sum[y] += number * weights[i][y];
  }
  std::copy_n(sum.begin(), kRow, row);
}

// What the vectors at these places add up to. Written in vectors of the compiler's: it does not see by itself that they lie apart.
using Bytes = std::int8_t __attribute__((vector_size(kInner / 2)));
using Sums = std::int16_t __attribute__((vector_size(kInner)));
MERETID_WIDE void sum_vectors(const std::int8_t* vectors, const std::vector<std::size_t>& places, std::int16_t* sum) {
  Sums low{}, high{};
  for (const std::size_t place : places) {
    Bytes first, second;
    std::memcpy(&first, vectors + place, sizeof first);
    std::memcpy(&second, vectors + place + sizeof first, sizeof second);
    low += __builtin_convertvector(first, Sums);
    high += __builtin_convertvector(second, Sums);
  }
  std::memcpy(sum, &low, sizeof low);
  std::memcpy(sum + kInner / 2, &high, sizeof high);
}

std::size_t slot_of(std::uint32_t key, std::size_t mask) { return (key * 0x9E3779B1U >> 7) & mask; }

}  // namespace

void WindowNet::index() {
  std::size_t size = 1024;
  while (size < keys_.size() * 2) size *= 2;
  slots_.assign(size, Slot{0, 0});
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = slot_of(keys_[i], size - 1);
    while (slots_[at].key) at = (at + 1) & (size - 1);
    slots_[at] = {keys_[i], static_cast<std::uint32_t>(i)};
  }
}

LabelScores WindowNet::scores(const std::vector<Features>& sentence) const {
  const std::size_t n = sentence.size(), mask = slots_.size() - 1, width = kInner * members_.size();
  std::vector<std::vector<Inner>> inner(members_.size(), std::vector<Inner>(n));
  std::vector<std::size_t> found;
  for (std::size_t t = 0; t < n; ++t) {
    // The table is larger than the caches: all of a word's places are asked for before the first is waited for.
    for (const std::uint32_t key : sentence[t]) __builtin_prefetch(&slots_[slot_of(key, mask)]);
    found.clear();
    for (const std::uint32_t key : sentence[t]) {
      for (std::size_t at = slot_of(key, mask); slots_[at].key; at = (at + 1) & mask) {
        if (slots_[at].key != key) continue;
        found.push_back(slots_[at].at * width);
        for (std::size_t line = 0; line < width; line += 64) __builtin_prefetch(&vectors_[found.back() + line]);
        break;
      }
    }
    for (std::size_t m = 0; m < members_.size(); ++m) {
      const Member& member = members_[m];
      std::array<std::int16_t, kInner> sum;
      sum_vectors(vectors_.data() + m * kInner, found, sum.data());
      for (std::size_t i = 0; i < kInner; ++i) inner[m][t][i] = std::max(0.0F, member.step * static_cast<float>(sum[i]) + member.inner_start[i]);
    }
  }
  LabelScores scores{std::vector<LabelRow>(n), {}, {}};
  for (std::size_t m = 0; m < members_.size(); ++m) add_scores(m, inner[m], scores);
  return scores;
}

void WindowNet::add_scores(std::size_t m, const std::vector<Inner>& inner, LabelScores& scores) const {
  const Member& member = members_[m];
  const float part = 1.0F / static_cast<float>(members_.size());
  const std::size_t n = inner.size();
  for (std::size_t t = 0; t < n; ++t) {
    Outer outer = member.outer_start;
    for (std::size_t place = 0; place < kWindow; ++place) {
      const std::size_t at = t + place - kWindow / 2;  // before the first: a very large number
      if (at >= n) continue;
      add_product(inner[at].data(), member.window[place].data(), outer.data());
    }
    LabelRow row = member.label_start;
    add_to_row(outer.data(), kOuter, member.from_outer.data(), row.data());
    add_to_row(inner[t].data(), kInner, member.from_inner.data(), row.data());  // none is below nought
    for (std::size_t y = 0; y < kRow; ++y) scores.words[t][y] += part * row[y];
  }
  for (std::size_t i = 0; i < scores.follow.size(); ++i) scores.follow[i] += part * member.follow[i];
  for (std::size_t y = 0; y < kRow; ++y) scores.first[y] += part * member.first[y];
}

// All numbers but the vectors, in the order of the file.
template <class See>
void WindowNet::each_number(Member& member, See see) {
  const auto all = [&](auto& numbers) {
    for (float& number : numbers) see(number);
  };
  see(member.step);
  all(member.inner_start);
  for (auto& place : member.window)
    for (Outer& row : place) all(row);
  all(member.outer_start);
  for (LabelRow& row : member.from_outer) all(row);
  for (LabelRow& row : member.from_inner) all(row);
  all(member.label_start);
  all(member.follow);
  all(member.first);
}

void WindowNet::write(ByteWriter& out) const {
  out.put(static_cast<std::uint32_t>(members_.size()));
  for (Member member : members_) each_number(member, [&](float number) { out.put(number); });
  out.put_all(keys_);
  out.put_all(vectors_);
}

Result<WindowNet> WindowNet::read(ByteReader& in) {
  WindowNet net;
  TRY(const std::uint32_t members, in.get<std::uint32_t>());
  if (members == 0 || members > kMostMembers)
    return fail("learn.model_format", Kind::kInternal, {{"expected", "1–" + std::to_string(kMostMembers)}, {"found", std::to_string(members)}}, "window net");
  net.members_.resize(members);
  Result<float> last = 0.0F;
  for (Member& member : net.members_) {
    each_number(member, [&](float& number) {
      if (!last) return;
      last = in.get<float>();
      if (last) number = *last;
    });
  }
  if (!last) return tl::unexpected(last.error());
  TRY(net.keys_, in.get_all<std::uint32_t>(std::uint64_t{1} << 24));
  TRY(const std::vector<std::int8_t> vectors, in.get_all<std::int8_t>(std::uint64_t{1} << 31));
  net.vectors_.assign(vectors.begin(), vectors.end());
  const std::size_t expected = net.keys_.size() * kInner * members;
  if (net.vectors_.size() != expected)
    return fail("learn.model_format", Kind::kInternal, {{"expected", std::to_string(expected)}, {"found", std::to_string(net.vectors_.size())}}, "window net");
  net.index();
  return net;
}

}  // namespace meretid::learn
