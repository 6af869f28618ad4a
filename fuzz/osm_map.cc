// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a map of OpenStreetMap, .osm or .osm.pbf. What is read must be written so that it reads back the same.
// sources: solutions/homecare/roads/map/point.cc solutions/homecare/roads/map/tags.cc solutions/homecare/roads/map/road_map.cc
// sources: solutions/homecare/roads/map/collector.cc solutions/homecare/roads/map/read_map.cc solutions/homecare/roads/map/read_xml.cc
// sources: solutions/homecare/roads/map/read_pbf.cc solutions/homecare/roads/map/pbf_frame.cc solutions/homecare/roads/map/pbf_block.cc
// sources: solutions/homecare/roads/map/write_osm.cc
// libraries: -I. -lexpat -lz
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "solutions/homecare/roads/map/read_map.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid::homecare::roads;
  const std::string_view bytes(static_cast<const char*>(static_cast<const void*>(data)), size);
  const auto map = read_map(bytes, {.refs = 100'000});
  if (!map) {
    if (map.error().code.empty()) std::abort();
    return 0;
  }
  const std::string written = write_osm(*map);
  // A value of a tag may hold bytes that XML has no place for; then the text is refused, never read otherwise.
  const auto again = read_map(written);
  if (again && write_osm(*again) != written) std::abort();
  return 0;
}
