// SPDX-License-Identifier: EUPL-1.2
// The invented case corpus: texts with the places of what was planted. The part `held` is made of blocks, written forms and
// names that nobody who works on the finding reads; it is measured, never looked at. `seen` is what was set aside until its
// figures had been seen too often to say anything new.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/rng.h"
#include "solutions/access/bench/blocks.h"
#include "solutions/access/bench/values.h"

namespace meretid::access::bench {

struct Gold {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string type;                 ///< "cpr" …; names are "person" or "employee"; kEither: may be found or not
  bool other_origin = false;        ///< of a name
  bool usual = false;               ///< its written form stands more than once in the file of forms
};

struct Sample {
  std::string text;
  std::vector<Gold> gold;
};

enum class Part { kDev, kSeen, kHeld };

/// Of what readers may differ about: initials, a company that bears a person's name, numbers of things.
inline constexpr std::string_view kEither = "either";

struct Corpus {
  Corpus(const Sources& sources, Part part);
  /// The same number gives the same document.
  Sample document(std::uint64_t number) const;

  const Sources& sources;
  bool own_names;  ///< names of names_held.txt
  Blocks blocks;
  Forms forms;
  std::uint64_t seed;
};

}  // namespace meretid::access::bench
