// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/replan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <thread>
#include <tuple>

#include "solutions/homecare/day/anneal.h"
#include "solutions/homecare/day/timing.h"
#include "solutions/homecare/living/around.h"
#include "solutions/homecare/living/regret.h"

namespace meretid::homecare::living {
namespace {

constexpr std::array<Aim, 3> kAims{Aim::kLeastChange, Aim::kLeastDriving, Aim::kRelief};
constexpr int kBeside = 24, kClosest = 60;
constexpr double kWarm = 1, kCold = 0.05;  ///< minutes of driving
constexpr double kPutOff = 120;            ///< minutes of driving that a visit of low priority is worth when it may be put off

municipal::Weights weights_of(Aim aim, municipal::Weights w) {
  switch (aim) {
    case Aim::kLeastChange: w.other_carer *= 3, w.moved *= 6; break;
    case Aim::kLeastDriving: w.driving *= 3; break;
    case Aim::kRelief: w.unassigned[static_cast<std::size_t>(municipal::Priority::kLow)] = kPutOff; break;
  }
  return w;
}

struct Stage {
  bool keep_promises;  ///< nobody else starts further from what was told than was promised
  bool others;         ///< other visits than the lost ones may get another carer
};
constexpr std::array<Stage, 4> kStages{{{true, false}, {true, true}, {false, false}, {false, true}}};

municipal::Plan mended(const LiveDay& day, const municipal::Faces& known, Aim aim, const ReplanOptions& options) {
  std::vector<int> touched = day.lost;
  touched.insert(touched.end(), day.delayed.begin(), day.delayed.end());
  const municipal::Scope scope = around(day.all, day.scope, day.plan, touched, day.now, {.idle_substitutes = aim == Aim::kRelief});
  const day::Price price(weights_of(aim, day.all.weights));
  municipal::Plan plan = day.plan;
  // First only what was lost is moved, within what was promised to others; then somebody is moved aside for what has no place; only
  // for what then still has none are others asked to wait.
  for (const Stage& stage : kStages) {
    const auto [keep_promises, others] = stage;
    if (others == (aim != Aim::kLeastDriving) && keep_promises) continue;
    const day::Problem problem(day.all, scope, plan, known, &day.running, {day.now, keep_promises});
    const day::Neighbours near(problem, kBeside, kClosest);
    day::Annealer annealer(problem, near, price, {.visits = 5, .longest = 5});
    day::State& state = annealer.state();
    state.take(day::to_orders(problem, plan));
    std::vector<int> focus;
    std::vector<bool> only(static_cast<std::size_t>(problem.visits()), false);
    for (const int visit : touched)
      if (const int v = problem.visit_of(visit); v != day::kNone) focus.push_back(v), only[static_cast<std::size_t>(v)] = true;
    annealer.ruin().focus(focus);
    Rng rng(options.seed);
    Budget budget;
    budget.stop = options.stop;
    regret_insert(state, price, false);
    if (!others) annealer.ruin().only(only);
    annealer.anneal(options.iterations, {kWarm, kCold}, rng, budget);
    state.take(annealer.best().orders);
    if (others) bring_back(state, price);
    regret_insert(state, price, true);
    // For relief, what is of low priority may stay out.
    const bool done = std::ranges::all_of(state.absent(), [&](int visit) {
      return aim == Aim::kRelief && problem.visit(visit).priority == municipal::Priority::kLow;
    });
    plan = day::to_plan(state, day::chosen_starts(state, price), plan);
    if (done) break;
  }
  return plan;
}

}  // namespace

std::vector<Change> changes(const municipal::Municipality& all, const municipal::Plan& told, const municipal::Plan& plan,
                            const municipal::Scope& scope) {
  std::map<std::pair<int, int>, Change> parts;
  for (std::size_t s = 0; s < told.routes.size(); ++s)
    for (const municipal::Turn& turn : told.routes[s].turns)
      parts[{turn.visit, turn.need}] = {turn.visit, turn.need, static_cast<int>(s), municipal::kNobody, turn.start, {}};
  for (std::size_t s = 0; s < plan.routes.size(); ++s)
    for (const municipal::Turn& turn : plan.routes[s].turns) {
      Change& part = parts[{turn.visit, turn.need}];
      part.visit = turn.visit, part.need = turn.need, part.to_shift = static_cast<int>(s), part.to = turn.start;
    }
  std::vector<Change> found;
  for (const auto& [key, part] : parts) {
    if (!std::ranges::binary_search(scope.visits, part.visit)) continue;
    const auto carer = [&](int shift) { return shift == municipal::kNobody ? municipal::kNobody : all.shifts[static_cast<std::size_t>(shift)].carer; };
    const bool same = carer(part.from_shift) == carer(part.to_shift) &&
                      (!part.from || !part.to || std::abs(*part.from - *part.to) <= all.rules.promised);
    if (!same) found.push_back(part);
  }
  return found;
}

std::vector<Alternative> replan(const LiveDay& day, const municipal::Faces& known, const ReplanOptions& options) {
  std::array<municipal::Plan, kAims.size()> plans;
  {
    std::vector<std::jthread> threads;
    const auto lane = [&](std::size_t first, std::size_t step) {
      for (std::size_t i = first; i < kAims.size(); i += step) plans[i] = mended(day, known, kAims[i], options);
    };
    const std::size_t lanes = static_cast<std::size_t>(std::clamp(options.threads, 1, 3));
    for (std::size_t l = 1; l < lanes; ++l) threads.emplace_back(lane, l, lanes);
    lane(0, lanes);
  }
  const municipal::Costs before = municipal::cost_of(day.all, day.running, day.scope, known);
  std::vector<Alternative> found;
  for (std::size_t i = 0; i < kAims.size(); ++i) {
    if (std::ranges::any_of(found, [&](const Alternative& a) { return a.plan == plans[i]; })) continue;
    Alternative one;
    one.aim = kAims[i];
    one.costs = municipal::cost_of(day.all, plans[i], day.scope, known, &day.running);
    one.driving = one.costs.driving - before.driving;
    one.late = one.costs.late + one.costs.medical_late - before.late - before.medical_late;
    one.overtime = one.costs.overtime - before.overtime;
    one.new_faces = one.costs.new_faces - before.new_faces;
    one.changes = changes(day.all, day.running, plans[i], day.scope);
    std::set<int> visits;
    for (const Change& change : one.changes) visits.insert(change.visit);
    one.changed = static_cast<int>(visits.size());
    for (const int visit : plans[i].unassigned)
      if (std::ranges::binary_search(day.scope.visits, visit) && !std::ranges::binary_search(day.running.unassigned, visit))
        one.put_off.push_back(visit);
    for (const int visit : day.lost)
      if (std::ranges::binary_search(day.running.unassigned, visit) && std::ranges::binary_search(plans[i].unassigned, visit)) one.put_off.push_back(visit);
    one.plan = std::move(plans[i]);
    found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, {}, [&](const Alternative& a) { return a.costs.total(day.all.weights); });
  return found;
}

}  // namespace meretid::homecare::living
