// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/word_features.h"

#include <algorithm>

#include "base/utf8.h"
#include "danish/text.h"
#include "solutions/access/find/name_model.h"

namespace meretid::access {
namespace {

std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
  hash = (hash ^ value) * 0x85EBCA6BU;
  return hash ^ (hash >> 13);
}

std::uint32_t hash_of(std::u32string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char32_t c : text) hash = mix(hash, static_cast<std::uint32_t>(c));
  return hash;
}

// "Hansen" -> Aa, "SID-huset" -> A-a, "1990" -> 0: runs of the same class once.
std::uint32_t shape_of(std::u32string_view word) {
  std::uint32_t hash = 17;
  std::uint32_t last = 0;
  for (const char32_t c : word) {
    const std::uint32_t kind = base::is_letter(c) ? (base::is_upper(c) ? 1 : 2) : danish::is_digit(c) ? 3 : static_cast<std::uint32_t>(c);
    if (kind != last) hash = mix(hash, kind);
    last = kind;
  }
  return hash;
}

// Four steps are enough for a linear model; finer ones would only be learned by heart.
std::uint32_t bin(float likeness) {
  return likeness < -2.5F ? 0 : likeness < -0.5F ? 1 : likeness < 1.5F ? 2 : likeness < 4 ? 3 : 4;
}

struct Seen {
  std::uint32_t word = 1, shape = 1;
  std::uint32_t first = 0, surname = 0, place = 0, ordinary = 0;
  bool capital = false;
};

enum Template : std::uint32_t { kBias = 1, kWord, kShape, kPair, kShapes, kPrefix, kSuffix, kLength, kHyphen, kFirstOfAll, kLooks, kLooksPair, kLooksWord };

}  // namespace

std::vector<learn::Features> features_of(const std::vector<SentenceWord>& sentence, WordLooks& looks) {
  const auto n = static_cast<std::ptrdiff_t>(sentence.size());
  std::vector<Seen> seen(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const SentenceWord& w = sentence[i];
    Seen& s = seen[i];
    s.word = hash_of(w.lower);
    s.shape = shape_of(w.plain);
    s.capital = !w.plain.empty() && base::is_upper(w.plain.front());
    if (w.lower.empty() || !base::is_letter(w.lower.front())) continue;
    const learn::Likeness& likeness = looks.of(w.lower);
    s.first = 1 + std::max(bin(likeness[kFrequentFirst]) ? 4 + bin(likeness[kFrequentFirst]) : 0U, bin(likeness[kFirst]));
    s.surname = 1 + bin(likeness[kSurname]);
    s.place = 1 + std::max(bin(likeness[kTown]), bin(likeness[kStreet]));
    s.ordinary = 1 + bin(likeness[kOrdinary]);
  }
  static const Seen kOutside{};
  std::vector<learn::Features> all(sentence.size());
  for (std::ptrdiff_t i = 0; i < n; ++i) {
    const auto at = [&](std::ptrdiff_t by) -> const Seen& { return i + by >= 0 && i + by < n ? seen[static_cast<std::size_t>(i + by)] : kOutside; };
    learn::Features& f = all[static_cast<std::size_t>(i)];
    f.reserve(56);
    const auto add = [&f](std::uint32_t kind, std::uint32_t where, std::uint32_t a, std::uint32_t b = 0) {
      f.push_back(mix(mix(mix(kind * 31 + where, a), b), 0x9E37U) | 1U);
    };
    const Seen& here = at(0);
    add(kBias, 0, 0);
    for (std::uint32_t k = 0; k < 5; ++k) {
      const Seen& s = at(static_cast<std::ptrdiff_t>(k) - 2);
      add(kWord, k, s.word);
      add(kShape, k, s.shape);
    }
    add(kPair, 0, at(-1).word, here.word);
    add(kPair, 1, here.word, at(1).word);
    add(kShapes, 0, at(-1).shape, here.shape);
    add(kShapes, 1, here.shape, at(1).shape);
    add(kShapes, 2, at(-1).word, here.shape);
    add(kShapes, 3, mix(at(-1).shape, here.shape), at(1).shape);
    const std::u32string_view lower = sentence[static_cast<std::size_t>(i)].lower;
    for (std::size_t k = 1; k <= 5 && k <= lower.size(); ++k) {
      const auto length = static_cast<std::uint32_t>(k);
      add(kPrefix, length, hash_of(lower.substr(0, k)), here.capital);
      add(kSuffix, length, hash_of(lower.substr(lower.size() - k)), here.capital);
    }
    add(kLength, here.capital, static_cast<std::uint32_t>(std::min<std::size_t>(lower.size(), 12)));
    if (lower.find(U'-') != std::u32string_view::npos) add(kHyphen, 0, here.capital);
    if (i == 0) add(kFirstOfAll, 0, here.capital), add(kFirstOfAll, 1, here.first, here.ordinary);
    for (std::uint32_t k = 0; k < 3; ++k) {
      const Seen& s = at(static_cast<std::ptrdiff_t>(k) - 1);
      add(kLooks, k, s.first, s.capital);
      add(kLooks, 4 + k, s.surname, s.capital);
      add(kLooks, 8 + k, s.place, s.capital);
      add(kLooks, 12 + k, s.ordinary, s.capital);
    }
    add(kLooksPair, 0, mix(here.first, here.surname), mix(here.ordinary, here.capital));
    add(kLooksPair, 1, mix(here.first, here.capital), mix(at(1).surname, at(1).capital));
    add(kLooksPair, 2, mix(at(-1).first, at(-1).capital), mix(here.surname, here.capital));
    add(kLooksPair, 3, mix(at(-1).first, at(-1).capital), mix(here.first, here.capital));
    add(kLooksPair, 4, mix(here.place, here.capital), mix(here.first, here.surname));
    add(kLooksWord, 0, mix(at(-1).word, here.capital), mix(here.first, here.surname));
  }
  return all;
}

}  // namespace meretid::access
