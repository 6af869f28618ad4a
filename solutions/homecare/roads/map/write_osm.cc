// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstdio>

#include "solutions/homecare/roads/map/road_map.h"

namespace meretid::homecare::roads {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;  // as they are, they would read back as spaces
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: out += c;
    }
  }
}

void append_degrees(std::string& out, std::int32_t units) {
  std::array<char, 16> text{};
  const long whole = units < 0 ? -static_cast<long>(units) : units;
  std::snprintf(text.data(), text.size(), "%s%ld.%07ld", units < 0 ? "-" : "", whole / 10'000'000, whole % 10'000'000);
  out += text.data();
}

void append_tags(std::string& out, const TagList& tags) {
  for (const auto& [key, value] : tags) {
    out += "    <tag k=\"";
    out += kKeyNames[static_cast<std::size_t>(key)];
    out += "\" v=\"";
    append_escaped(out, value);
    out += "\"/>\n";
  }
}

void append_members(std::string& out, const std::vector<Member>& members) {
  constexpr std::array<std::string_view, 3> kKinds{"node", "way", "relation"};
  constexpr std::array<std::string_view, 4> kRoles{"", "from", "via", "to"};
  for (const Member& member : members) {
    out += "    <member type=\"";
    out += kKinds[static_cast<std::size_t>(member.kind)];
    out += "\" ref=\"" + std::to_string(member.ref) + "\" role=\"";
    out += kRoles[static_cast<std::size_t>(member.role)];
    out += "\"/>\n";
  }
}

}  // namespace

std::string write_osm(const RoadMap& map) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"meretid\">\n";
  for (const MapNode& node : map.nodes) {
    out += "  <node id=\"" + std::to_string(node.id) + "\" lat=\"";
    append_degrees(out, node.at.lat);
    out += "\" lon=\"";
    append_degrees(out, node.at.lon);
    out += node.tags.count == 0 ? "\"/>\n" : "\">\n";
    append_tags(out, map.tags.list(node.tags));
    if (node.tags.count != 0) out += "  </node>\n";
  }
  for (const MapWay& way : map.ways) {
    out += "  <way id=\"" + std::to_string(way.id) + "\">\n";
    for (const std::int64_t ref : map.refs_of(way)) out += "    <nd ref=\"" + std::to_string(ref) + "\"/>\n";
    append_tags(out, map.tags.list(way.tags));
    out += "  </way>\n";
  }
  for (const MapRestriction& restriction : map.restrictions) {
    out += "  <relation id=\"" + std::to_string(restriction.id) + "\">\n";
    append_members(out, restriction.members);
    append_tags(out, map.tags.list(restriction.tags));
    out += "  </relation>\n";
  }
  return out + "</osm>\n";
}

}  // namespace meretid::homecare::roads
