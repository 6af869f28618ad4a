// SPDX-License-Identifier: EUPL-1.2
// A map made ready for one way of travelling: network, parts, hierarchy. Making it takes seconds to minutes, so it is kept as a
// file; reading that takes a fraction of a second.
//
// The file: "MRTDROAD", version, then arrays of little-endian numbers each with its length, then BLAKE2b-256 of all before.
// A value; const use is thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "solutions/homecare/roads/hierarchy/hierarchy.h"
#include "solutions/homecare/roads/network/components.h"
#include "solutions/homecare/roads/network/network.h"

namespace meretid::homecare::roads {

struct Roads {
  Network network;
  Components components;
  Hierarchy hierarchy;
  std::string hash;  ///< BLAKE2b of network and hierarchy, 64 hex digits: what a matrix made on them is named by
};

Result<Roads> prepare_roads(const RoadMap& map, const Speeds& speeds);

std::string write_roads(const Roads& roads);
/// "homecare.network_broken": another version, cut short, altered, or numbers that do not fit each other.
Result<Roads> read_roads(std::string_view bytes);

/// What a prepared map is kept under: the same map, the same table of speeds and the same version of this program's rules give
/// the same name. Cost: a hash of the map.
std::string roads_name(std::string_view map_bytes, const Speeds& speeds);

}  // namespace meretid::homecare::roads
