// SPDX-License-Identifier: EUPL-1.2
#include <ostream>

#include "base/catalogue.h"
#include "base/json_text.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/homecare/municipal/generate/generate.h"
#include "solutions/homecare/municipal/write.h"
#include "solutions/homecare/verbs/verbs.h"
#include "solutions/homecare/verbs/write_file.h"

namespace meretid::homecare {
namespace {

struct GenerateInput {
  int citizens = 60;
  int carers = 8;
  int days = 14;
  std::int64_t seed = 1;
  std::optional<double> size;
  std::optional<Date> first;
  std::optional<std::string> map_out;
  bool plan = false;
};
void fields(describe::Fields<GenerateInput>& f) {
  f.about("Opdigter en kommunes hjemmepleje til forsøg: borgere, medarbejdere, vagter og besøg. Filen skrives til --out.",
          "Invents the home care of a municipality to try things with: citizens, carers, shifts and visits. The file is written to --out.");
  f("citizens", &GenerateInput::citizens).help("Antal borgere.", "Number of citizens.").range(1, 20'000).optional();
  f("carers", &GenerateInput::carers)
      .help("Ruter på en dag i alle vagtlag; besøgenes varighed strækkes, til borgerne giver arbejde til omtrent så mange.",
            "Routes on one day in all layers; durations are stretched until the citizens keep about so many busy.")
      .range(1, 2'000)
      .optional();
  f("days", &GenerateInput::days).help("Antal dage.", "Number of days.").range(1, 366).optional();
  f("seed", &GenerateInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional();
  f("size", &GenerateInput::size)
      .help("Kortets størrelse; 1 er omtrent 36 × 33 km. Ellers efter antallet af borgere.",
            "Size of the map; 1 is about 36 × 33 km. Else by the number of citizens.")
      .range(0.02, 20);
  f("first", &GenerateInput::first).help("Første dag.", "The first day.");
  f("map_out", &GenerateInput::map_out)
      .help("Skriver også kortet, som .osm.", "Writes the map too, as .osm.")
      .value("FIL", "FILE")
      .length(1, 4096);
  f("plan", &GenerateInput::plan)
      .help("Lægger også den plan i filen, som den er opdigtet ud fra.", "Also puts the plan into the file that it was invented from.");
  f.example("meretid homecare generate --citizens 2000 --carers 200 --out by.json --map-out by.osm",
            "En kommune på størrelse med Helsingør.", "A municipality of Helsingør's size.");
}

std::string figures(const municipal::Generated& made) {
  std::string out = "{\"citizens\":" + std::to_string(made.file.citizens.size()) +
                    ",\"carers\":" + std::to_string(made.file.carers.size()) + ",\"days\":" + std::to_string(made.file.days) +
                    ",\"routes_a_day\":" + std::to_string(made.routes) + ",\"shifts\":" + std::to_string(made.file.shifts.size()) +
                    ",\"visits\":" + std::to_string(made.file.visits.size()) + ",\"busy\":";
  base::append_json_number(out, made.busy);
  out += ",\"stretched\":";
  base::append_json_number(out, made.stretched);
  return out + "}";
}

int run(const GenerateInput& input, solution::VerbContext& context) {
  municipal::GenerateOptions options;
  options.citizens = input.citizens, options.routes = input.carers, options.days = input.days;
  options.seed = static_cast<std::uint64_t>(input.seed);
  options.size = input.size.value_or(0);
  if (input.first) options.first = *input.first;
  auto made = municipal::generate(options);
  if (!made) return context.report(made.error());
  if (input.plan) made->file.running = made->behind;
  if (context.out_dir)
    if (const auto written = write_file(*context.out_dir, municipal::write_wire(made->file)); !written)
      return context.report(written.error());
  if (input.map_out)
    if (const auto written = write_file(*input.map_out, roads::write_osm(made->map)); !written) return context.report(written.error());
  if (context.json) {
    context.out << figures(*made) << '\n';
    return 0;
  }
  const base::Language language = base::language_from(context.language);
  context.out << base::text("homecare.generate.sum", language,
                            {{"citizens", std::to_string(made->file.citizens.size())}, {"visits", std::to_string(made->file.visits.size())},
                             {"routes", std::to_string(made->routes)}, {"days", std::to_string(made->file.days)}})
              << '\n';
  return 0;
}

}  // namespace

void enter_generate(solution::Hall& hall) { hall.verb<GenerateInput>("generate", &run); }

}  // namespace meretid::homecare
