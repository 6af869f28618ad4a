// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/roads.h"

#include <utility>

#include "base/hash.h"
#include "learn/bytes.h"
#include "solutions/homecare/roads/travel/check_roads.h"

namespace meretid::homecare::roads {
namespace {

constexpr std::string_view kMagic = "MRTDROAD";
constexpr std::uint32_t kVersion = 1;  ///< counted up when the file or the rules that make a network change
constexpr std::uint64_t kMost = std::uint64_t{1} << 32;
constexpr std::size_t kDigest = 32;

tl::unexpected<Error> broken(std::string expected, std::string found, std::string where = {}) {
  return fail("homecare.network_broken", Kind::kBadInput, {{"expected", std::move(expected)}, {"found", std::move(found)}}, std::move(where));
}

std::string body(const Roads& roads) {
  learn::ByteWriter out;
  out.raw(kMagic);
  out.put(kVersion);
  const Network& network = roads.network;
  out.put(static_cast<std::uint8_t>(network.mode));
  out.put(network.stop_seconds);
  out.put(network.notes.restrictions_kept);
  out.put(network.notes.restrictions_skipped);
  out.put(network.notes.nodes_missing);
  out.put_all(network.points);
  std::vector<std::uint32_t> counts;
  std::vector<Cost> costs;
  std::vector<Vertex> heads;
  std::vector<std::uint8_t> kinds;
  for (const Segment& segment : network.segments) {
    counts.push_back(segment.point_count);
    costs.insert(costs.end(), segment.cost.begin(), segment.cost.end());
    heads.insert(heads.end(), segment.head.begin(), segment.head.end());
    kinds.push_back(static_cast<std::uint8_t>(segment.doors | segment.ferry << 1));
  }
  out.put_all(counts);
  out.put_all(costs);
  out.put_all(heads);
  out.put_all(kinds);
  out.put_all(network.vertices);
  std::vector<Vertex> tails;
  for (const Arc& arc : network.arcs) tails.push_back(arc.tail);
  out.put_all(tails);
  out.put_all(network.lane_arcs);
  out.put_all(roads.hierarchy.rank);
  for (const UpArcs* up : {&roads.hierarchy.forward, &roads.hierarchy.backward}) {
    out.put_all(up->first);
    std::vector<std::uint32_t> to, via, tag;
    std::vector<Cost> cost;
    for (const UpArc& arc : up->arcs) {
      to.push_back(arc.to);
      via.push_back(arc.via);
      tag.push_back(arc.tag);
      cost.push_back(arc.cost);
    }
    out.put_all(to);
    out.put_all(via);
    out.put_all(tag);
    out.put_all(cost);
  }
  return out.take();
}

Result<void> read_network(learn::ByteReader& in, Network& network) {
  TRY(const auto mode, in.get<std::uint8_t>());
  if (mode > 2) return broken("0-2", std::to_string(mode), "mode");
  network.mode = static_cast<Mode>(mode);
  TRY(network.stop_seconds, in.get<double>());
  TRY(network.notes.restrictions_kept, in.get<std::uint32_t>());
  TRY(network.notes.restrictions_skipped, in.get<std::uint32_t>());
  TRY(network.notes.nodes_missing, in.get<std::uint32_t>());
  TRY(network.points, in.get_all<Point>(kMost));
  TRY(const auto counts, in.get_all<std::uint32_t>(kMost));
  TRY(const auto costs, in.get_all<Cost>(kMost));
  TRY(const auto heads, in.get_all<Vertex>(kMost));
  TRY(const auto kinds, in.get_all<std::uint8_t>(kMost));
  TRY(network.vertices, in.get_all<Point>(kMost));
  TRY(const auto tails, in.get_all<Vertex>(kMost));
  TRY(network.lane_arcs, in.get_all<std::uint32_t>(kMost));
  const std::size_t size = counts.size();
  if (costs.size() != 2 * size || heads.size() != 2 * size || kinds.size() != size || network.lane_arcs.size() != 2 * size + 1)
    return broken(std::to_string(size), std::to_string(kinds.size()), "segments");
  std::uint32_t point = 0;
  for (std::size_t s = 0; s < size; ++s) {
    network.segments.push_back({.first_point = point, .point_count = counts[s], .cost = {costs[2 * s], costs[2 * s + 1]},
                                .head = {heads[2 * s], heads[2 * s + 1]}, .doors = static_cast<std::uint8_t>(kinds[s] & 1),
                                .ferry = static_cast<std::uint8_t>(kinds[s] >> 1 & 1)});
    point += counts[s];
  }
  if (network.lane_arcs.back() != tails.size()) return broken(std::to_string(tails.size()), std::to_string(network.lane_arcs.back()), "arcs");
  for (Lane lane = 0; lane < 2 * size; ++lane) {
    if (network.lane_arcs[lane] > network.lane_arcs[lane + 1]) return broken("0 …", "-", "arcs");
    for (std::uint32_t a = network.lane_arcs[lane]; a < network.lane_arcs[lane + 1]; ++a)
      network.arcs.push_back({tails[a], network.head_of(lane), network.cost_of(lane), lane});
  }
  return {};
}

Result<void> read_up(learn::ByteReader& in, UpArcs& up) {
  TRY(up.first, in.get_all<std::uint32_t>(kMost));
  TRY(const auto to, in.get_all<std::uint32_t>(kMost));
  TRY(const auto via, in.get_all<std::uint32_t>(kMost));
  TRY(const auto tag, in.get_all<std::uint32_t>(kMost));
  TRY(const auto cost, in.get_all<Cost>(kMost));
  if (via.size() != to.size() || tag.size() != to.size() || cost.size() != to.size())
    return broken(std::to_string(to.size()), std::to_string(via.size()), "hierarchy");
  for (std::size_t a = 0; a < to.size(); ++a) up.arcs.push_back({to[a], via[a], tag[a], cost[a]});
  return {};
}

Result<Roads> read_body(std::string_view bytes) {
  learn::ByteReader in(bytes);
  Roads roads;
  TRY_VOID(in.expect(kMagic));
  TRY(const auto version, in.get<std::uint32_t>());
  if (version != kVersion) return broken("version " + std::to_string(kVersion), std::to_string(version));
  TRY_VOID(read_network(in, roads.network));
  TRY(roads.hierarchy.rank, in.get_all<Rank>(kMost));
  TRY_VOID(read_up(in, roads.hierarchy.forward));
  TRY_VOID(read_up(in, roads.hierarchy.backward));
  TRY_VOID(check_network(roads.network));
  TRY_VOID(check_hierarchy(roads.hierarchy, roads.network.vertices.size(), 2 * roads.network.segments.size()));
  return roads;
}

}  // namespace

Result<Roads> prepare_roads(const RoadMap& map, const Speeds& speeds) {
  Roads roads;
  TRY(roads.network, build_network(map, speeds));
  roads.components = find_components(roads.network);
  std::vector<GraphArc> arcs;
  for (const Arc& arc : roads.network.arcs) arcs.push_back({arc.tail, arc.head, arc.cost, arc.lane});
  roads.hierarchy = contract(static_cast<std::uint32_t>(roads.network.vertices.size()), arcs);
  roads.hash = base::blake2b_hex(body(roads));
  return roads;
}

std::string write_roads(const Roads& roads) {
  std::string bytes = body(roads);
  bytes += base::blake2b(bytes);
  return bytes;
}

Result<Roads> read_roads(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return broken(std::string(kMagic), "…", "byte 0");
  if (bytes.size() < kMagic.size() + kDigest) return broken(std::to_string(kMagic.size() + kDigest), std::to_string(bytes.size()));
  const std::string_view content = bytes.substr(0, bytes.size() - kDigest);
  const std::string digest = base::blake2b(content);
  if (digest != bytes.substr(content.size())) return broken(base::to_hex(digest).substr(0, 8), base::to_hex(bytes.substr(content.size())).substr(0, 8), "BLAKE2b");
  auto roads = read_body(content);
  if (!roads && roads.error().code != "homecare.network_broken") {
    const Error error = std::move(roads).error();  // of the reader of numbers
    return broken("…", "-", error.where);
  }
  if (!roads) return roads;
  roads->components = find_components(roads->network);
  roads->hash = base::to_hex(digest);
  return roads;
}

std::string roads_name(std::string_view map_bytes, const Speeds& speeds) {
  return base::Blake2b().update("roads " + std::to_string(kVersion) + "\n").update(speeds.canonical()).update("\n").update(base::blake2b(map_bytes)).hex();
}

}  // namespace meretid::homecare::roads
