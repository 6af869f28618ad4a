// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/bench/verb.h"

#include <cstdio>
#include <ostream>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/homecare/bench/producers.h"

namespace meretid::homecare::bench {
namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
  std::optional<double> seconds;
  int threads = 2;
  int seeds = 1;
  std::optional<std::int64_t> sample;
  std::optional<std::string> match;
  bool processor = false;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor gode ruterne er ved siden af de bedst kendte, og hvor hurtigt der regnes. Hver plan bedømmes af den uafhængige kontrol.",
          "Measures how good the routes are beside the best known ones, and how fast. Every plan is judged by the independent checker.");
  f("data", &BenchInput::data).help("Mappen med data.", "The folder of data.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: solomon, gh200, gh1000, gh600, hhcrsp, peers, roads, day, living eller fortnight.", "Only this part: solomon, gh200, gh1000, gh600, hhcrsp, peers, roads, day, living or fortnight.")
      .pattern("solomon|gh200|gh1000|gh600|hhcrsp|peers|roads|day|living|fortnight", "solomon, gh200, gh1000, gh600, hhcrsp, peers, roads, day, living eller fortnight", "solomon, gh200, gh1000, gh600, hhcrsp, peers, roads, day, living or fortnight");
  f("seconds", &BenchInput::seconds).help("Sekunder per plan; ellers det, som målet for delen siger.", "Seconds per plan; else what the part's goal says.").range(0.01, 86'400);
  f("threads", &BenchInput::threads).help("Antal tråde.", "Number of threads.").range(1, 64).optional();
  f("seeds", &BenchInput::seeds).help("Så mange frø per opgave.", "So many seeds per instance.").range(1, 100).optional();
  f("sample", &BenchInput::sample).help("Højst så mange opgaver af hver del, jævnt fordelt.", "At most so many instances of each part, spread evenly.").at_least(1);
  f("match", &BenchInput::match).help("Kun opgaver med dette i navnet.", "Only instances with this in their name.").length(1, 100);
  f("processor", &BenchInput::processor).help("Sekunderne er processortid per tråd og ikke tid på uret.", "The seconds are processor time per thread, not time on the clock.");
  f.example("meretid homecare bench --data ../shared/data/homecare --only solomon --seconds 10 --json", "En del som et objekt.", "One part as an object.");
}

/// One line per instance while it is measured: set, name, best mean worst gap, processor seconds.
void tell(std::ostream& out, std::string_view set, const Case& c, const std::vector<Run>& runs) {
  double cpu = 0;
  int most_vehicles = 0;
  bool feasible = true;
  for (const Run& run : runs) cpu += run.cpu / static_cast<double>(runs.size()), most_vehicles = std::max(most_vehicles, run.vehicles), feasible = feasible && run.feasible;
  char line[160];
  const Spread spread = c.best ? gaps(c, runs) : Spread{runs[0].objective, runs[0].objective, runs[0].objective};
  std::snprintf(line, sizeof line, "%.3f\t%.3f\t%.3f\t%d\t%.1f%s\n", spread.best, spread.mean, spread.worst, most_vehicles, cpu, feasible ? "" : "\t!");
  out << set << '\t' << c.name << '\t' << line << std::flush;
}

int run(const BenchInput& input, solution::VerbContext& context) {
  Task task{input.data, input.seconds, input.threads, input.seeds, input.processor, {}, input.match, {}};
  if (input.sample) task.sample = static_cast<std::size_t>(*input.sample);
  if (!context.json) task.tell = [&](auto set, const auto& c, const auto& runs) { tell(context.messages, set, c, runs); };
  const solution::BenchPart parts[] = {
      {"solomon", [&] { return distance_rows(task, "solomon"); }}, {"gh200", [&] { return distance_rows(task, "gh200"); }},
      {"gh1000", [&] { return distance_rows(task, "gh1000"); }},   {"gh600", [&] { return vehicle_rows(task, "gh600"); }},
      {"hhcrsp", [&] { return distance_rows(task, "hhcrsp"); }},   {"peers", [&] { return peer_rows(task); }},
      {"roads", [] { return road_rows(); }},                      {"day", [&] { return day_rows(task); }},
      {"living", [&] { return living_rows(task); }},              {"fortnight", [&] { return fortnight_rows(task); }}};
  return solution::run_bench(context, "homecare", parts, input.only);
}

}  // namespace
}  // namespace meretid::homecare::bench

namespace meretid::homecare {

void enter_bench(solution::Hall& hall) { hall.verb<bench::BenchInput>("bench", &bench::run); }

}  // namespace meretid::homecare
