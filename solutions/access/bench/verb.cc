// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/verb.h"

#include <ostream>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {

namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt og hvor hurtigt rummet arbejder.", "Measures how well and how fast the room works.");
  f("data", &BenchInput::data).help("Mappen med data.", "The folder of data.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: identifiers, planted, names, speed eller cases.", "Only this part: identifiers, planted, names, speed or cases.")
      .pattern("identifiers|planted|names|speed|cases", "identifiers, planted, names, speed eller cases", "identifiers, planted, names, speed or cases");
  f.example("meretid access bench --data ../shared/data/access --json", "Alle tal som et objekt.", "All figures as one object.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  solution::BenchReport report{"access", {}};
  const std::vector<std::pair<std::string_view, Producer>> producers = {
      {"identifiers", &identifier_rows}, {"planted", &planted_rows}, {"names", &name_rows}, {"speed", &speed_rows},
      {"cases", [&](const auto& data) { return case_rows(data, context.jobs); }}};
  for (std::size_t i = 0; i < producers.size(); ++i) {
    const auto& [part, measure] = producers[i];
    if (input.only && *input.only != part) continue;
    context.progress(static_cast<double>(i) / static_cast<double>(producers.size()), "access.bench.step");
    Result<std::vector<Row>> rows = measure(input.data);
    if (!rows) return context.report(rows.error());
    for (Row& row : *rows) report.rows.push_back(std::move(row));
  }
  if (context.json) {
    context.out << describe::to_json(report) << '\n';
    return 0;
  }
  for (const Row& row : report.rows) context.out << row.id << '\t' << row.value << ' ' << row.unit << '\t' << row.note << '\n';
  return 0;
}

}  // namespace
}  // namespace meretid::access::bench

namespace meretid::access {

void enter_bench(solution::Hall& hall) { hall.verb<bench::BenchInput>("bench", &bench::run); }

}  // namespace meretid::access
