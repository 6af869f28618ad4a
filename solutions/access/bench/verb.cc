// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/verb.h"

#include <filesystem>

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
  f("only", &BenchInput::only).help("Kun denne del: identifiers, planted, names, prose, speed, retrieval eller cases.", "Only this part: identifiers, planted, names, prose, speed, retrieval or cases.")
      .pattern("identifiers|planted|names|prose|speed|retrieval|cases", "identifiers, planted, names, prose, speed, retrieval eller cases", "identifiers, planted, names, prose, speed, retrieval or cases");
  f.example("meretid access bench --data ../shared/data/access --json", "Alle tal som et objekt.", "All figures as one object.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const std::filesystem::path data = input.data;
  const solution::BenchPart parts[] = {{"identifiers", [&] { return identifier_rows(data); }},
                                       {"planted", [&] { return planted_rows(data); }},
                                       {"names", [&] { return name_rows(data); }},
                                       {"prose", [&] { return prose_rows(data); }},
                                       {"speed", [&] { return speed_rows(data); }},
                                       {"retrieval", [&] { return retrieval_rows(data); }},
                                       {"cases", [&] { return case_rows(data, context.jobs); }}};
  return solution::run_bench(context, "access", parts, input.only);
}

}  // namespace
}  // namespace meretid::access::bench

namespace meretid::access {

void enter_bench(solution::Hall& hall) { hall.verb<bench::BenchInput>("bench", &bench::run); }

}  // namespace meretid::access
