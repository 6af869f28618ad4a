// SPDX-License-Identifier: EUPL-1.2
// What `bench --json` prints, the same for every room and for the hall: measured figures, one row each. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"

namespace meretid::solution {

/// One measured figure; low and high are a 95 % interval where one makes sense.
struct BenchRow {
  std::string id;                   ///< "release.released": stable, so that a figure can be followed over time
  double value = 0;
  std::string unit;
  std::optional<double> low, high;
  std::optional<double> reference;  ///< what the figure is held against: a goal or a published figure
  std::string note;                 ///< how it was measured
};

struct BenchReport {
  std::string solution;
  std::vector<BenchRow> rows;
};

inline void fields(describe::Fields<BenchRow>& f) {
  f("id", &BenchRow::id);
  f("value", &BenchRow::value);
  f("unit", &BenchRow::unit);
  f("low", &BenchRow::low);
  f("high", &BenchRow::high);
  f("reference", &BenchRow::reference);
  f("note", &BenchRow::note);
}
inline void fields(describe::Fields<BenchReport>& f) {
  f("solution", &BenchReport::solution);
  f("rows", &BenchReport::rows);
}

}  // namespace meretid::solution
