// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/measure/fall_measure.h"

#include <algorithm>
#include <set>

#include "solutions/nightwatch/detect/fall_scorer.h"

namespace meretid::nightwatch {
namespace {

constexpr int kFolds = 5;
constexpr double kLiveSensitivity = 0.98;
constexpr double kRefractory = 10;  // s: ten windows of the protocol

}  // namespace

CollectedTrial collect(const FallTrial& trial) {
  CollectedTrial out{trial.subject, trial.activity, trial.trial, trial.fall(), trial.seconds(), 0, {}};
  FallScorer scorer;
  float peak = -1;
  const auto take = [&out](std::int64_t moment, const FallLook& look, const std::vector<float>& features) {
    out.looks.push_back({static_cast<double>(moment) / kRate, static_cast<double>(look.impact) / kRate, look, {look.late, false, features}});
  };
  for (std::size_t i = 0; i < trial.motions.size(); ++i) {
    scorer.push(trial.motions[i], take);
    if (const float length = trial.motions[i].g.length(); length > peak) {
      peak = length;
      out.impact_t = static_cast<double>(i) / kRate;
    }
  }
  scorer.end(take);
  if (out.fall)
    for (CollectedLook& look : out.looks) look.example.fall = look.look.peak >= peak - 1e-6F;
  return out;
}

std::vector<CollectedTrial> collect(std::span<const FallTrial> trials) {
  std::vector<CollectedTrial> out;
  for (const FallTrial& trial : trials) out.push_back(collect(trial));
  return out;
}

std::vector<std::string> subjects(std::span<const CollectedTrial> trials) {
  std::set<std::string> names;
  for (const CollectedTrial& trial : trials) names.insert(trial.subject);
  return {names.begin(), names.end()};
}

Result<FallModel> learn_falls(std::span<const CollectedTrial> trials, const std::function<bool(const std::string&)>& use, std::uint64_t seed, int threads) {
  std::vector<const FallExample*> examples;
  for (const CollectedTrial& trial : trials) {
    if (!use(trial.subject)) continue;
    for (const CollectedLook& look : trial.looks)
      if (!trial.fall || look.example.fall) examples.push_back(&look.example);
  }
  return FallModel::train(examples, seed, threads);
}

Result<FallModel> learn_falls_with_threshold(std::span<const CollectedTrial> trials, std::uint64_t seed, int threads) {
  const std::vector<std::string> people = subjects(trials);
  std::vector<ScoredTrial> unseen;
  const int folds = std::min<int>(kFolds, static_cast<int>(people.size()));
  if (folds < 2) return fail("nightwatch.train.one_person", Kind::kBadInput, {{"found", std::to_string(people.size())}});
  const auto fold_of = [&](const std::string& subject) { return (std::lower_bound(people.begin(), people.end(), subject) - people.begin()) % folds; };
  for (int fold = 0; fold < folds; ++fold) {
    const auto model = learn_falls(trials, [&](const std::string& subject) { return fold_of(subject) != fold; }, seed, threads);
    if (!model) continue;  // all falls are of one person: the others must do
    for (const CollectedTrial& trial : trials)
      if (fold_of(trial.subject) == fold) unseen.push_back(score(*model, trial));
  }
  TRY(FallModel model, learn_falls(trials, [](const std::string&) { return true; }, seed, threads));
  for (const ScoredTrial& one : unseen)
    if (one.trial->fall) model.unseen_falls.push_back(static_cast<float>(one.highest));
  std::sort(model.unseen_falls.begin(), model.unseen_falls.end());
  if (!model.unseen_falls.empty()) model.threshold = threshold_at(unseen, kLiveSensitivity);
  return model;
}

ScoredTrial score(const FallModel& model, const CollectedTrial& trial) {
  ScoredTrial scored{&trial, {}, -50};
  for (const CollectedLook& look : trial.looks) {
    scored.scores.push_back(model.score(look.look, look.example.features));
    scored.highest = std::max(scored.highest, scored.scores.back());
  }
  return scored;
}

std::vector<double> alarms(const ScoredTrial& scored, double threshold, double refractory) {
  std::vector<double> times;
  double last = -1e18;
  for (std::size_t i = 0; i < scored.scores.size(); ++i) {
    const double t = scored.trial->looks[i].t;
    if (scored.scores[i] < threshold || t - last <= refractory) continue;
    times.push_back(t);
    last = t;
  }
  return times;
}

FalseAlarms false_alarms(std::span<const ScoredTrial> scored, double threshold) {
  FalseAlarms out;
  double hours = 0;
  for (const ScoredTrial& one : scored) {
    if (one.trial->fall) continue;
    hours += one.trial->seconds / 3600;
    const auto count = static_cast<std::int64_t>(alarms(one, threshold, kRefractory).size());
    if (count) out.by_activity[one.trial->activity] += count;
    out.count += count;
  }
  out.per_hour = hours > 0 ? static_cast<double>(out.count) / hours : 0;
  return out;
}

double threshold_at(std::span<const ScoredTrial> scored, double sensitivity) {
  std::vector<double> falls;
  for (const ScoredTrial& one : scored)
    if (one.trial->fall) falls.push_back(one.highest);
  return quantile(std::move(falls), 1 - sensitivity);
}

Figures fall_figures(std::span<const ScoredTrial> scored, double threshold) {
  Figures figures;
  std::vector<double> falls, others, latencies;
  learn::Counts counts;
  for (const ScoredTrial& one : scored) {
    (one.trial->fall ? falls : others).push_back(one.highest);
    const bool found = one.highest >= threshold;
    counts.found += found, counts.truth += one.trial->fall, counts.hit += found && one.trial->fall;
    if (!one.trial->fall) continue;
    for (const double t : alarms(one, threshold, 0))
      if (t >= one.trial->impact_t - 2) {
        latencies.push_back(t - one.trial->impact_t);
        break;
      }
  }
  figures.auc = area(falls, others);
  if (!falls.empty() && !others.empty()) {
    figures.false_alarms_at_95 = false_alarms(scored, threshold_at(scored, 0.95)).per_hour;
    figures.false_alarms_at_98 = false_alarms(scored, threshold_at(scored, 0.98)).per_hour;
  }
  set_counts(figures, counts);
  set_latency(figures, latencies);
  return figures;
}

}  // namespace meretid::nightwatch
