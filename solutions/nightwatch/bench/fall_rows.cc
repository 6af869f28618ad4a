// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <optional>

#include "solutions/nightwatch/bench/producers.h"
#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/measure/nights.h"

namespace meretid::nightwatch::bench {
namespace {

constexpr double kResidents = 101, kCarers = 4.5, kHours = 10;  // one home: anchor document, section 1

std::string listed(const std::map<std::string, std::int64_t>& counts) {
  std::string text;
  for (const auto& [name, count] : counts) text += (text.empty() ? "" : ", ") + name + " " + std::to_string(count);
  return text.empty() ? "none" : text;
}

Row share(std::string id, std::int64_t hits, std::int64_t of, std::optional<double> reference, std::string note) {
  const learn::Share s = learn::wilson(hits, of);
  return {std::move(id), s.value, "", s.low, s.high, reference, std::to_string(hits) + " of " + std::to_string(of) + "; " + std::move(note)};
}

void trial_rows(std::span<const ScoredTrial> scored, std::vector<Row>& rows) {
  const Figures figures = fall_figures(scored, threshold_at(scored, 0.95));
  rows.push_back({"falls.auc", figures.auc.value_or(0), "", {}, {}, 0.9979, "3,286 trials of 27 people, each person by a model that has not seen them"});
  for (const auto& [name, sensitivity, reference] : {std::tuple{"95", 0.95, 0.67}, std::tuple{"98", 0.98, 4.04}, std::tuple{"99", 0.99, 6.83}}) {
    const double threshold = threshold_at(scored, sensitivity);
    const FalseAlarms false_ones = false_alarms(scored, threshold);
    const std::string at = std::string("falls.false_alarms_per_hour.") + name;
    rows.push_back({at, false_ones.per_hour, "/h", {}, {}, reference, std::to_string(false_ones.count) + " in the hours of activity, at " + name + " % sensitivity; by kind: " + listed(false_ones.by_activity)});
    std::int64_t quiet = 0, elderly = 0, quiet_elderly = 0, others = 0, found = 0, hits = 0;
    for (const ScoredTrial& one : scored) {
      const bool alarm = one.highest >= threshold;
      found += alarm, hits += alarm && one.trial->fall;
      if (one.trial->fall) continue;
      others += 1, quiet += !alarm;
      if (one.trial->elderly()) elderly += 1, quiet_elderly += !alarm;
    }
    rows.push_back(share(std::string("falls.precision.") + name, hits, found, {}, "alarms that were falls, at " + std::string(name) + " % sensitivity"));
    if (std::string_view(name) == "99") continue;
    rows.push_back(share(std::string("falls.specificity.") + name, quiet, others, std::string_view(name) == "95" ? 0.996 : 0.978, "trials of activity without an alarm"));
    rows.push_back(share(std::string("falls.specificity_elderly.") + name, quiet_elderly, elderly, std::string_view(name) == "95" ? 0.998 : 0.987, "the same, the ten elderly people"));
  }
  rows.push_back({"falls.delay.median", figures.latency_median.value_or(0), "s", {}, {}, {}, "from the largest impact to the alarm, at 95 % sensitivity"});
  rows.push_back({"falls.delay.p95", figures.latency_p95.value_or(0), "s", {}, {}, {}, "the same"});
  std::map<std::string, std::int64_t> missed;
  const double threshold = threshold_at(scored, 0.98);
  std::int64_t falls = 0, lost = 0, elderly_falls = 0, elderly_found = 0;
  for (const ScoredTrial& one : scored) {
    if (!one.trial->fall) continue;
    const bool found = one.highest >= threshold;
    falls += 1, lost += !found;
    if (!found) ++missed[one.trial->activity];
    if (one.trial->elderly()) elderly_falls += 1, elderly_found += found;
  }
  rows.push_back(share("falls.missed.98", lost, falls, {}, "missed falls by kind, at 98 % sensitivity: " + listed(missed)));
  rows.push_back(share("falls.sensitivity_elderly.98", elderly_found, elderly_falls, {}, "falls of the one elderly person who acted them"));
}

struct Night {
  std::string name, words;
  Damage damage;
};

void night_rows(const std::vector<EpisodeScore>& episodes, std::int64_t nights, double threshold, const Night& night, const std::string& level, std::vector<Row>& rows) {
  const NightFigures f = night_figures(episodes, nights, threshold);
  const std::string id = "nights." + night.name + "." + level + ".";
  const bool first = night.name == "whole" && level == "97";
  rows.push_back(share(id + "sensitivity", f.found, f.falls, first ? std::optional(0.961) : std::nullopt, night.words));
  rows.push_back({id + "false_alarms_per_night", f.per_night(), "/resident-night", {}, {}, first ? std::optional(0.002) : std::nullopt,
                  std::to_string(f.false_alarms) + " in " + std::to_string(f.nights) + " resident-nights; by kind: " + listed(f.false_by_kind)});
  if (night.name != "whole") return;
  rows.push_back({id + "delay.median", f.delay_median, "s", {}, {}, first ? std::optional(0.5) : std::nullopt, "from the largest impact to the alarm"});
  rows.push_back({id + "delay.p95", f.delay_p95, "s", {}, {}, first ? std::optional(1.0) : std::nullopt, "the same"});
  rows.push_back({id + "false_alarms_per_carer_hour", f.per_night() * kResidents / (kCarers * kHours), "/h", {}, {}, {}, "101 residents, 4.5 carers, 10 hours"});
}

}  // namespace

Result<std::vector<Row>> fall_rows(const std::filesystem::path& data) {
  TRY(const std::vector<FallTrial> trials, read_fall_set(data));
  TRY(const std::vector<Episode> plan, read_plan(data, trials.size()));
  const std::vector<CollectedTrial> collected = collect(std::span<const FallTrial>(trials));
  const std::vector<std::string> people = subjects(collected);
  std::vector<std::optional<FallModel>> models(people.size());
  each(people.size(), [&](std::size_t p) {
    auto model = learn_falls(collected, [&](const std::string& subject) { return subject != people[p]; }, 1, 1);
    if (model) models[p] = std::move(*model);
  });
  const auto place = [&](const std::string& subject) { return static_cast<std::size_t>(std::lower_bound(people.begin(), people.end(), subject) - people.begin()); };
  std::vector<ScoredTrial> scored;
  for (const CollectedTrial& trial : collected)
    if (const auto& model = models[place(trial.subject)]) scored.push_back(score(*model, trial));
  std::vector<Row> rows;
  trial_rows(scored, rows);

  std::vector<std::vector<Motion>> quiet;
  for (const std::string& subject : people) quiet.push_back(quietest_second(trials, subject));
  std::map<std::pair<std::string, int>, int> nights;
  std::map<std::tuple<std::size_t, std::size_t, bool>, std::size_t> places;  // an episode that comes twice is scored once
  std::vector<const Episode*> different;
  for (const Episode& e : plan) {
    nights[{e.subject, e.night}] = 1;
    if (places.emplace(std::tuple(e.trial, e.rows, e.kind == "fall"), different.size()).second) different.push_back(&e);
  }
  const auto count = static_cast<std::int64_t>(nights.size());
  double threshold_97 = 0, threshold_99 = 0;
  for (const Night& night : {Night{"whole", "threshold from the falls of all nights, so that 97 % (99 %) are found", {}},
                             Night{"dropped_10", "the same threshold, 10 % of the samples dropped", {.dropped = 0.1}},
                             Night{"dropped_30", "the same threshold, 30 % of the samples dropped", {.dropped = 0.3}},
                             Night{"noise", "the same threshold, noise of .05 g to both sides on each axis", {.noise = 0.05}},
                             Night{"skew", "the same threshold, the sensor's clock 1 % too fast", {.skew = 0.01}}}) {
    std::vector<EpisodeScore> once(different.size());
    each(different.size(), [&](std::size_t i) {
      const Episode& e = *different[i];
      const std::size_t p = place(e.subject);
      if (p < people.size() && models[p] && !quiet[p].empty()) once[i] = score_episode(*models[p], e, trials[e.trial], quiet[p], night.damage, Rng(i));
    });
    std::vector<EpisodeScore> episodes;
    for (const Episode& e : plan) {
      episodes.push_back(once[places.at(std::tuple(e.trial, e.rows, e.kind == "fall"))]);
      episodes.back().kind = e.kind;
    }
    if (night.name == "whole") threshold_97 = night_threshold(episodes, 0.97), threshold_99 = night_threshold(episodes, 0.99);
    night_rows(episodes, count, threshold_97, night, "97", rows);
    night_rows(episodes, count, threshold_99, night, "99", rows);
  }
  return rows;
}

}  // namespace meretid::nightwatch::bench
