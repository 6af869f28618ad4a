// SPDX-License-Identifier: EUPL-1.2
// A hierarchy gives what plain Dijkstra gives, to the millisecond and the decimetre.
#include "solutions/homecare/roads/hierarchy/hierarchy.h"

#include <gtest/gtest.h>

#include <numeric>

#include "base/rng.h"
#include "solutions/homecare/roads/generated/municipality.h"
#include "solutions/homecare/roads/hierarchy/many_to_many.h"
#include "solutions/homecare/roads/hierarchy/quickest_way.h"
#include "solutions/homecare/roads/network/dijkstra_test.h"

namespace meretid::homecare::roads {
namespace {

std::vector<Vertex> some(Rng& rng, std::size_t vertices, std::size_t count) {
  std::vector<Vertex> chosen(count);
  for (Vertex& v : chosen) v = static_cast<Vertex>(rng.below(vertices));
  return chosen;
}

SeedLists seeds_at(const Hierarchy& hierarchy, const std::vector<Vertex>& vertices) {
  SeedLists seeds;
  for (const Vertex v : vertices) seeds.push_back({{hierarchy.rank[v], 0, v}});
  return seeds;
}

std::vector<std::vector<Cost>> costs_of(const Hierarchy& hierarchy, const std::vector<Vertex>& from, const std::vector<Vertex>& to, unsigned threads) {
  std::vector<std::vector<Cost>> costs(from.size());
  many_to_many(hierarchy, seeds_at(hierarchy, from), seeds_at(hierarchy, to), threads,
               [&](std::size_t source, std::span<Cost> row) { costs[source].assign(row.begin(), row.end()); });
  return costs;
}

std::vector<GraphArc> graph_arcs(const Network& network) {
  std::vector<GraphArc> arcs;
  for (const Arc& arc : network.arcs) arcs.push_back({arc.tail, arc.head, arc.cost, arc.lane});
  return arcs;
}

TEST(Hierarchy, IsExactOnRandomGraphsWithTiesParallelsLoopsAndParts) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Rng rng(seed);
    const std::uint32_t size = 2 + static_cast<std::uint32_t>(rng.below(90));
    std::vector<GraphArc> arcs;
    const std::uint64_t most = 1 + rng.below(8);  // small costs: many equally quick ways
    for (std::uint64_t n = rng.below(4 * size); n > 0; --n)
      arcs.push_back({static_cast<std::uint32_t>(rng.below(size)), static_cast<std::uint32_t>(rng.below(size)),
                      make_cost(1 + rng.below(most), rng.below(3)), static_cast<std::uint32_t>(n)});
    const Hierarchy hierarchy = contract(size, arcs);
    std::vector<Vertex> all(size);
    std::iota(all.begin(), all.end(), 0U);
    const auto costs = costs_of(hierarchy, all, all, 1);
    const Dijkstra dijkstra(size, arcs);
    for (Vertex v = 0; v < size; ++v) {
      const auto expected = dijkstra.from(v);
      for (Vertex w = 0; w < size; ++w) ASSERT_EQ(std::min(costs[v][w], kNoWay), expected[w]) << seed << ": " << v << "→" << w;
    }
  }
}

TEST(Hierarchy, IsExactOnRoadsForEveryModeAndAnyThreads) {
  std::size_t pairs = 0, unreachable = 0;
  for (const std::uint64_t seed : {5, 6}) {
    const Municipality place = invent_municipality({.seed = seed, .size = 0.1});
    for (const Mode mode : {Mode::kCar, Mode::kBicycle, Mode::kFoot}) {
      const auto network = build_network(place.map, danish_speeds(mode));
      ASSERT_TRUE(network);
      const Hierarchy hierarchy = contract(static_cast<std::uint32_t>(network->vertices.size()), graph_arcs(*network));
      Rng rng(seed);
      const auto from = some(rng, network->vertices.size(), 40), to = some(rng, network->vertices.size(), 200);
      const auto costs = costs_of(hierarchy, from, to, 2);
      EXPECT_TRUE(costs == costs_of(hierarchy, from, to, 1));
      EXPECT_TRUE(costs == costs_of(hierarchy, from, to, 3));
      const Dijkstra dijkstra(*network);
      for (std::size_t i = 0; i < from.size(); ++i) {
        const auto expected = dijkstra.from(from[i]);
        for (std::size_t j = 0; j < to.size(); ++j) {
          ASSERT_EQ(std::min(costs[i][j], kNoWay), expected[to[j]]) << to_text(mode) << " " << from[i] << "→" << to[j];
          ++pairs;
          unreachable += expected[to[j]] == kNoWay;
        }
      }
    }
  }
  EXPECT_EQ(pairs, 48'000U);
  EXPECT_GT(unreachable, 100U) << "the island and what lies behind bollards";
}

TEST(Hierarchy, AWayUnpacksToLanesThatFollowEachOther) {
  const Municipality place = invent_municipality({.seed = 9, .size = 0.1});
  const auto network = build_network(place.map, danish_speeds(Mode::kCar));
  ASSERT_TRUE(network);
  const Hierarchy hierarchy = contract(static_cast<std::uint32_t>(network->vertices.size()), graph_arcs(*network));
  const Dijkstra dijkstra(*network);
  QuickestWay search(hierarchy);
  Rng rng(3);
  std::size_t found = 0, arcs = 0;
  for (const Vertex from : some(rng, network->vertices.size(), 30)) {
    const auto expected = dijkstra.from(from);
    for (const Vertex to : some(rng, network->vertices.size(), 30)) {
      const Seed start{hierarchy.rank[from], 0, 77}, goal{hierarchy.rank[to], 0, 78};
      const auto way = search.find(std::span(&start, 1), std::span(&goal, 1));
      ASSERT_EQ(way.has_value(), expected[to] != kNoWay);
      if (!way) continue;
      EXPECT_EQ(way->cost, expected[to]);
      EXPECT_EQ(way->from_tag, 77U);
      EXPECT_EQ(way->to_tag, 78U);
      Cost sum = 0;
      Vertex here = from;
      for (const Lane lane : way->tags) {
        const auto starts = network->arcs_of(lane);
        ASSERT_TRUE(std::any_of(starts.begin(), starts.end(), [&](const Arc& arc) { return arc.tail == here; })) << "a forbidden turn, or a jump";
        here = network->head_of(lane);
        sum += network->cost_of(lane);
      }
      EXPECT_EQ(here, to);
      EXPECT_EQ(sum, way->cost);
      ++found;
      arcs += way->tags.size();
    }
  }
  EXPECT_GT(found, 500U);
  EXPECT_GT(arcs, 10 * found);
}

TEST(Hierarchy, NothingIsAGraphToo) {
  EXPECT_EQ(contract(0, {}).size(), 0U);
  const Hierarchy lonely = contract(3, {});
  const auto costs = costs_of(lonely, {0, 1, 2}, {0, 1, 2}, 2);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(costs[i][j], i == j ? 0 : kNoWay);
}

}  // namespace
}  // namespace meretid::homecare::roads
