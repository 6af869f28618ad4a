// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/training.h"

#include "solutions/nightwatch/measure/bed_measure.h"
#include "solutions/nightwatch/measure/fall_measure.h"
#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/simulate/night.h"

namespace meretid::nightwatch {
namespace {

constexpr int kPeople = 12;
constexpr int kFalls = 12, kDeeds = 5, kRounds = 6;

void act(MadeUpBody& body, int activity, Rng& rng) {
  switch (activity) {
    case 0:
      for (int i = 0; i < 4; ++i) body.lie(rng.uniform(2, 4)), body.turn_in_bed();
      break;
    case 1:
      body.lie(3), body.sit_up(), body.lie(3), body.lie_down();
      break;
    case 2:
      body.sit_up(), body.stand_up(), body.walk(rng.uniform(5, 15)), body.sit_down(false);
      break;
    case 3:
      body.sit_up(), body.stand_up(), body.walk(rng.uniform(2, 6)), body.sit_down(true);
      break;
    default:
      body.sit_up(), body.sit_down(true), body.lie_down(), body.turn_in_bed();
  }
  body.lie(5);
}

}  // namespace

std::vector<FallTrial> made_up_trials(int people, std::uint64_t seed) {
  std::vector<FallTrial> trials;
  const Rng root(seed);
  for (int person = 0; person < people; ++person) {
    Rng rng = root.fork(static_cast<std::uint64_t>(person));
    MadeUpBody body(rng.fork(1));
    const std::string subject = "P" + std::to_string(person / 10) + std::to_string(person % 10);
    const auto add = [&](std::string activity, int round) { trials.push_back({subject, std::move(activity), "R" + std::to_string(round), body.take()}); };
    for (int round = 0; round < kRounds; ++round)
      for (int activity = 0; activity < kDeeds; ++activity) {
        act(body, activity, rng);
        add("D0" + std::to_string(activity + 1), round);
      }
    for (int round = 0; round < kFalls; ++round) {
      body.sit_up(), body.stand_up(), body.walk(rng.uniform(3, 6)), body.fall();
      add("F01", round);
      body.lie(1);
      body.take();
    }
  }
  return trials;
}

std::vector<BedTrial> made_up_bed_trials(int people, std::uint64_t seed) {
  std::vector<BedTrial> trials;
  const Rng root(seed);
  for (int person = 0; person < people; ++person) {
    BedTrial trial;
    trial.name = "P" + std::to_string(person);
    MadeUpResident resident(root.fork(static_cast<std::uint64_t>(person)), {.turns = 25, .edge_sits = 8, .exits = 10, .falls = 0});
    resident.night([](double, std::span<const Motion>) {}, [&](std::span<const MadeUpTag::Labelled> some) {
      for (const auto& one : some) trial.readings.push_back(one.reading), trial.labels.push_back(one.activity);
    });
    trials.push_back(std::move(trial));
  }
  return trials;
}

Result<NightModel> learn_made_up(Dataset dataset, std::uint64_t seed, int threads) {
  NightModel model;
  model.dataset = dataset;
  if (dataset == Dataset::kThermal) return fail("nightwatch.train.no_made_up", Kind::kBadInput);
  if (dataset == Dataset::kSisfall) {
    const std::vector<FallTrial> trials = made_up_trials(kPeople, seed);
    TRY(model.fall, learn_falls_with_threshold(collect(std::span<const FallTrial>(trials)), seed, threads));
  } else {
    const std::vector<BedTrial> trials = made_up_bed_trials(kPeople, seed);
    TRY(BedModel room, learn_bed(collect(std::span<const BedTrial>(trials)), [](std::size_t) { return true; }, seed, threads));
    model.rooms.emplace("demo", std::move(room));
  }
  return model;
}

}  // namespace meretid::nightwatch
