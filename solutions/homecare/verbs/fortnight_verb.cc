// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <cstdio>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/homecare/fortnight/pareto.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/instance_file.h"
#include "solutions/homecare/verbs/plan_figures.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct FortnightInput {
  describe::Upload file;
  double continuity = fortnight::FortnightOptions{}.continuity_weight;
  std::vector<double> compare{};
  double seconds = 300;
  std::int64_t seed = 1;
  int threads = 2;
  std::optional<std::int64_t> iterations;
};
void fields(describe::Fields<FortnightInput>& f) {
  f.about("Foreslår en plan for alle dage i en kommunes fil, så borgerne møder få forskellige medarbejdere. Planen skrives til --out.",
          "Proposes a plan for all days of a municipality's file in which citizens meet few different carers. The plan is written to --out.");
  f("file", &FortnightInput::file).help("Kommunens fil.", "The file of the municipality.").value("FIL", "FILE").positional();
  f("continuity", &FortnightInput::continuity).help("Kontinuitetens vægt. 0: hver dag for sig, med mindst mulig kørsel; 1: et nyt ansigt koster det, kommunens vægte siger.",
                                                    "The weight of continuity. 0: each day for itself with the least driving; 1: a new face costs what the municipality's weights say.").range(0, 100).optional();
  f("compare", &FortnightInput::compare).help("Sammenlign disse vægte i stedet: hvad koster kontinuitet i kørsel?", "Compare these weights instead: what does continuity cost in driving?").items(0, 20);
  f("seconds", &FortnightInput::seconds).help("Så længe må der søges, i sekunder, for hver plan.", "The search may take so long, in seconds, for each plan.").range(0.01, 86'400).optional();
  f("seed", &FortnightInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional();
  f("threads", &FortnightInput::threads).help("Antal tråde. Planen afhænger ikke af det, når --iterations standser søgningen.",
                                              "Number of threads. The plan does not depend on it when --iterations ends the search.").range(1, 64).optional();
  f("iterations", &FortnightInput::iterations).help("Højst så mange skridt; så giver samme frø samme plan.", "At most so many steps; then the same seed gives the same plan.").at_least(1);
  f.example("meretid homecare fortnight kommune.json --seconds 600 --out plan.json", "En plan for 14 dage.", "A plan of 14 days.");
  f.example("meretid homecare fortnight kommune.json --compare 0 --compare 0.05 --compare 0.3", "Kørsel og ansigter ved tre vægte.", "Driving and faces at three weights.");
}

struct Compared {
  double continuity = 0, driving_minutes = 0, faces_mean = 0;
  int unassigned = 0;
  bool beaten = false;
};
void fields(describe::Fields<Compared>& f) {
  f.about("En plan ved en vægt af kontinuitet.", "A plan at a weight of continuity.");
  f("continuity", &Compared::continuity).help("Vægten.", "The weight.");
  f("driving_minutes", &Compared::driving_minutes).help("Minutters kørsel.", "Minutes of driving.");
  f("faces_mean", &Compared::faces_mean).help("NC14, gennemsnit.", "NC14, mean.");
  f("unassigned", &Compared::unassigned).help("Besøg uden plads.", "Visits without a place.");
  f("beaten", &Compared::beaten).help("En anden plan er ikke dårligere i noget og bedre i noget.", "Another plan is worse in nothing and better in something.");
}
struct ComparedAll {
  std::vector<Compared> choices{};
};
void fields(describe::Fields<ComparedAll>& f) {
  f.about("Hvad kontinuitet koster.", "What continuity costs.");
  f("choices", &ComparedAll::choices).help("En plan for hver vægt.", "A plan for each weight.");
}

Budget budget_of(const FortnightInput& input) {
  Budget budget;
  if (input.iterations) {
    budget.iterations = static_cast<std::uint64_t>(*input.iterations);
    return budget;
  }
  budget.seconds = input.seconds;
  budget.spent = [begun = std::chrono::steady_clock::now()] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
  return budget;
}

std::string fixed(double value, int decimals) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

void compare(const FortnightInput& input, const municipal::Read& read, const fortnight::FortnightOptions& options, solution::VerbContext& context) {
  const auto found = fortnight::choices(read.all, input.compare, options, [&] { return budget_of(input); }, read.faces);
  ComparedAll all;
  for (const auto& choice : found) all.choices.push_back({choice.continuity_weight, choice.driving, choice.faces, choice.unassigned, choice.beaten});
  if (context.json) {
    context.out << describe::to_json(all) << '\n';
    return;
  }
  for (const Compared& one : all.choices)
    context.out << base::text(one.beaten ? "homecare.fortnight.beaten" : "homecare.fortnight.choice", context.language,
                              {{"weight", fixed(one.continuity, 2)}, {"minutes", fixed(one.driving_minutes, 0)}, {"faces", fixed(one.faces_mean, 2)},
                               {"unassigned", std::to_string(one.unassigned)}})
                << '\n';
}

int run(const FortnightInput& input, solution::VerbContext& context) {
  const Result<std::string> text = text_of(input.file, context);
  if (!text) return context.report(text.error());
  const Result<municipal::Read> read = municipal::read_municipality(*text);
  if (!read) return context.report(read.error());
  fortnight::FortnightOptions options;
  options.seed = static_cast<std::uint64_t>(input.seed);
  options.threads = input.threads;
  options.continuity_weight = input.continuity;
  if (!input.compare.empty()) {
    compare(input, *read, options, context);
    return 0;
  }
  const Budget budget = budget_of(input);
  const municipal::Plan plan = fortnight::plan_fortnight(read->all, options, budget, read->faces, [&](double share, const municipal::Plan&) {
    context.progress(share, "homecare.plan.step");
  });
  if (context.out_dir)
    if (const auto written = write_file(*context.out_dir, municipal::write_plan(read->all, plan, read->left_out)); !written) return context.report(written.error());
  const PlanFigures figures = figures_of(read->all, plan);
  context.out << (context.json ? describe::to_json(figures) : figures_text(figures, context.language)) << '\n';
  return 0;
}

}  // namespace

void enter_fortnight(solution::Hall& hall) { hall.verb<FortnightInput>("fortnight", &run); }

}  // namespace meretid::homecare
