// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <ostream>

#include "base/catalogue.h"
#include "base/processor_time.h"
#include "solution/hall.h"
#include "solutions/homecare/verbs/instance_file.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct PlanInput {
  describe::Upload file;
  std::optional<Format> format;
  std::optional<describe::Upload> map;
  Convention objective = Convention::kDistance;
  double seconds = 10;
  std::int64_t seed = 1;
  int threads = 2;
  std::optional<std::int64_t> iterations;
};
void fields(describe::Fields<PlanInput>& f) {
  f.about("Foreslår ruter for besøgene i en fil og lader en uafhængig kontrol bedømme dem. Planen skrives til --out.",
          "Proposes routes for the visits of a file and has an independent checker judge them. The plan is written to --out.");
  f("file", &PlanInput::file).help("Filen med besøgene; må være pakket med xz.", "The file of the visits; may be packed by xz.").value("FIL", "FILE").positional();
  f("format", &PlanInput::format).help("Filens format; ellers ses det på indholdet.", "The format of the file; else its content tells.");
  f("map", &PlanInput::map).help("Et kort af OpenStreetMap (.osm, .osm.pbf) til køretider, som filen ikke har; ellers skønnes de.",
                                 "A map of OpenStreetMap (.osm, .osm.pbf) for travel times that the file does not have; else they are estimated.").value("KORT", "MAP");
  f("objective", &PlanInput::objective).help("Hvad der er bedst. Hjemmepleje (hhcrsp) har sit eget mål.", "What is best. Home care (hhcrsp) has its own objective.").optional();
  f("seconds", &PlanInput::seconds).help("Så længe må der søges, i sekunder.", "The search may take so long, in seconds.").range(0.01, 86'400).optional();
  f("seed", &PlanInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional();
  f("threads", &PlanInput::threads).help("Antal tråde. Planen afhænger ikke af det, når --iterations standser søgningen.",
                                         "Number of threads. The plan does not depend on it when --iterations ends the search.").range(1, 64).optional();
  f("iterations", &PlanInput::iterations).help("Højst så mange skridt; så giver samme frø samme plan.", "At most so many steps; then the same seed gives the same plan.").at_least(1);
  f.example("meretid homecare plan kommune.json --map denmark.osm.pbf --seconds 60 --out plan.json", "En plan for alle dage i en kommunes fil.", "A plan for all days of a municipality's file.");
  f.example("meretid homecare plan besøg.json --format hhcrsp --seconds 30 --out plan.json", "En plan for hjemmeplejens besøg.", "A plan of home-care visits.");
  f.example("meretid homecare plan C101.txt --format solomon --json", "Kun tallene, som JSON.", "The figures alone, as JSON.");
}

std::string rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

void tell_notes(const std::vector<Error>& notes, solution::VerbContext& context) {
  constexpr std::size_t kMost = 20;
  const base::Language language = base::language_from(context.language);
  for (std::size_t i = 0; i < std::min(kMost, notes.size()); ++i) context.messages << base::render(notes[i], language) << '\n';
  if (notes.size() > kMost) context.messages << base::text("homecare.plan.more_notes", language, {{"count", std::to_string(notes.size() - kMost)}}) << '\n';
}

void tell(const Verdict& verdict, bool municipal, double cpu, double wall, solution::VerbContext& context) {
  const base::Language language = base::language_from(context.language);
  context.out << base::text(municipal ? "homecare.plan.municipal_sum" : "homecare.plan.sum", language,
                            {{"objective", rounded(verdict.objective)}, {"distance", rounded(verdict.distance)},
                             {"vehicles", std::to_string(verdict.vehicles)}, {"tardiness", rounded(verdict.tardiness)},
                             {"most", rounded(verdict.max_tardiness)}, {"seconds", rounded(wall)}, {"cpu", rounded(cpu)}})
              << '\n'
              << (verdict.feasible() ? base::text("homecare.plan.feasible", language)
                                     : base::text("homecare.plan.infeasible", language,
                                                  {{"count", std::to_string(verdict.unassigned)}}))
              << '\n';
  if (verdict.feasible() && verdict.unassigned > 0) context.out << base::text("homecare.plan.unassigned", language, {{"count", std::to_string(verdict.unassigned)}}) << '\n';
  for (const Error& breach : verdict.breaches) context.out << "  " << base::render(breach, language) << '\n';
}

int run(const PlanInput& input, solution::VerbContext& context) {
  const auto begun = std::chrono::steady_clock::now();
  const double cpu_at_begin = base::processor_seconds();
  const auto wall = [begun] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
  const Result<std::string> text = text_of(input.file, context);
  if (!text) return context.report(text.error());
  context.progress(0, "homecare.plan.step");
  Budget budget;
  budget.seconds = input.seconds;
  budget.spent = wall;
  if (input.iterations) {
    budget.iterations = static_cast<std::uint64_t>(*input.iterations);
    budget.spent = {};
  }
  std::string map;
  if (input.map) {
    auto bytes = text_of(*input.map, context);
    if (!bytes) return context.report(bytes.error());
    map = std::move(*bytes);
  }
  const PlanRequest request{input.format ? *input.format : format_of(*text), input.objective, static_cast<std::uint64_t>(input.seed), input.threads, map};
  const Result<PlanAnswer> answer = plan_text(*text, request, budget);
  if (!answer) return context.report(answer.error());
  tell_notes(answer->notes, context);
  if (context.out_dir)
    if (const auto written = write_file(*context.out_dir, answer->solution); !written) return context.report(written.error());
  const double cpu = base::processor_seconds() - cpu_at_begin, seconds = wall();
  if (context.json) context.out << plan_json(answer->verdict, cpu, seconds) << '\n';
  else tell(answer->verdict, request.format == Format::kMeretid || request.format == Format::kVroom, cpu, seconds, context);
  return 0;
}

}  // namespace

void enter_plan(solution::Hall& hall) { hall.verb<PlanInput>("plan", &run); }

}  // namespace meretid::homecare
