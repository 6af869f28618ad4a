// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/day/near.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace meretid::homecare::day {
namespace {

/// Waiting costs next to nothing by itself but blocks the carer.
constexpr double kWaiting = 0.2;

const Tour* usual_tour(const Problem& problem) {
  std::array<int, 3> count{};
  for (int r = 0; r < problem.tours(); ++r) ++count[static_cast<std::size_t>(problem.tour(r).mode)];
  const auto most = std::ranges::max_element(count) - count.begin();
  for (int r = 0; r < problem.tours(); ++r)
    if (problem.tour(r).mode == most) return &problem.tour(r);
  return nullptr;
}

}  // namespace

Neighbours::Neighbours(const Problem& problem, int beside, int closest)
    : before_(problem.visits(), beside), after_(before_), closest_(problem.visits(), std::min(closest, problem.visits())),
      familiar_(problem.visits(), kFamiliar), siblings_(familiar_) {
  const int n = problem.visits();
  add_familiar(problem);
  const Tour* usual = usual_tour(problem);
  if (!usual) return;
  std::vector<std::pair<float, std::int32_t>> ways[3];
  const auto keep = [](auto& ranked, int most) {
    const auto end = ranked.begin() + std::min<std::ptrdiff_t>(most, std::ssize(ranked));
    std::nth_element(ranked.begin(), end, ranked.end());
    ranked.erase(end, ranked.end());
    std::sort(ranked.begin(), ranked.end());
  };
  for (int v = 0; v < n; ++v) {
    const Node& me = problem.node(problem.visit(v).first);
    for (auto& list : ways) list.clear();
    for (int o = 0; o < n; ++o) {
      const Node& other = problem.node(problem.visit(o).first);
      const Duration there = problem.drive(*usual, me.place, other.place), back = problem.drive(*usual, other.place, me.place);
      ways[2].emplace_back(o == v ? -1.0F : static_cast<float>(there) + static_cast<float>(back), o);
      if (o == v) continue;
      if (other.ready + other.duration + back <= me.due)
        ways[0].emplace_back(back + kWaiting * std::max(0, me.ready - back - other.duration - other.easy), o);
      if (me.ready + me.duration + there <= other.due)
        ways[1].emplace_back(there + kWaiting * std::max(0, other.ready - there - me.duration - me.easy), o);
    }
    for (const bool towards : {true, false}) {
      auto& ranked = ways[towards ? 0 : 1];
      keep(ranked, beside);
      ShortLists<Near>& lists = towards ? before_ : after_;
      for (const auto& [cost, o] : ranked) {
        const Visit& other = problem.visit(o);
        for (int need = 0; need < other.needs && !lists.full(v); ++need) {
          const int place = problem.node(other.first).place;
          Near near{other.first + need, {}};
          for (std::size_t mode = 0; mode < 3; ++mode) {
            const auto& matrix = problem.all().travel.seconds[mode];
            if (!matrix || matrix->empty() || place == me.place) continue;
            near.seconds[mode] = problem.all().seconds(static_cast<roads::Mode>(mode), towards ? place : me.place, towards ? me.place : place);
          }
          lists.add(v, near);
        }
      }
    }
    keep(ways[2], std::min(closest, n));
    for (const auto& [cost, o] : ways[2]) closest_.add(v, o);
  }
}

void Neighbours::add_familiar(const Problem& problem) {
  std::vector<std::vector<int>> tours(static_cast<std::size_t>(problem.carers())), nodes(static_cast<std::size_t>(problem.citizens()));
  for (int r = 0; r < problem.tours(); ++r) tours[static_cast<std::size_t>(problem.tour(r).carer)].push_back(r);
  for (int at = 0; at < problem.tasks(); ++at) nodes[static_cast<std::size_t>(problem.node(at).citizen)].push_back(at);
  for (int v = 0; v < problem.visits(); ++v) {
    const Node& n = problem.node(problem.visit(v).first);
    for (int need = 0; need < problem.visit(v).needs; ++need)
      if (const int was = problem.node(problem.visit(v).first + need).was_carer; was != kNone && was < problem.carers())
        for (const int r : tours[static_cast<std::size_t>(was)]) familiar_.add_new(v, r);
    if (n.contact != kNone && n.contact < problem.carers())
      for (const int r : tours[static_cast<std::size_t>(n.contact)]) familiar_.add_new(v, r);
    for (int c = 0; c < problem.carers(); ++c)
      if (problem.bonds()[problem.bond(n.citizen, c)].met > 0)
        for (const int r : tours[static_cast<std::size_t>(c)]) familiar_.add_new(v, r);
    for (const int at : nodes[static_cast<std::size_t>(n.citizen)])
      if (problem.node(at).visit != v) siblings_.add_new(v, at);
  }
}

}  // namespace meretid::homecare::day
