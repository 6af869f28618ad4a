// SPDX-License-Identifier: EUPL-1.2
// The batch's inputs and outputs.
#pragma once

#include <cstdint>
#include <string>

#include "describe/describe.h"

namespace meretid::probe {

enum class Poison { kNone, kBadInput, kCrash };

struct BatchInput {
  std::int64_t pieces = 1000;
  std::int64_t poisoned = -1;  ///< which piece; none: -1
  Poison poison = Poison::kNone;
  std::int64_t milliseconds = 0;  ///< each piece takes
};
struct BatchReport {
  std::int64_t sum = 0;
  std::int64_t failed = 0;
  std::string first_failure;  ///< its code
};
struct PieceInput {
  std::int64_t number = 0;
  Poison poison = Poison::kNone;
  std::int64_t milliseconds = 0;
};
struct PieceResult {
  std::int64_t number = 0;
};

inline void labels(describe::Labels<Poison>& l) {
  l(Poison::kNone, "none", "Ingen", "None");
  l(Poison::kBadInput, "bad_input", "Dårlige data", "Bad input");
  l(Poison::kCrash, "crash", "Bryder sammen", "Crashes");
}
inline void fields(describe::Fields<BatchInput>& f) {
  f.about("Mange små dele.", "Many small pieces.");
  f("pieces", &BatchInput::pieces).help("Antal dele.", "Number of pieces.").range(0, 100'000).optional();
  f("poisoned", &BatchInput::poisoned).help("Den del, der går galt.", "The piece that goes wrong.").optional();
  f("poison", &BatchInput::poison).help("Hvordan den går galt.", "How it goes wrong.").optional();
  f("milliseconds", &BatchInput::milliseconds).help("Tid pr. del.", "Time per piece.").range(0, 60'000).optional();
}
inline void fields(describe::Fields<BatchReport>& f) {
  f("sum", &BatchReport::sum).help("Summen af numrene.", "The sum of the numbers.");
  f("failed", &BatchReport::failed).help("Dele, der gik galt.", "Pieces that went wrong.");
  f("first_failure", &BatchReport::first_failure).help("Den første fejls kode.", "The code of the first error.");
}
inline void fields(describe::Fields<PieceInput>& f) {
  f("number", &PieceInput::number).help("Nummer.", "Number.");
  f("poison", &PieceInput::poison).help("Hvordan den går galt.", "How it goes wrong.").optional();
  f("milliseconds", &PieceInput::milliseconds).help("Tid.", "Time.").optional();
}
inline void fields(describe::Fields<PieceResult>& f) { f("number", &PieceResult::number).help("Nummer.", "Number."); }

}  // namespace meretid::probe
