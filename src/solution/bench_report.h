// SPDX-License-Identifier: EUPL-1.2
// What `bench --json` prints, the same for every room and for the hall: measured figures, one row each; and how its parts are run.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
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

/// One part of a measurement: what --only calls it, and who measures it. May take minutes.
struct BenchPart {
  std::string_view name;
  std::function<Result<std::vector<BenchRow>>()> measure;
};

/// Measures the parts in turn, or the one named; `begun` is told how much is done before each. The first part that fails ends it.
Result<BenchReport> measure_parts(std::string_view solution, std::span<const BenchPart> parts, const std::optional<std::string>& only,
                                  const std::function<void(double done)>& begun = {});

/// One object, or a line of text per row.
void print(std::ostream& out, const BenchReport& report, bool json);

struct VerbContext;
/// The verb `bench` of a room, whole: measures, prints, gives the exit code.
int run_bench(VerbContext& context, std::string_view solution, std::span<const BenchPart> parts, const std::optional<std::string>& only = {});

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
