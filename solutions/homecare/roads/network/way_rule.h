// SPDX-License-Identifier: EUPL-1.2
// Who may use a way, in which direction and how fast: OpenStreetMap's access hierarchy (wiki.openstreetmap.org/wiki/Key:access)
// with Danish defaults. Pure.
//
// access=private and =destination cannot forbid through traffic in a plain graph; they are reckoned slow instead (speeds.toml),
// so that a home behind them is reached and nobody takes a short cut through them. A car is let on a ferry only where the map
// says so: an island that is not reached shows itself, a ferry that takes no cars would not.
#pragma once

#include "solutions/homecare/roads/map/tags.h"
#include "solutions/homecare/roads/network/speeds.h"

namespace meretid::homecare::roads {

struct WayRule {
  double forward_kmh = 0, backward_kmh = 0;  ///< 0: closed in that direction
  bool ferry = false;
  double ferry_seconds = 0;  ///< the whole crossing; 0: by the speed
  bool doors = true;         ///< may a home lie at it? Not at motorways and ferries.

  bool open() const { return forward_kmh > 0 || backward_kmh > 0; }
};

WayRule rule_of(const Tags& way, const Speeds& speeds);

/// Does this node stop one (barrier=bollard for a car)?
bool blocks(const Tags& node, Mode mode);

/// Does the turn restriction hold for this mode (except=bicycle; never for walkers)?
bool binds(const Tags& restriction, Mode mode);

}  // namespace meretid::homecare::roads
