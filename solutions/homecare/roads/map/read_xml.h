// SPDX-License-Identifier: EUPL-1.2
// One pass over an .osm file by expat; no tree is built. Entities are refused (they could grow without bound).
#pragma once

#include <string_view>

#include "base/result.h"
#include "solutions/homecare/roads/map/collector.h"

namespace meretid::homecare::roads {

Result<void> read_xml(std::string_view bytes, Pass pass, Collector& collector);

}  // namespace meretid::homecare::roads
