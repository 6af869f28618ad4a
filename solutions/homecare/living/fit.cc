// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/fit.h"

#include <algorithm>

#include "solutions/homecare/day/timing.h"
#include "solutions/homecare/living/around.h"
#include "solutions/homecare/living/live_day.h"
#include "solutions/homecare/living/regret.h"

namespace meretid::homecare::living {
namespace {

constexpr int kShifts = 40;  ///< looked at closely

std::size_t at(int i) { return static_cast<std::size_t>(i); }

double minutes(std::int64_t seconds) { return static_cast<double>(seconds) / 60; }

}  // namespace

std::vector<Offer> where_fits(const municipal::Municipality& all, const municipal::Scope& scope, const municipal::Plan& plan,
                              const municipal::Faces& known, int visit, Moment now, std::size_t most) {
  municipal::Plan without = plan;
  for (municipal::Route& route : without.routes)
    std::erase_if(route.turns, [&](const municipal::Turn& turn) { return turn.visit == visit; });
  if (const auto place = std::ranges::lower_bound(without.unassigned, visit); place == without.unassigned.end() || *place != visit)
    without.unassigned.insert(place, visit);
  const municipal::Scope near = around(all, scope, without, {visit}, now, {.shifts_per_visit = kShifts});
  if (near.shifts.empty()) return {};

  municipal::Municipality frozen;
  const municipal::Municipality* facts = &all;
  if (now > day::kLongAgo) frozen = all, freeze(frozen, without, now), facts = &frozen;
  const day::Problem problem(*facts, near, without, known, &without, {now});
  const day::Price price(all.weights);
  day::State state(problem);
  state.take(day::to_orders(problem, without));
  const int mine = problem.visit_of(visit);
  const day::Visit& v = problem.visit(mine);
  const day::Sums before = state.sums();
  const double cost_before = price(before) - all.weights.unassigned[at(static_cast<int>(v.priority))];
  const auto& needs = all.visits[at(visit)].needs;
  const bool alike = v.needs == 2 && std::ranges::equal(needs[0], needs[1], [](const municipal::Skill& a, const municipal::Skill& b) {
    return a.skill == b.skill && a.level == b.level;
  });
  std::vector<Offer> offers;
  for (const Place& place : places(state, price, mine, 2 * most)) {
    state.begin();
    if (state.insert(mine, place.behind)) {
      state.clear_absent();
      Offer offer;
      const day::Sums& sums = state.sums();
      offer.cost = price(sums) - cost_before;
      offer.driving = minutes(sums.driving - before.driving);
      offer.late = minutes(sums.late + sums.medical_late - before.late - before.medical_late);
      offer.overtime = minutes(sums.overtime - before.overtime);
      offer.new_faces = sums.new_faces - before.new_faces;
      const std::vector<Moment> starts = day::chosen_starts(state, price);
      offer.start = starts[at(v.first)];
      for (int need = 0; need < v.needs; ++need) {
        const int tour = state.stand(v.first + need).tour;
        offer.shifts.push_back(problem.tour(tour).shift);
        offer.contact = offer.contact || problem.node(v.first).contact == problem.tour(tour).carer;
        int turns = 0;
        for (int n = state.stand(problem.first(tour)).next; n != v.first + need; n = state.stand(n).next) turns += problem.is_task(n);
        offer.places.push_back(turns);
      }
      // Two carers the other way round are the same offer where both needs ask for the same.
      const auto twin = [&](const Offer& other) {
        return alike && other.start == offer.start &&
               other.shifts[0] == offer.shifts[1] && other.shifts[1] == offer.shifts[0];
      };
      if (std::ranges::any_of(offers, twin)) {
        state.undo();
        continue;
      }
      for (int n = 0; n < problem.tasks(); ++n) {
        const day::Node& node = problem.node(n);
        if (node.need == 0 && node.was != day::kNever && state.stand(n).tour >= 0 && starts[at(n)] > node.was + all.rules.promised)
          offer.moved.push_back(problem.visit(node.visit).visit);
      }
      offer.plan = day::to_plan(state, starts, without);
      offers.push_back(std::move(offer));
    }
    state.undo();
  }
  std::ranges::stable_sort(offers, {}, &Offer::cost);
  if (offers.size() > most) offers.resize(most);
  return offers;
}

}  // namespace meretid::homecare::living
