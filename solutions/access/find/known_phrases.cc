// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/known_phrases.h"

#include <algorithm>
#include <map>

namespace meretid::access {
namespace {

constexpr std::uint64_t kMost = 1U << 22;

std::uint32_t hash_of(std::u32string_view text) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char32_t c : text) {
    hash = (hash ^ static_cast<std::uint32_t>(c)) * 0x85EBCA6BU;
    hash ^= hash >> 13;
  }
  return (hash * 0xC2B2AE35U) | 1U;  // zero means an empty slot
}

}  // namespace

KnownPhrases::KnownPhrases(const std::vector<std::pair<std::u32string, std::uint16_t>>& phrases) {
  std::map<std::uint32_t, std::uint16_t> all;
  for (const auto& [phrase, bits] : phrases) {
    all[hash_of(phrase)] |= bits;
    if (const auto blank = phrase.find(U' '); blank != phrase.npos) all[hash_of(std::u32string_view(phrase).substr(0, blank))] |= kKnownBegins;
  }
  for (const auto& [key, bits] : all) keys_.push_back(key), bits_.push_back(bits);
  index();
}

void KnownPhrases::index() {
  std::size_t size = 1024;
  while (size < keys_.size() * 2) size *= 2;
  slots_.assign(size, Slot{0, 0});
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = keys_[i] >> 3 & (size - 1);
    while (slots_[at].key) at = (at + 1) & (size - 1);
    slots_[at] = {keys_[i], bits_[i]};
  }
}

std::uint16_t KnownPhrases::of(std::u32string_view phrase) const {
  if (slots_.empty()) return 0;
  const std::uint32_t key = hash_of(phrase);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key >> 3 & mask; slots_[at].key; at = (at + 1) & mask)
    if (slots_[at].key == key) return slots_[at].bits;
  return 0;
}

std::uint16_t KnownPhrases::of_genitive(std::u32string_view phrase) const {
  std::uint16_t bits = of(phrase);
  if (phrase.size() > 3 && (phrase.ends_with(U's') || phrase.ends_with(U'\''))) {
    phrase.remove_suffix(1);
    if (phrase.ends_with(U'\'')) phrase.remove_suffix(1);
    if ((bits & ~(kKnownBegins | kKnownUsage)) == 0) bits = static_cast<std::uint16_t>(bits | of(phrase));
  }
  return bits;
}

void KnownPhrases::write(learn::ByteWriter& out) const {
  out.put_all(keys_);
  out.put_all(bits_);
}

Result<KnownPhrases> KnownPhrases::read(learn::ByteReader& in) {
  KnownPhrases known;
  TRY(known.keys_, in.get_all<std::uint32_t>(kMost));
  TRY(known.bits_, in.get_all<std::uint16_t>(kMost));
  const bool sorted = std::is_sorted(known.keys_.begin(), known.keys_.end()) && (known.keys_.empty() || known.keys_.front() > 0);
  if (known.bits_.size() != known.keys_.size() || !sorted)
    return fail("learn.model_format", Kind::kInternal,
                {{"expected", std::to_string(known.keys_.size())}, {"found", std::to_string(known.bits_.size())}}, "phrases");
  known.index();
  return known;
}

}  // namespace meretid::access
