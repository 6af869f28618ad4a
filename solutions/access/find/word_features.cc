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
  std::uint32_t listed = 0;   // kinds of names that the single word is known as
  std::uint32_t phrase = 0;   // what the phrase is known as that it stands in, and where in it
  std::uint32_t ending = 0;   // its last three letters
  std::uint32_t usage = 0;    // whether running text writes it small
};

enum Template : std::uint32_t {
  kBias = 1, kWord, kShape, kPair, kShapes, kPrefix, kSuffix, kLength, kHyphen, kFirstOfAll, kLooks, kLooksPair, kLooksWord,
  kPhrase, kPhrasePair, kListed, kListedPair, kNear, kRun, kUsage
};

constexpr std::uint32_t kInPhraseFirst = 1U << 16, kInPhraseLater = 1U << 17, kInLongPhrase = 1U << 18;
constexpr std::ptrdiff_t kLongestRun = 4;  // capital words to either side

class Describer {
 public:
  Describer(const std::vector<SentenceWord>& sentence, WordLooks& looks, const KnownPhrases& known)
      : sentence_(sentence), looks_(looks), known_(known), seen_(sentence.size()) {
    for (std::size_t i = 0; i < sentence.size(); ++i) look_at(i);
    phrases();
    shouted_ = shouted();
  }

  learn::Features of(std::size_t at) {
    f_.clear();
    f_.reserve(100);
    i_ = static_cast<std::ptrdiff_t>(at);
    words();
    letters();
    looks();
    lists();
    near();
    usage();
    if (seen_[at].capital) run();
    return f_;
  }

 private:
  void look_at(std::size_t i) {
    const SentenceWord& w = sentence_[i];
    Seen& s = seen_[i];
    s.word = hash_of(w.lower);
    s.shape = shape_of(w.plain);
    s.capital = !w.plain.empty() && base::is_upper(w.plain.front());
    if (w.lower.empty() || !base::is_letter(w.lower.front())) return;
    s.ending = hash_of(w.lower.substr(w.lower.size() - std::min<std::size_t>(w.lower.size(), 3)));
    const learn::Likeness& likeness = looks_.of(w.lower);
    s.first = 1 + std::max(bin(likeness[kFrequentFirst]) ? 4 + bin(likeness[kFrequentFirst]) : 0U, bin(likeness[kFirst]));
    s.surname = 1 + bin(likeness[kSurname]);
    s.place = 1 + std::max(bin(likeness[kTown]), bin(likeness[kStreet]));
    s.ordinary = 1 + bin(likeness[kOrdinary]);
    const std::uint16_t known = known_.of_genitive(w.lower);
    s.listed = known & kKnownNames;
    s.phrase = known & kKnownTitle;
    s.usage = 1U | (known & kKnownUsage);
  }

  // The longest known phrase that begins at each word and has a capital somewhere; no two overlap.
  void phrases() {
    std::u32string phrase;
    for (std::size_t i = 0; i < sentence_.size();) {
      std::size_t best = 0;
      std::uint32_t bits = 0;
      phrase.clear();
      bool capital = false;
      for (std::size_t end = i; end < std::min(sentence_.size(), i + KnownPhrases::kLongest); ++end) {
        if (end > i) phrase += U' ';
        phrase += sentence_[end].lower;
        capital = capital || seen_[end].capital;
        const std::uint16_t known = known_.of_genitive(phrase);
        if (capital && (known & kKnownPhrases)) best = end + 1 - i, bits = known & kKnownPhrases;
        if (end == i && !(known_.of(phrase) & kKnownBegins)) break;
      }
      for (std::size_t k = 0; k < best; ++k) seen_[i + k].phrase |= bits | (k ? kInPhraseLater : kInPhraseFirst) | (best > 1 ? kInLongPhrase : 0U);
      i += std::max<std::size_t>(best, 1);
    }
  }

  // Headlines in capitals: shapes say little there.
  bool shouted() const {
    int words = 0, capitals = 0;
    for (const SentenceWord& w : sentence_) {
      if (w.plain.size() < 2 || !base::is_letter(w.plain[0])) continue;
      ++words;
      capitals += base::is_upper(w.plain[1]);
    }
    return words > 1 && 2 * capitals > words;
  }

  const Seen& at(std::ptrdiff_t by) const {
    static const Seen kOutside{};
    return i_ + by >= 0 && i_ + by < static_cast<std::ptrdiff_t>(seen_.size()) ? seen_[static_cast<std::size_t>(i_ + by)] : kOutside;
  }
  void add(std::uint32_t kind, std::uint32_t where, std::uint32_t a, std::uint32_t b = 0) {
    f_.push_back(mix(mix(mix(kind * 31 + where, a), b), 0x9E37U) | 1U);
  }

  void words() {
    add(kBias, 0, 0);
    for (std::uint32_t k = 0; k < 5; ++k) {
      const Seen& s = at(static_cast<std::ptrdiff_t>(k) - 2);
      add(kWord, k, s.word);
      add(kShape, k, s.shape);
    }
    add(kPair, 0, at(-1).word, at(0).word);
    add(kPair, 1, at(0).word, at(1).word);
    add(kShapes, 0, at(-1).shape, at(0).shape);
    add(kShapes, 1, at(0).shape, at(1).shape);
    add(kShapes, 2, at(-1).word, at(0).shape);
    add(kShapes, 3, mix(at(-1).shape, at(0).shape), at(1).shape);
  }

