// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/rng.h"
#include "solutions/tenders/network/communities.h"
#include "solutions/tenders/network/graph.h"
#include "solutions/tenders/network/groups.h"

namespace meretid::tenders {
namespace {

using Tenders = std::vector<std::vector<std::uint32_t>>;

CoBidGraph graph_of(std::size_t firms, const Tenders& tenders, CoBidGraph::Settings settings = {}, std::vector<std::uint32_t> winner = {}) {
  std::vector<std::uint64_t> first{0};
  std::vector<std::uint32_t> firm;
  for (const auto& tender : tenders) {
    firm.insert(firm.end(), tender.begin(), tender.end());
    first.push_back(firm.size());
  }
  return {firms, first, firm, winner, settings};
}

/// Circles of firms that bid among themselves, and now and then with one of the next circle.
Tenders circles(std::size_t count, std::uint32_t size, std::size_t each, Rng& rng) {
  Tenders tenders;
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t t = 0; t < each; ++t) {
      std::vector<std::uint32_t> bidders;
      for (std::uint32_t f = 0; f < size; ++f) if (rng.chance(0.7)) bidders.push_back(static_cast<std::uint32_t>(c) * size + f);
      if (rng.chance(0.1)) bidders.push_back(static_cast<std::uint32_t>((c + 1) % count * size + rng.below(size)));
      tenders.push_back(bidders);
    }
  }
  return tenders;
}

TEST(TendersGraph, CountsMeetingsByHand) {
  const auto graph = graph_of(4, {{0, 1, 2}, {1, 0}, {2, 2, kNoFirm, 1}, {3}}, {}, {0, 2, 1, 3});
  EXPECT_EQ(graph.edges(), 3u);
  EXPECT_EQ(graph.meetings(), 5u);
  const Edge* pair = graph.between(0, 1);
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->meetings, 2u);
  EXPECT_EQ(pair->won, 1u);  // the second was won by somebody else
  EXPECT_NEAR(graph.weight(0, *pair), 2.0 / 3, 1e-12);  // firm 0 bid twice, firm 1 three times, twice together
  EXPECT_EQ(graph.between(1, 2)->meetings, 2u);
  EXPECT_EQ(graph.between(2, 1)->meetings, 2u);
  EXPECT_FALSE(graph.between(0, 3));
  EXPECT_EQ(graph.tenders(2), 2u);
  EXPECT_EQ(graph.wins(3), 1u);
  EXPECT_NEAR(graph.strength(0), 2.0 / 3 + 1.0 / 3, 1e-12);
}

TEST(TendersGraph, ThreadsChangeNothing) {
  Rng rng(3);
  const auto tenders = circles(30, 8, 40, rng);
  CoBidGraph::Settings one, five;
  one.threads = 1, five.threads = 5;
  const auto a = graph_of(240, tenders, one), b = graph_of(240, tenders, five);
  ASSERT_EQ(a.edges(), b.edges());
  for (std::uint32_t f = 0; f < 240; ++f) {
    ASSERT_EQ(a.of_firm(f).size(), b.of_firm(f).size());
    for (std::size_t i = 0; i < a.of_firm(f).size(); ++i) {
      EXPECT_EQ(a.of_firm(f)[i].other, b.of_firm(f)[i].other);
      EXPECT_EQ(a.of_firm(f)[i].meetings, b.of_firm(f)[i].meetings);
      EXPECT_TRUE(i == 0 || a.of_firm(f)[i - 1].other < a.of_firm(f)[i].other);
    }
  }
}

TEST(TendersGraph, AHugeTenderIsSampledAndRareEdgesMayGo) {
  std::vector<std::uint32_t> all(5000);
  for (std::uint32_t f = 0; f < all.size(); ++f) all[f] = f;
  const auto huge = graph_of(5000, {all, {0, 1}, {0, 1}});
  EXPECT_EQ(huge.sampled_tenders(), 1u);
  EXPECT_LE(huge.meetings(), 200u * 199 / 2 + 2);
  EXPECT_EQ(huge.tenders(4999), 1u);
  CoBidGraph::Settings often;
  often.fewest_meetings = 2;
  EXPECT_EQ(graph_of(5000, {all, {0, 1}, {0, 1}}, often).edges(), 1u);
  EXPECT_EQ(graph_of(0, {}).edges(), 0u);
  EXPECT_EQ(graph_of(1, {{0}, {0}}).edges(), 0u);
}

