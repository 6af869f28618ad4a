// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/learned/forest_choice.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/rng.h"
#include "learn/measure.h"

namespace meretid::tenders {
namespace {

struct Kind {
  const char* name;
  learn::Growth growth;
  int least_rows;
};
constexpr Kind kReference{"extremely-randomised/2", learn::Growth::kExtremelyRandomised, 2};
constexpr Kind kChoices[] = {{"extremely-randomised/1", learn::Growth::kExtremelyRandomised, 1},
                             {"extremely-randomised/5", learn::Growth::kExtremelyRandomised, 5},
                             {"random-forest/2", learn::Growth::kRandomForest, 2},
                             {"random-forest/10", learn::Growth::kRandomForest, 10}};
constexpr std::size_t kParts = 5;

learn::ForestSettings settings_of(const Kind& kind, std::uint64_t seed, int threads) {
  learn::ForestSettings settings;
  settings.growth = kind.growth;
  settings.least_rows = kind.least_rows;
  settings.seed = seed;
  settings.threads = threads;
  return settings;
}

Result<LearnedForest> best_out_of_bag(const learn::ExactTable& table, std::span<const std::uint8_t> labels, std::uint64_t seed, int threads) {
  std::optional<LearnedForest> best;
  double best_auc = -1;
  for (const Kind& kind : kChoices) {
    learn::ForestSettings settings = settings_of(kind, seed, threads);
    settings.bootstrap = true;
    TRY(learn::Forest forest, learn::Forest::train(table, labels, {}, settings));
    Answers held;
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (!std::isnan(forest.out_of_bag()[i])) held.add(forest.out_of_bag()[i], labels[i]);
    const double auc = learn::area_under_curve(held.scores, held.labels);
    if (best && !(auc > best_auc)) continue;
    best_auc = std::isnan(auc) ? 0 : auc;
    best = LearnedForest{std::move(forest), kind.name, 0.5, std::move(held)};
  }
  return std::move(*best);
}

// Each fifth of the rows answered by a forest of the other four, both labels spread evenly.
Result<Answers> held_out(const learn::ExactTable& table, std::span<const std::uint8_t> labels, const learn::ForestSettings& settings) {
  Rng rng(settings.seed);
  std::vector<std::size_t> part(labels.size());
  for (const std::uint8_t label : {std::uint8_t{0}, std::uint8_t{1}}) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (labels[i] == label) rows.push_back(i);
    rng.shuffle(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) part[rows[i]] = i % kParts;
  }
  Answers held;
  for (std::size_t p = 0; p < kParts; ++p) {
    std::vector<double> weights;
    std::size_t yes = 0, no = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      weights.push_back(part[i] == p ? 0.0 : 1.0);
      if (part[i] != p) ++(labels[i] ? yes : no);
    }
    if (yes == 0 || no == 0) continue;  // a label that occurs once
    TRY(const learn::Forest forest, learn::Forest::train(table, labels, weights, settings));
    for (std::size_t i = 0; i < labels.size(); ++i)
      if (part[i] == p) held.add(forest.probability(table.row(i)), labels[i]);
  }
  return held;
}

}  // namespace

double log_odds(double answer) {
  const double p = std::clamp(answer, 0.002, 0.998);
  return std::log(p / (1 - p));
}

Result<LearnedForest> learn_forest(const learn::ExactTable& table, std::span<const std::uint8_t> labels, FeatureSet set, std::uint64_t seed, int threads) {
  if (set == FeatureSet::kScreens) {
    TRY(LearnedForest best, best_out_of_bag(table, labels, seed, threads));
    best.threshold = learn::best_threshold(best.held.scores, best.held.labels);
    return best;
  }
  const learn::ForestSettings settings = settings_of(kReference, seed, threads);
  TRY(learn::Forest forest, learn::Forest::train(table, labels, {}, settings));
  TRY(Answers held, held_out(table, labels, settings));
  const double threshold = learn::best_threshold(held.scores, held.labels);
  return LearnedForest{std::move(forest), kReference.name, threshold, std::move(held)};
}

}  // namespace meretid::tenders
