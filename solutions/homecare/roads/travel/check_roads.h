// SPDX-License-Identifier: EUPL-1.2
// Does what was read from a file hang together? Every number that is used as an index lies where it may, every shortcut is made
// of arcs that are there, and searches go up only. Pure, linear but for a binary search an arc.
#pragma once

#include <cstddef>

#include "base/result.h"
#include "solutions/homecare/roads/hierarchy/hierarchy.h"
#include "solutions/homecare/roads/network/network.h"

namespace meretid::homecare::roads {

/// "homecare.network_broken"
Result<void> check_network(const Network& network);
Result<void> check_hierarchy(const Hierarchy& hierarchy, std::size_t vertices, std::size_t lanes);

}  // namespace meretid::homecare::roads
