// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/map/read_map.h"

#include <algorithm>

#include "solutions/homecare/roads/map/collector.h"
#include "solutions/homecare/roads/map/read_pbf.h"
#include "solutions/homecare/roads/map/read_xml.h"

namespace meretid::homecare::roads {
namespace {

bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && bytes[at] == '<';
}

/// A PBF file begins with the length of its first header, at most 64 KiB, so with two zero bytes.
bool looks_like_pbf(std::string_view bytes) { return bytes.size() >= 4 && bytes[0] == 0 && bytes[1] <= 1; }

std::string first_bytes(std::string_view bytes) {
  std::string shown;
  for (const char c : bytes.substr(0, 8)) shown += c >= ' ' && c < 127 ? c : '.';
  return shown;
}

}  // namespace

Result<RoadMap> read_map(std::string_view bytes, const MapLimits& limits) {
  const bool xml = looks_like_xml(bytes);
  if (!xml && !looks_like_pbf(bytes))
    return fail("homecare.map_no_format", Kind::kBadInput, {{"found", first_bytes(bytes)}});
  Collector collector(limits.refs);
  for (const Pass pass : {Pass::kWays, Pass::kNodes}) {
    TRY_VOID(xml ? read_xml(bytes, pass, collector) : read_pbf(bytes, pass, collector));
    if (pass == Pass::kWays) collector.ways_done();
  }
  RoadMap map = collector.take();
  if (map.ways.empty() || map.nodes.empty()) return fail("homecare.map_no_roads", Kind::kBadInput);
  return map;
}

}  // namespace meretid::homecare::roads
