// SPDX-License-Identifier: EUPL-1.2
#include "solution/bench_report.h"

#include <iterator>
#include <ostream>

#include "solution/verb_context.h"

namespace meretid::solution {

Result<BenchReport> measure_parts(std::string_view solution, std::span<const BenchPart> parts, const std::optional<std::string>& only,
                                  const std::function<void(double done)>& begun) {
  BenchReport report{std::string(solution), {}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (only && *only != parts[i].name) continue;
    if (begun) begun(static_cast<double>(i) / static_cast<double>(parts.size()));
    TRY(std::vector<BenchRow> rows, parts[i].measure());
    std::move(rows.begin(), rows.end(), std::back_inserter(report.rows));
  }
  return report;
}

void print(std::ostream& out, const BenchReport& report, bool json) {
  if (json) {
    out << describe::to_json(report) << '\n';
    return;
  }
  for (const BenchRow& row : report.rows) out << row.id << '\t' << row.value << ' ' << row.unit << '\t' << row.note << '\n';
}

int run_bench(VerbContext& context, std::string_view solution, std::span<const BenchPart> parts, const std::optional<std::string>& only) {
  const auto report = measure_parts(solution, parts, only, [&](double done) { context.progress(done, "solution.bench.step"); });
  if (!report) return context.report(report.error());
  print(context.out, *report, context.json);
  return 0;
}

}  // namespace meretid::solution
