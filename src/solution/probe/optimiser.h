// SPDX-License-Identifier: EUPL-1.2
// The optimiser's input and output.
#pragma once

#include <cstdint>

#include "describe/describe.h"

namespace meretid::probe {

struct SearchInput {
  std::int64_t steps = 100;
  std::int64_t milliseconds = 1;  ///< each step takes
  std::int64_t hoard_mb = 0;      ///< memory to take, beyond what is allowed
  bool deaf = false;              ///< pays no heed to stop
};
struct SearchResult {
  std::int64_t best = 0;   ///< the step reached
  std::int64_t from = 0;   ///< the step that this run began at
};

inline void fields(describe::Fields<SearchInput>& f) {
  f.about("Søger trin for trin.", "Searches step by step.");
  f("steps", &SearchInput::steps).help("Antal trin.", "Number of steps.").range(1, 1e9).optional();
  f("milliseconds", &SearchInput::milliseconds).help("Tid pr. trin.", "Time per step.").range(0, 60'000).optional();
  f("hoard_mb", &SearchInput::hoard_mb).help("Hukommelse at tage.", "Memory to take.").range(0, 4096).optional();
  f("deaf", &SearchInput::deaf).help("Hører ikke efter.", "Does not listen.");
}
inline void fields(describe::Fields<SearchResult>& f) {
  f("best", &SearchResult::best).help("Det bedste.", "The best.");
  f("from", &SearchResult::from).help("Begyndte ved.", "Began at.");
}

}  // namespace meretid::probe
