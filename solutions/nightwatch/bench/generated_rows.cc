// SPDX-License-Identifier: EUPL-1.2
#include <mutex>

#include "solutions/nightwatch/bench/producers.h"
#include "solutions/nightwatch/measure/figures.h"
#include "solutions/nightwatch/shipped/shipped.h"
#include "solutions/nightwatch/simulate/ward_night.h"

namespace meretid::nightwatch::bench {

Result<std::vector<Row>> generated_rows() {
  // Not the seed that the models were learned with: other people.
  const MadeUpWard ward{.residents = 200, .nights = 5, .seed = 99};
  TRY(const auto fall, shipped_fall_model());
  TRY(const auto bed, shipped_bed_model(kDemoRoom));
  NightCounts sum;
  std::mutex one_at_a_time;
  each(static_cast<std::size_t>(ward.residents), [&](std::size_t r) {
    const NightCounts counts = play(ward, static_cast<int>(r), fall, bed, [](int, const PlayedNight&, const std::vector<BedAlarm>&) {});
    const std::lock_guard lock(one_at_a_time);
    sum += counts;
  });
  const double nights = static_cast<double>(sum.nights);
  const std::string of = " in " + std::to_string(sum.nights) + " made-up resident-nights";
  const auto share = [](std::string id, std::int64_t hits, std::int64_t all, std::string note) {
    const learn::Share s = learn::wilson(hits, all);
    return Row{std::move(id), s.value, "", s.low, s.high, {}, std::to_string(hits) + " of " + std::to_string(all) + "; " + std::move(note)};
  };
  std::vector<Row> rows;
  rows.push_back(share("generated.exit_recall", sum.exits_found, sum.exits, "exits told by the made-up tag; compare bed.S1.recall and bed.S2.recall"));
  rows.push_back(share("generated.exit_precision", sum.exits_found, sum.exits_said, "compare bed.S1.precision and bed.S2.precision"));
  rows.push_back({"generated.nuisance_bed_alarms_per_night", static_cast<double>(sum.nuisance) / nights, "/resident-night", {}, {}, {},
                  std::to_string(sum.nuisance) + of + "; in bed, or not yet gone for as long as the resident's policy allows"});
  rows.push_back({"generated.bed_alarms_per_night", static_cast<double>(sum.bed_alarms) / nights, "/resident-night", {}, {}, {},
                  std::to_string(sum.bed_alarms) + of + "; all bed-exit alarms, also the wanted ones; " + std::to_string(sum.exits) + " exits"});
  rows.push_back(share("generated.wanted_exits_found", sum.wanted_found, sum.wanted, "absences that the resident's policy wants told"));
  if (!sum.bed_delays.empty())
    rows.push_back({"generated.bed_delay.median", quantile(sum.bed_delays, 0.5), "s", {}, {}, {}, "from when the policy wants it told to the alarm"});
  rows.push_back(share("generated.falls_found", sum.falls_found, sum.falls, "made-up falls, model of other made-up people"));
  rows.push_back({"generated.false_falls_per_night", static_cast<double>(sum.false_falls) / nights, "/resident-night", {}, {}, {}, std::to_string(sum.false_falls) + of});
  return rows;
}

}  // namespace meretid::nightwatch::bench
