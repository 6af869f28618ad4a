// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/simulate/play.h"

#include <utility>

namespace meretid::nightwatch {
namespace {

constexpr double kNever = 1e18;

}  // namespace

PlayedResident::PlayedResident(Rng rng, NightHabits habits, std::shared_ptr<const FallModel> fall, std::shared_ptr<const BedModel> bed)
    : resident_(rng, habits), fall_(std::move(fall), {.silence = kNever}), bed_(std::move(bed), {.silence = kNever}) {}

PlayedNight PlayedResident::night(bool whole) {
  PlayedNight played;
  const auto motions = [&](double at, std::span<const Motion> some) {
    for (const Motion& motion : some) fall_.push({at, motion}, played.body), at += 1 / kRate;
  };
  const auto readings = [&](std::span<const MadeUpTag::Labelled> some) {
    for (const auto& one : some) bed_.push(one.reading, played.tag);
  };
  played.truth = resident_.night(motions, readings, whole);
  fall_.end(played.body);
  bed_.tick(played.truth.end, played.tag);
  return played;
}

}  // namespace meretid::nightwatch
