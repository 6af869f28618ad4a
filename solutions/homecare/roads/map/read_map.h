// SPDX-License-Identifier: EUPL-1.2
// Reads OpenStreetMap: .osm (XML, version 0.6) and .osm.pbf (wiki.openstreetmap.org/wiki/PBF_Format), told apart by their first
// bytes. Pure: bytes in, value out; no threads, no files, no exceptions, so that it runs as it is behind the walls of a child.
// (libosmium's own reader needs threads, which the child does not have, and says no place of an error; its protobuf reader,
// protozero, is what we use, and the test holds the result against libosmium's.)
// Cost: the file is gone through twice; XML about 40 MB a CPU second, both passes; memory as road_map.h says, plus one block.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::roads {

struct MapLimits {
  std::uint64_t refs = 200'000'000;  ///< places in all roads together; Denmark has about 12 million
};

/// Errors name the byte (PBF) or the line (XML), what was expected there and what was found:
/// homecare.map_no_format, homecare.map_truncated, homecare.map_broken, homecare.map_unsupported, homecare.map_too_large,
/// homecare.map_no_roads.
Result<RoadMap> read_map(std::string_view bytes, const MapLimits& limits = {});

}  // namespace meretid::homecare::roads
