// SPDX-License-Identifier: EUPL-1.2
// One pass over a .osm.pbf file, block by block. Nodes are dense or plain; ways and relations delta-coded.
#pragma once

#include <string_view>

#include "base/result.h"
#include "solutions/homecare/roads/map/collector.h"

namespace meretid::homecare::roads {

Result<void> read_pbf(std::string_view bytes, Pass pass, Collector& collector);

}  // namespace meretid::homecare::roads
