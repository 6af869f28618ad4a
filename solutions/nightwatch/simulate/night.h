// SPDX-License-Identifier: EUPL-1.2
// A made-up resident's night: sleep, turning, sitting on the edge of the bed, visits to the toilet, now and then a long absence, and
// rarely a fall, told by a body-worn sensor and a tag at once, with what truly happened. A long still stretch is told at its two ends
// only: no impact can lie in it, so nothing could fire (as in the reference data's spliced nights); the sensor's clock jumps.
// How often things happen is assumed, within what is usual in nursing homes; see NightHabits.
// Not thread-safe; the same seed gives the same nights. Cost: about 10 ms a night.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "solutions/nightwatch/simulate/body.h"
#include "solutions/nightwatch/simulate/tag.h"

namespace meretid::nightwatch {

inline constexpr double kNight = 10 * 3600;  ///< s

struct NightHabits {
  double turns = 20;         ///< a night
  double edge_sits = 2;      ///< sits on the edge of the bed and lies down again
  double exits = 3;          ///< leaves the bed
  double wanders = 0.1;      ///< share of the exits from which the person is gone for long
  double falls = 0.02;       ///< a night; made more frequent than real (.004) so that a few are seen
  double hard_sits = 0.2;    ///< share of the exits with a heavy sitting down
};

/// Out of bed: from the first moment on the feet to the first moment back on the bed.
struct Absence {
  double from = 0, to = 0;
};
struct NightTruth {
  double begin = 0, end = 0;
  std::vector<Absence> absences;
  std::optional<double> impact;  ///< of the fall
};

class MadeUpResident {
 public:
  /// `at`: of the first of the motions, 50 a second. Behind a jump, `at` is later than what came before ended.
  using TakeMotions = std::function<void(double at, std::span<const Motion>)>;
  using TakeReadings = std::function<void(std::span<const MadeUpTag::Labelled>)>;

  MadeUpResident(Rng rng, NightHabits habits);
  /// `whole`: still stretches too are told in full.
  NightTruth night(const TakeMotions& motions, const TakeReadings& readings, bool whole = false);

 private:
  void still(double seconds, std::optional<Activity> heard);
  void hand_out();
  template <class Act>
  void act(Activity activity, Act does);

  Rng rng_;
  NightHabits habits_;
  MadeUpBody body_;
  MadeUpTag tag_;
  const TakeMotions* motions_ = nullptr;
  const TakeReadings* readings_ = nullptr;
  double told_ = 0;  // end of what has been handed out
  bool whole_ = false;
};

}  // namespace meretid::nightwatch
