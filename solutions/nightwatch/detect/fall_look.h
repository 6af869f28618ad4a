// SPDX-License-Identifier: EUPL-1.2
// Where in a stream it is worth asking "was this a fall?", and what is true there. An impact is the largest |g| within a second to
// both sides. It is looked at twice: soon (kEarlyAge behind it), when little but the impact is known, and once more (kLateAge)
// when posture and stillness are known (two stages after anchor document, section 6; multiphase description after Palmerini et
// al., Sensors 20(22) 6479, 2020: before the fall, the fall, the impact, after it).
// Training and the live detector use this code on the same 50 moments a second. Not thread-safe; about 10 µs a look.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "solutions/nightwatch/signal/ring.h"

namespace meretid::nightwatch {

inline constexpr std::int64_t kEarlyAge = 40, kLateAge = 145;  ///< moments behind the impact: .8 s and 2.9 s
inline constexpr float kLeastImpact = 1.4F;                    ///< g

struct FallLook {
  std::int64_t impact = 0;  ///< moment
  bool late = false;
  float peak = 0;           ///< g at the impact
};

/// Says after each pushed moment which impact is due for a look.
class ImpactFinder {
 public:
  /// `ring` holds the newest moment already. At most one early and one late look become due in one moment.
  void next(const Ring& ring, std::vector<FallLook>& due);
  /// At the end of a recording: looks at impacts that lie so late that their time has not come.
  void end(const Ring& ring, std::vector<FallLook>& due);
  void clear() { waiting_.clear(); }

 private:
  std::vector<FallLook> waiting_;  // early look done, late look to come
};

inline constexpr std::size_t kFallFeatures = 158;
/// kFallFeatures numbers, what is true of an impact; the early look has NaN where the later seconds would be told.
std::vector<float> fall_features(const Ring& ring, const FallLook& look);

}  // namespace meretid::nightwatch
