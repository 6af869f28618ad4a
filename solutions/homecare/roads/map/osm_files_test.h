// SPDX-License-Identifier: EUPL-1.2
// For tests: the hand-made map, and the same map as .osm.pbf, written by libosmium.
#pragma once

#include <string>
#include <string_view>

namespace meretid::homecare::roads {

std::string fjordby();

/// `dense`: nodes as DenseNodes; `compression`: "zlib" or "none".
std::string as_pbf(std::string_view osm, bool dense = true, std::string_view compression = "zlib");

}  // namespace meretid::homecare::roads
