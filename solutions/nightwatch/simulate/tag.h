// SPDX-License-Identifier: EUPL-1.2
// A made-up tag over the breastbone, for demonstrations and tests: where the person is decides which of the room's four antennas
// hear it and how well, how the trunk is held decides what its accelerometer says. Antennas 1 and 2 are above the bed, 3 at the
// chair, 4 at the door. Under the blanket it is heard about once a minute, in the bathroom not at all. Nothing comes from
// recordings. Not thread-safe; the same seed gives the same readings.
#pragma once

#include <vector>

#include "base/rng.h"
#include "solutions/nightwatch/signal/bed_reading.h"

namespace meretid::nightwatch {

class MadeUpTag {
 public:
  struct Labelled {
    BedReading reading;
    Activity activity;
  };
  explicit MadeUpTag(Rng rng);

  /// The person does this from `from` to `to` (s). `lively`: moving, so that the tag is heard often.
  void during(Activity activity, double from, double to, bool lively);
  /// All readings since the last take().
  std::vector<Labelled> take();

 private:
  Rng rng_;
  float front_, lateral_, loud_;  // of this person and this tag: how it sits on the chest, how well it is heard
  float side_ = 0;                // lying: on which side
  std::vector<Labelled> readings_;
};

}  // namespace meretid::nightwatch
