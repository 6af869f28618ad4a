// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bench/verb.h"

#include <filesystem>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/tenders/bench/learned_rows.h"
#include "solutions/tenders/bench/speed_rows.h"
#include "solutions/tenders/bench/test_rows.h"
#include "solutions/tenders/bench/unlabelled_rows.h"

namespace meretid::tenders {
namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
  std::int64_t tenders = 1'000'000;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler målene, det samlede tal uden mærkninger, falske alarmer, prøverne af markeder og grupper, den anden vurdering og farten.",
          "Measures the screens, the figure without labels, false alarms, the tests of markets and groups, the second opinion and the speed.");
  f("data", &BenchInput::data).help("Mappen med de mærkede sæt.", "The folder of the labelled sets.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only)
      .help("Kun denne del: screens, composite, false_alarms, missing_bids, calibration, network, within, firms, cross, history eller speed.",
            "Only this part: screens, composite, false_alarms, missing_bids, calibration, network, within, firms, cross, history or speed.")
      .pattern("screens|composite|false_alarms|missing_bids|calibration|network|within|firms|cross|history|speed", "en af målingens dele", "one of the parts of the measurement");
  f("tenders", &BenchInput::tenders).help("Så mange udbud i farten.", "So many tenders in the speed.").range(1000, 10'000'000).optional();
  f.example("meretid tenders bench --data ../shared/data/tenders --json", "Alle tal som et objekt.", "All figures as one object.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const std::filesystem::path data = input.data;
  using Rows = Result<std::vector<solution::BenchRow>>;
  const solution::BenchPart parts[] = {{"screens", [&] { return bench::screen_rows(data); }},
                                       {"composite", [&] { return bench::composite_rows(data); }},
                                       {"false_alarms", [&]() -> Rows { return bench::false_alarm_rows(); }},
                                       {"missing_bids", [&] { return bench::missing_bid_rows(data); }},
                                       {"calibration", [&]() -> Rows { return bench::calibration_rows(); }},
                                       {"network", [&]() -> Rows { return bench::network_rows(); }},
                                       {"within", [&] { return bench::within_rows(data); }},
                                       {"firms", [&] { return bench::firms_rows(data); }},
                                       {"cross", [&] { return bench::cross_rows(data); }},
                                       {"history", [&] { return bench::history_rows(data); }},
                                       {"speed", [&] { return bench::speed_rows(static_cast<std::size_t>(input.tenders)); }}};
  return solution::run_bench(context, "tenders", parts, input.only);
}

}  // namespace

void enter_bench(solution::Hall& hall) { hall.verb<BenchInput>("bench", &run); }

}  // namespace meretid::tenders