  void letters() {
    const Seen& here = at(0);
    const std::u32string_view lower = sentence_[static_cast<std::size_t>(i_)].lower;
    for (std::size_t k = 1; k <= 5 && k <= lower.size(); ++k) {
      const auto length = static_cast<std::uint32_t>(k);
      add(kPrefix, length, hash_of(lower.substr(0, k)), here.capital);
      add(kSuffix, length, hash_of(lower.substr(lower.size() - k)), here.capital);
    }
    add(kLength, here.capital, static_cast<std::uint32_t>(std::min<std::size_t>(lower.size(), 12)));
    if (lower.find(U'-') != std::u32string_view::npos) add(kHyphen, 0, here.capital);
    if (i_ == 0) add(kFirstOfAll, 0, here.capital), add(kFirstOfAll, 1, here.first, here.ordinary);
  }

  void looks() {
    const Seen& here = at(0);
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

  void lists() {
    const Seen& here = at(0);
    const std::uint32_t single = mix(here.listed, here.capital);
    for (std::uint32_t k = 0; k < 3; ++k) {
      const Seen& s = at(static_cast<std::ptrdiff_t>(k) - 1);
      add(kListed, k, s.listed, s.capital);
      add(kPhrase, k, s.phrase, s.capital);
    }
    add(kListedPair, 0, mix(at(-1).listed, at(-1).capital), single);
    add(kListedPair, 1, single, mix(at(1).listed, at(1).capital));
    add(kListedPair, 2, single, at(-1).word);
    add(kListedPair, 3, mix(here.listed, here.ordinary), mix(here.capital, i_ == 0));
    add(kPhrasePair, 0, here.phrase, single);
    add(kPhrasePair, 1, here.phrase, at(1).phrase);
    add(kPhrasePair, 2, at(-1).phrase, here.phrase);
    add(kPhrasePair, 3, here.phrase, at(-1).word);
    add(kPhrasePair, 4, here.phrase, at(1).word);
    add(kPhrasePair, 5, mix(at(-1).phrase, here.capital), mix(here.listed, at(1).capital));
    add(kPhrasePair, 6, mix(at(-2).phrase, at(-1).capital), mix(here.capital, here.listed));
  }

  void near() {
    const Seen& here = at(0);
    add(kNear, 0, at(-1).ending, here.capital);
    add(kNear, 1, at(1).ending, here.capital);
    add(kNear, 2, at(-2).word, mix(at(-1).word, here.capital));
    add(kNear, 3, at(1).word, mix(at(2).word, here.capital));
    add(kNear, 4, at(-1).word, mix(here.shape, at(1).word));
    add(kNear, 5, shouted_, here.shape);
    add(kNear, 6, mix(here.ordinary, here.capital), mix(at(-1).capital, at(1).capital));
    add(kNear, 7, mix(here.ending, here.capital), at(-1).shape);
    add(kNear, 8, mix(here.ending, here.capital), mix(at(1).shape, at(1).capital));
    add(kNear, 9, hash_of(sentence_[static_cast<std::size_t>(i_)].plain));
  }

  void usage() {
    const Seen& here = at(0);
    add(kUsage, 0, here.usage, mix(here.capital, i_ == 0));
    add(kUsage, 1, mix(here.usage, here.capital), here.listed);
    add(kUsage, 2, mix(at(-1).usage, at(-1).capital), mix(here.usage, here.capital));
    add(kUsage, 3, mix(here.usage, here.capital), mix(at(1).usage, at(1).capital));
    add(kUsage, 4, mix(here.usage, here.capital), mix(here.first, here.surname));
  }

  // What stands before, behind and at the end of the run of capital words that this one belongs to.
  void run() {
    std::ptrdiff_t from = 0, to = 0;
    while (-from < kLongestRun && at(from - 1).capital) --from;
    while (to < kLongestRun && at(to + 1).capital) ++to;
    const auto before = static_cast<std::uint32_t>(-from), behind = static_cast<std::uint32_t>(to);
    add(kRun, 0, at(from - 1).word, before);
    add(kRun, 1, at(to + 1).word, behind);
    add(kRun, 2, before + behind, before);
    add(kRun, 3, at(to).ending, behind);
    add(kRun, 4, at(from).listed, mix(before, at(to).listed));
    add(kRun, 5, at(to).word, behind);
  }

  const std::vector<SentenceWord>& sentence_;
  WordLooks& looks_;
  const KnownPhrases& known_;
  std::vector<Seen> seen_;
  bool shouted_ = false;
  std::ptrdiff_t i_ = 0;
  learn::Features f_;
};

}  // namespace

std::vector<learn::Features> features_of(const std::vector<SentenceWord>& sentence, WordLooks& looks, const KnownPhrases& known) {
  Describer describer(sentence, looks, known);
  std::vector<learn::Features> all;
  all.reserve(sentence.size());
  for (std::size_t i = 0; i < sentence.size(); ++i) all.push_back(describer.of(i));
  return all;
}

}  // namespace meretid::access
