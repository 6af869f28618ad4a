// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/bench/verb.h"

#include <ostream>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/bench/producers.h"

namespace meretid::nightwatch {
namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt og hvor hurtigt rummet arbejder. Hver person måles af en model, der ikke har set personen.",
          "Measures how well and how fast the room works. Each person is measured by a model that has not seen them.");
  f("data", &BenchInput::data).help("Mappen med optagelser.", "The folder of recordings.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: falls, bed, thermal eller speed.", "Only this part: falls, bed, thermal or speed.")
      .pattern("falls|bed|thermal|speed", "falls, bed, thermal eller speed", "falls, bed, thermal or speed");
  f.example("meretid nightwatch bench --data ../shared/data/nightwatch --json", "Alle tal som et objekt.", "All figures as one object.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  solution::BenchReport report{"nightwatch", {}};
  using Producer = Result<std::vector<bench::Row>> (*)(const std::filesystem::path&);
  constexpr std::pair<std::string_view, Producer> kProducers[] = {
      {"falls", &bench::fall_rows}, {"bed", &bench::bed_rows}, {"thermal", &bench::thermal_rows}, {"speed", &bench::speed_rows}};
  for (std::size_t i = 0; i < std::size(kProducers); ++i) {
    const auto& [part, produce] = kProducers[i];
    if (input.only && *input.only != part) continue;
    context.progress(static_cast<double>(i) / static_cast<double>(std::size(kProducers)), "nightwatch.bench.step");
    Result<std::vector<bench::Row>> rows = produce(input.data);
    if (!rows) return context.report(rows.error());
    for (bench::Row& row : *rows) report.rows.push_back(std::move(row));
  }
  if (context.json) {
    context.out << describe::to_json(report) << '\n';
    return 0;
  }
  for (const bench::Row& row : report.rows) context.out << row.id << '\t' << row.value << ' ' << row.unit << '\t' << row.note << '\n';
  return 0;
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::nightwatch
