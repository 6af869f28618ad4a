// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/bench/verb.h"

#include <filesystem>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/bench/producers.h"

namespace meretid::nightwatch {
namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
  std::int32_t trials = 100;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt og hvor hurtigt rummet arbejder. Hver person måles af en model, der ikke har set personen.",
          "Measures how well and how fast the room works. Each person is measured by a model that has not seen them.");
  f("data", &BenchInput::data).help("Mappen med optagelser.", "The folder of recordings.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: falls, bed, thermal, generated, speed eller delivery.", "Only this part: falls, bed, thermal, generated, speed or delivery.")
      .pattern("falls|bed|thermal|generated|speed|delivery", "falls, bed, thermal, generated, speed eller delivery", "falls, bed, thermal, generated, speed or delivery");
  f("trials", &BenchInput::trials).help("Så mange fald på hele vejen fra sensor til tavle (delivery); omkring et i sekundet.",
                                        "So many falls on the whole way from sensor to page (delivery); about one a second.").range(1, 100'000).optional();
  f.example("meretid nightwatch bench --data ../shared/data/nightwatch --json", "Alle tal som et objekt.", "All figures as one object.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const std::filesystem::path data = input.data;
  const solution::BenchPart parts[] = {{"falls", [&] { return bench::fall_rows(data); }},
                                       {"bed", [&] { return bench::bed_rows(data); }},
                                       {"thermal", [&] { return bench::thermal_rows(data); }},
                                       {"generated", [] { return bench::generated_rows(); }},
                                       {"speed", [&] { return bench::speed_rows(data); }},
                                       {"delivery", [&] { return bench::delivery_rows(input.trials); }}};
  return solution::run_bench(context, "nightwatch", parts, input.only);
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::nightwatch
