// SPDX-License-Identifier: EUPL-1.2
// A town: a turned grid of streets with gaps, thoroughfares with signals, one-way streets, forbidden turns, car parks and cycle
// paths through the blocks.
#pragma once

#include <vector>

#include "solutions/homecare/roads/generated/sketch.h"

namespace meretid::homecare::roads {

struct Town {
  Xy centre;
  int blocks = 0;          ///< along each side
  double radius = 0;
  std::vector<NodeId> corners;  ///< (blocks + 1)², row by row

  NodeId corner(int row, int column) const { return corners[static_cast<std::size_t>(row * (blocks + 1) + column)]; }
  NodeId nearest_corner(const Sketch& sketch, Xy to) const;
};

Town draw_town(Sketch& sketch, Xy centre, int blocks, Rng& rng);

}  // namespace meretid::homecare::roads
