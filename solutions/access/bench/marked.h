// SPDX-License-Identifier: EUPL-1.2
// Documents that a person marked: what would have to be found in them.
//
//   [[type:text]]  [[type/role:text]]   a stretch of a type of `find --json`, a person with its role
//   <<category: sentence>>              a sentence about sensitive matter; others may stand in it
//
// Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::access::bench {

struct Mark {
  std::int64_t start = 0, end = 0;  ///< code points of the text without marks
  std::string type, role;           ///< of a sentence its category in `type`
};
struct Marked {
  std::string text;
  std::vector<Mark> stretches, sentences;  ///< in order of their end
};

/// "access.bench.bad_marks" with name and line where a mark is not closed or closes nothing. Linear.
Result<Marked> parse_marked(std::string_view file, const std::string& name);

}  // namespace meretid::access::bench