TEST(TendersCommunities, FindThePlantedCircles) {
  Rng rng(5);
  const auto graph = graph_of(160, circles(20, 8, 60, rng));
  const auto found = communities_of(graph, 1, 1), again = communities_of(graph, 1, 1);
  EXPECT_EQ(found.of, again.of);
  EXPECT_EQ(found.count, 20u);
  for (std::uint32_t f = 0; f < 160; ++f) EXPECT_EQ(found.of[f], found.of[f / 8 * 8]);
  EXPECT_GT(found.modularity, 0.7);
}

TEST(TendersCommunities, TwoJoinedCliquesAreSplitAndNoEdgesMeanNoCommunities) {
  // Twice: 0-1-2 and 3-4-5 meet often, 2 and 3 once. By hand: the split has the highest modularity.
  const auto graph = graph_of(6, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {3, 4, 5}, {3, 4, 5}, {3, 4, 5}, {2, 3}});
  const auto found = communities_of(graph);
  EXPECT_EQ(found.count, 2u);
  EXPECT_EQ(found.of[0], found.of[2]);
  EXPECT_NE(found.of[2], found.of[3]);
  EXPECT_EQ(communities_of(graph_of(3, {{0}, {1}})).count, 3u);
  EXPECT_EQ(communities_of(graph_of(0, {})).count, 0u);
}

TEST(TendersCommunities, EachHangsTogether) {
  Rng rng(8);
  Tenders tenders;
  for (int t = 0; t < 3000; ++t) {
    std::vector<std::uint32_t> bidders;
    const auto middle = rng.below(500);
    for (int i = 0; i < 4; ++i) bidders.push_back(static_cast<std::uint32_t>((middle + rng.below(20)) % 500));
    tenders.push_back(bidders);
  }
  const auto graph = graph_of(500, tenders);
  const auto found = communities_of(graph);
  EXPECT_GT(found.modularity, 0.6);
  for (std::uint32_t c = 0; c < found.count; ++c) {  // a walk inside reaches all of it: what Leiden promises and Louvain does not
    std::vector<std::uint32_t> members, walk;
    for (std::uint32_t f = 0; f < 500; ++f) if (found.of[f] == c) members.push_back(f);
    std::set<std::uint32_t> reached{members.front()};
    walk.push_back(members.front());
    while (!walk.empty()) {
      const auto f = walk.back();
      walk.pop_back();
      for (const auto& edge : graph.of_firm(f)) {
        if (found.of[edge.other] == c && reached.insert(edge.other).second) walk.push_back(edge.other);
      }
    }
    EXPECT_EQ(reached.size(), members.size());
  }
}

TEST(TendersGroups, CohesionAndExclusivityByHand) {
  // 0, 1, 2 always together in three tenders; 2 also meets 3 in one more.
  const auto graph = graph_of(4, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {2, 3}});
  const auto group = group_of(graph, {0, 1, 2});
  const double a = 1, b = 3.0 / 4, outside = 1.0 / 4;  // 0-1; 0-2 and 1-2; 2-3
  EXPECT_NEAR(group.cohesion, std::cbrt(a * b * b) / ((a + 2 * b) / 3), 1e-12);
  EXPECT_NEAR(group.exclusivity, (a + 2 * b) / (a + 2 * b + outside), 1e-12);
  EXPECT_EQ(group.density, 1);
  EXPECT_NEAR(group_of(graph, {0, 1, 3}).cohesion, std::cbrt(1 * 0.125 * 0.125) / ((1 + 2 * 0.125) / 3), 1e-12);  // 3 never met them
  EXPECT_EQ(group_of(graph, {0}).cohesion, 0);
}

TEST(TendersGroups, AFirmMayBelongToTwoCircles) {
  Tenders tenders;
  for (int t = 0; t < 12; ++t) tenders.push_back({0, 1, 2, 3}), tenders.push_back({3, 4, 5, 6}), tenders.push_back({7, 8});
  const auto groups = overlapping_groups(graph_of(9, tenders));
  const auto has = [&](std::vector<std::uint32_t> firms) {
    return std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.firms == firms; });
  };
  EXPECT_TRUE(has({0, 1, 2, 3}));
  EXPECT_TRUE(has({3, 4, 5, 6}));
}

TEST(TendersGroups, PlantedCirclesComeFirst) {
  Rng rng(11);
  auto tenders = circles(1, 4, 40, rng);  // firms 0 … 3
  for (int t = 0; t < 400; ++t) {
    std::vector<std::uint32_t> bidders;
    for (int i = 0; i < 5; ++i) bidders.push_back(static_cast<std::uint32_t>(4 + rng.below(60)));
    tenders.push_back(bidders);
  }
  const auto groups = overlapping_groups(graph_of(64, tenders));
  ASSERT_FALSE(groups.empty());
  EXPECT_EQ(groups.front().firms, (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

}  // namespace
}  // namespace meretid::tenders
