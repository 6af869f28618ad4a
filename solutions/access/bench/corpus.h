// SPDX-License-Identifier: EUPL-1.2
// The invented case corpus: texts with the places of what was planted. The part `held` is made of blocks and written forms
// that were set aside before the finding was written; it is measured, never looked at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/rng.h"
#include "solutions/access/bench/blocks.h"
#include "solutions/access/bench/values.h"

namespace meretid::access::bench {

struct Gold {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string type;                 ///< "cpr" …; names are "person" or "employee"
  bool other_origin = false;        ///< of a name
};

struct Sample {
  std::string text;
  std::vector<Gold> gold;
};

enum class Part { kDev, kHeld };

struct Corpus {
  Corpus(const Sources& sources, Part part);
  /// The same number gives the same document.
  Sample document(std::uint64_t number) const;

  const Sources& sources;
  Blocks blocks;
  Forms forms;
  std::uint64_t seed;
};

}  // namespace meretid::access::bench
