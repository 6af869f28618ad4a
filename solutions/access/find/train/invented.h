// SPDX-License-Identifier: EUPL-1.2
// Sentences made for training: names drawn from lists, from other origins or from nothing, put into lines of the language of case files
// or in the place of the names of news. The same draws give the same sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rng.h"
#include "solutions/access/find/train/lists.h"

namespace meretid::access {

// Draws names: of the lists by frequency, of other origins, double and hyphenated ones.
class Names {
 public:
  static constexpr double kInvented = 0.3;

  Names(const Lists& lists, Rng& rng) : lists_(lists), rng_(rng) {}

  std::u32string first() {
    if (rng_.chance(kInvented)) return invented();
    if (rng_.chance(0.35)) return rng_.pick(origin().first);
    const auto& list = rng_.chance(0.5) ? lists_.women : lists_.men;
    return pick(list, rng_.chance(0.2) ? list.size() : 3000);
  }
  std::u32string last() { return rng_.chance(kInvented) ? invented() : rng_.chance(0.35) ? rng_.pick(origin().second) : pick(lists_.surnames, lists_.surnames.size()); }
  /// A word that is on no list and looks like none of them: names come from everywhere, and then only what stands around tells.
  std::u32string invented();
  std::vector<std::u32string> full() {
    std::vector<std::u32string> words;
    if (rng_.chance(kInvented)) return {invented(), invented()};
    if (rng_.chance(0.35)) {
      const auto& o = origin();
      words = {rng_.pick(o.first), rng_.pick(o.second)};
      if (rng_.chance(0.2)) words.insert(words.begin() + 1, rng_.pick(o.first));
      return words;
    }
    words.push_back(first());
    if (rng_.chance(0.2)) words.push_back(first());
    if (rng_.chance(0.2)) words.push_back(last());
    words.push_back(last());
    return words;
  }
  std::u32string street() { return rng_.pick(lists_.streets); }
  std::u32string town() { return rng_.pick(lists_.towns); }

 private:
  const std::pair<std::vector<std::u32string>, std::vector<std::u32string>>& origin() { return rng_.pick(lists_.other_origins); }
  const std::u32string& pick(const std::vector<std::u32string>& list, std::size_t most) {
    const double u = rng_.uniform();
    return list[static_cast<std::size_t>(u * u * static_cast<double>(std::min(most, list.size())))];
  }
  const Lists& lists_;
  Rng& rng_;
};

std::vector<std::u32string> split(std::u32string_view text);  ///< at blanks

/// The same sentence with other names of persons.
TaggedSentence renamed(const TaggedSentence& s, Names& names);

/// Lines of case_lines.txt, filled.
std::vector<TaggedSentence> case_sentences(const std::vector<std::vector<std::u32string>>& organisations, Names& names, std::size_t count, Rng& rng);

}  // namespace meretid::access
