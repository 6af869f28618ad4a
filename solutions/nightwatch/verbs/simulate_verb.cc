// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/verbs/demo_model.h"
#include "solutions/nightwatch/verbs/event_line.h"
#include "solutions/nightwatch/verbs/verbs.h"

namespace meretid::nightwatch {
namespace {

struct SimulateInput {
  int residents = 1, nights = 1;
  std::int64_t seed = 1;
};
void fields(describe::Fields<SimulateInput>& f) {
  f.about("Afspiller nætter med opdigtede beboere gennem den samme genkender som i drift og skriver hændelserne, en linje JSON hver. Signalet er lavet til formålet; tallene siger intet om kvaliteten.",
          "Plays nights of made-up residents through the detector that is used live and writes the events, a line of JSON each. The signal is made for the purpose; its figures say nothing of quality.");
  f("residents", &SimulateInput::residents).help("Antal beboere.", "Number of residents.").optional().range(1, 1000);
  f("nights", &SimulateInput::nights).help("Antal nætter.", "Number of nights.").optional().range(1, 365);
  f("seed", &SimulateInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional().at_least(0);
  f.example("meretid nightwatch simulate --residents 10 --nights 1", "Ti opdigtede beboere i én nat.", "Ten made-up residents for one night.");
}

constexpr double kNight = 10 * 3600;

struct Sum {
  std::int64_t falls = 0, found = 0, false_ones = 0;
};

void night(MadeUpBody& body, FallDetector& detector, Rng& rng, const std::string& resident, std::ostream& out, Sum& sum) {
  const double begin = body.now(), fall_at = rng.chance(0.1) ? begin + rng.uniform(0.2, 0.9) * kNight : 1e18;
  std::vector<Event> events;
  double t = body.now(), impact = -1e18;
  const auto play = [&] {
    for (const Motion& motion : body.take()) detector.push({t += 1 / kRate, motion}, events);
  };
  while (body.now() - begin < kNight) {
    body.lie(std::min(kNight, -std::log(1 - rng.uniform()) * 1500));
    play();
    if (body.now() > fall_at && impact < 0) {
      body.sit_up(), body.stand_up(), body.walk(rng.uniform(3, 10)), body.fall();
      impact = body.impact();
      ++sum.falls;
    } else if (rng.chance(0.1)) {
      body.sit_up(), body.stand_up(), body.walk(rng.uniform(10, 40)), body.sit_down(rng.chance(0.2)), body.stand_up(), body.walk(rng.uniform(10, 40)), body.sit_down(false), body.lie_down();
    } else {
      body.turn_in_bed();
    }
    play();
  }
  detector.end(events);
  bool found = false;
  for (const Event& event : events) {
    out << event_line(event, resident) << '\n';
    if (event.kind != EventKind::kFall) continue;
    if (std::fabs(event.since - impact) < 5) found = true;
    else ++sum.false_ones;
  }
  sum.found += found;
}

int run(const SimulateInput& input, solution::VerbContext& context) {
  const auto model = demo_model();
  if (!model) return context.report(model.error());
  Sum sum;
  const Rng root(static_cast<std::uint64_t>(input.seed));
  for (int r = 0; r < input.residents; ++r) {
    context.progress(static_cast<double>(r) / input.residents, "nightwatch.simulate.step");
    Rng rng = root.fork(static_cast<std::uint64_t>(r));
    MadeUpBody body(rng.fork(1));
    FallDetector detector(*model);
    std::string resident = std::to_string(r + 1);
    resident = "B" + std::string(3 - std::min<std::size_t>(3, resident.size()), '0') + resident;
    for (int n = 0; n < input.nights; ++n) night(body, detector, rng, resident, context.out, sum);
  }
  context.messages << base::text("nightwatch.simulate.sum", context.language,
                                 {{"nights", std::to_string(input.residents * input.nights)}, {"falls", std::to_string(sum.falls)},
                                  {"found", std::to_string(sum.found)}, {"false", std::to_string(sum.false_ones)}})
                   << '\n';
  return 0;
}

}  // namespace

void enter_simulate(solution::Hall& hall) { hall.verb<SimulateInput>("simulate", &run); }

}  // namespace meretid::nightwatch
