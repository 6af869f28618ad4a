// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <fstream>
#include <mutex>
#include <ostream>

#include "base/catalogue.h"
#include "base/json_text.h"
#include "base/number_text.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/measure/each.h"
#include "solutions/nightwatch/measure/figures.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/ward_night.h"
#include "solutions/nightwatch/verbs/event_line.h"
#include "solutions/nightwatch/verbs/night_files.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct SimulateInput {
  int residents = 10, nights = 1;
  std::int64_t seed = 1;
  bool events = false;
};
void fields(describe::Fields<SimulateInput>& f) {
  f.about("Spiller nætter med opdigtede beboere gennem de samme genkendere og regler som i drift og tæller alarmerne. Signalet er lavet til formålet; tallene siger intet om kvaliteten på mennesker.",
          "Plays nights of made-up residents through the detectors and policies that are used live and counts the alarms. The signal is made for the purpose; its figures say nothing of quality on people.");
  f("residents", &SimulateInput::residents).help("Antal beboere.", "Number of residents.").optional().range(1, 1000);
  f("nights", &SimulateInput::nights).help("Antal nætter.", "Number of nights.").optional().range(1, 365);
  f("seed", &SimulateInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional().at_least(0);
  f("events", &SimulateInput::events).help("Skriver også hver hændelse, en linje JSON hver.", "Also writes each event, a line of JSON each.");
  f.example("meretid nightwatch simulate --residents 100 --nights 3", "Hundrede opdigtede beboere i tre nætter.", "A hundred made-up residents for three nights.");
  f.example("meretid nightwatch simulate --residents 2 --out nætter", "Også nætterne selv som filer til replay.", "The nights themselves too, as files for replay.");
}

constexpr int kMostFiles = 50;  // nights; 3 MB each

std::string name_of(const char* letter, int number) {
  std::string digits = std::to_string(number + 1);
  return letter + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

std::string lines_of(int resident, int night, const PlayedNight& played, const std::vector<BedAlarm>& alarms) {
  std::string text;
  const std::string who = name_of("B", resident) + "-" + std::to_string(night + 1);
  for (const std::vector<Event>* events : {&played.body, &played.tag})
    for (const Event& event : *events) text += event_line(event, who) + '\n';
  for (const BedAlarm& alarm : alarms) {
    text += "{\"resident\":\"" + who + "\",\"alarm\":\"bed_exit\",\"t\":";
    base::append_json_number(text, std::round(alarm.at * 1000) / 1000);
    text += ",\"since\":";
    base::append_json_number(text, std::round(alarm.since * 1000) / 1000);
    text += "}\n";
  }
  return text;
}

void write(const NightCounts& sum, solution::VerbContext& context) {
  const double nights = static_cast<double>(sum.nights);
  const auto per_night = [nights](std::int64_t count) { return static_cast<double>(count) / nights; };
  const auto median = [](const std::vector<double>& seconds) { return seconds.empty() ? 0.0 : quantile(seconds, 0.5); };
  if (context.json) {
    std::string json = "{";
    const auto add = [&json](const char* name, double value) {
      json += (json.size() > 1 ? ",\"" : "\"") + std::string(name) + "\":";
      base::append_json_number(json, value);
    };
    add("resident_nights", nights), add("falls", static_cast<double>(sum.falls)), add("falls_found", static_cast<double>(sum.falls_found));
    add("false_falls", static_cast<double>(sum.false_falls)), add("exits", static_cast<double>(sum.exits)), add("wanted", static_cast<double>(sum.wanted));
    add("wanted_found", static_cast<double>(sum.wanted_found)), add("bed_alarms", static_cast<double>(sum.bed_alarms)), add("nuisance", static_cast<double>(sum.nuisance));
    add("alarms_per_night", per_night(sum.bed_alarms + sum.falls_found + sum.false_falls)), add("nuisance_per_night", per_night(sum.nuisance));
    add("false_falls_per_night", per_night(sum.false_falls)), add("fall_delay_median", median(sum.fall_delays)), add("bed_delay_median", median(sum.bed_delays));
    context.out << json << "}\n";
    return;
  }
  const auto count = [](std::int64_t value) { return std::to_string(value); };
  const auto number = [&context](double value) { return base::with_decimals(value, 3, base::language_from(context.language)); };
  context.out << base::text("nightwatch.simulate.sum", context.language,
                            {{"nights", count(sum.nights)}, {"alarms", number(per_night(sum.bed_alarms + sum.falls_found + sum.false_falls))},
                             {"falls", count(sum.falls)}, {"found", count(sum.falls_found)}, {"missed", count(sum.falls - sum.falls_found)},
                             {"false", count(sum.false_falls)}, {"delay", number(median(sum.fall_delays))}, {"exits", count(sum.exits)},
                             {"wanted", count(sum.wanted)}, {"wanted_found", count(sum.wanted_found)}, {"nuisance", number(per_night(sum.nuisance))}})
              << '\n';
}

int run(const SimulateInput& input, solution::VerbContext& context) {
  if (context.out_dir && std::int64_t{input.residents} * input.nights > kMostFiles)
    return context.report(Error("nightwatch.simulate.too_many", Kind::kUsage, {{"most", std::to_string(kMostFiles)}, {"found", std::to_string(std::int64_t{input.residents} * input.nights)}}));
  const auto fall = shipped_fall_model();
  if (!fall) return context.report(fall.error());
  const auto bed = shipped_bed_model(kDemoRoom);
  if (!bed) return context.report(bed.error());
  const MadeUpWard ward{.residents = input.residents, .nights = input.nights, .seed = static_cast<std::uint64_t>(input.seed)};
  context.progress(0, "nightwatch.simulate.step");
  NightCounts sum;
  std::vector<std::string> lines(static_cast<std::size_t>(input.residents));
  std::mutex one_at_a_time;
  each(lines.size(), [&](std::size_t r) {
    const NightCounts counts = play(ward, static_cast<int>(r), *fall, *bed, [&](int n, const PlayedNight& played, const std::vector<BedAlarm>& alarms) {
      if (input.events || context.out_dir) lines[r] += lines_of(static_cast<int>(r), n, played, alarms);
    });
    const std::lock_guard lock(one_at_a_time);
    sum += counts;
  });
  context.progress(1, "nightwatch.simulate.step");
  if (input.events)
    for (const std::string& some : lines) context.out << some;
  if (context.out_dir) {
    if (const auto written = write_nights(ward, *context.out_dir, lines); !written) return context.report(written.error());
  }
  write(sum, context);
  return 0;
}

}  // namespace

void enter_simulate(solution::Hall& hall) { hall.verb<SimulateInput>("simulate", &run); }

}  // namespace meretid::nightwatch
