// SPDX-License-Identifier: EUPL-1.2
// A made-up body with a sensor at the waist, for demonstrations and tests: lying still, turning in bed, sitting up, walking, sitting
// down hard, falling. Shapes are the project's own (a trunk that tilts, gravity turned with it, a bump for each impact, a sway for
// each step, breath and noise); nothing is taken from recordings, so it may be shipped, and no figure of quality comes from it.
// Not thread-safe; the same seed gives the same signal. Cost: 50 ns a moment.
#pragma once

#include <vector>

#include "base/rng.h"
#include "solutions/nightwatch/signal/motion.h"

namespace meretid::nightwatch {

class MadeUpBody {
 public:
  explicit MadeUpBody(Rng rng);

  void lie(double seconds);
  void turn_in_bed();
  void sit_up();           ///< from lying to the edge of the bed
  void lie_down();
  void stand_up();
  void walk(double seconds);
  void sit_down(bool hard);
  /// Time goes on and nothing is said of it: what lies between is still, and whoever listens is told by the jump of now().
  void pass(double seconds) { gone_ += seconds; }
  void fall();             ///< from standing or walking, to the side, forwards or backwards; lies still behind it
  /// Seconds since the beginning.
  double now() const { return gone_ + static_cast<double>(motions_.size()) / kRate; }
  /// When the last fall hit the floor.
  double impact() const { return impact_; }
  /// All moments since the last take(); now() goes on counting.
  std::vector<Motion> take();

 private:
  void tilt_to(double forward, double sideways, double seconds, double shake);
  void hold(double seconds, double shake);
  void hit(double size, double seconds);
  void moment(double extra_up, double extra_side, double shake);

  Rng rng_;
  double forward_ = 0, sideways_ = 90;  // degrees of the trunk from upright; lying on the side
  double turn_forward_ = 0, turn_sideways_ = 0;
  double strength_;                     // of this person's movements
  double breath_ = 0;
  double impact_ = 0, gone_ = 0;
  std::vector<Motion> motions_;
};

}  // namespace meretid::nightwatch
