// SPDX-License-Identifier: EUPL-1.2
// Even moments in, scored looks at impacts out: the part of the fall detector that training, measuring and live use share.
// Not thread-safe; per moment a comparison, per look about 20 µs.
#pragma once

#include <functional>
#include <vector>

#include "solutions/nightwatch/detect/fall_look.h"
#include "solutions/nightwatch/detect/fall_model.h"

namespace meretid::nightwatch {

class FallScorer {
 public:
  /// What to do with a look: moment at which it is due, the look, and what is true of it.
  using Take = std::function<void(std::int64_t moment, const FallLook&, const std::vector<float>& features)>;

  void push(const Motion& motion, const Take& take) {
    ring_.push(motion);
    due_.clear();
    finder_.next(ring_, due_);
    hand_out(take);
  }
  void end(const Take& take) {
    due_.clear();
    if (ring_.count()) finder_.end(ring_, due_);
    hand_out(take);
  }
  void begin_anew() {
    ring_.clear();
    finder_.clear();
  }
  const Ring& ring() const { return ring_; }

 private:
  void hand_out(const Take& take) {
    for (const FallLook& look : due_) take(ring_.count() - 1, look, fall_features(ring_, look));
  }
  Ring ring_;
  ImpactFinder finder_;
  std::vector<FallLook> due_;
};

}  // namespace meretid::nightwatch
