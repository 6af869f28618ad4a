// SPDX-License-Identifier: EUPL-1.2
// Made-up nights through the detectors that are used live. Not thread-safe; each resident of their own.
#pragma once

#include <memory>
#include <vector>

#include "solutions/nightwatch/detect/bed_detector.h"
#include "solutions/nightwatch/detect/fall_detector.h"
#include "solutions/nightwatch/simulate/night.h"

namespace meretid::nightwatch {

struct PlayedNight {
  NightTruth truth;
  std::vector<Event> body;  ///< of the body-worn sensor
  std::vector<Event> tag;   ///< of the tag
};

/// A resident with both sensors. Silence is not an event here: the made-up signal jumps over still stretches.
class PlayedResident {
 public:
  PlayedResident(Rng rng, NightHabits habits, std::shared_ptr<const FallModel> fall, std::shared_ptr<const BedModel> bed);
  PlayedNight night(bool whole = false);

 private:
  MadeUpResident resident_;
  FallDetector fall_;
  BedDetector bed_;
};

}  // namespace meretid::nightwatch
