// SPDX-License-Identifier: EUPL-1.2
// The state keeps what it promises after thousands of changes: times that keep all rules, with few exceptions those of when everything
// is computed anew, the cost that cost_of() counts, and what undo() gives back.
#include "solutions/homecare/day/state.h"

#include <gtest/gtest.h>

#include "solutions/homecare/day/anneal.h"
#include "solutions/homecare/day/test_day_test.h"
#include "solutions/homecare/day/timing.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::day {
namespace {

std::vector<Moment> starts_of(const State& state) {
  std::vector<Moment> starts;
  for (int at = 0; at < state.problem().nodes(); ++at) starts.push_back(state.stand(at).start);
  return starts;
}

void expect_costs(const municipal::Costs& costs, const Sums& sums) {
  EXPECT_EQ(costs.unassigned, (std::array<int, 4>{sums.unassigned[0], sums.unassigned[1], sums.unassigned[2], sums.unassigned[3]}));
  EXPECT_NEAR(costs.medical_late, static_cast<double>(sums.medical_late) / 60, 1e-6);
  EXPECT_NEAR(costs.late, static_cast<double>(sums.late) / 60, 1e-6);
  EXPECT_NEAR(costs.overtime, static_cast<double>(sums.overtime) / 60, 1e-6);
  EXPECT_NEAR(costs.driving, static_cast<double>(sums.driving) / 60, 1e-6);
  EXPECT_NEAR(costs.preferred, static_cast<double>(sums.preferred) / 60, 1e-6);
  EXPECT_NEAR(costs.moved, static_cast<double>(sums.moved) / 60, 1e-6);
  EXPECT_NEAR(costs.waiting, static_cast<double>(sums.waiting) / 60, 1e-6);
  EXPECT_EQ(costs.new_faces, sums.new_faces);
  EXPECT_EQ(costs.not_contact, sums.not_contact);
  EXPECT_EQ(costs.against_wish, sums.against_wish);
  EXPECT_EQ(costs.other_carer, sums.other_carer);
}

class StateTest : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    for (std::size_t c = 0; c < all.citizens.size(); c += 3) known.add(static_cast<int>(c), static_cast<int>(c) % 8);
  }
  municipal::Municipality all = municipal::random_day({110, 8}, static_cast<std::uint64_t>(GetParam()));
  municipal::Scope scope = municipal::whole(all);
  municipal::Plan empty = municipal::empty_plan(all);
  municipal::Faces known;
};

TEST_P(StateTest, StepsLeaveNoTraceAndCostWhatThePlanCosts) {
  // A first plan is the running one, so that its costs are counted too.
  municipal::Plan running;
  {
    const Problem problem(all, scope, empty, known, nullptr);
    const Neighbours near(problem, 40, 100);
    const Price price(all.weights);
    Annealer annealer(problem, near, price);
    annealer.state().take(to_orders(problem, empty));
    Rng rng(7);
    annealer.recreate().fill(annealer.state(), rng);
    annealer.anneal(300, {5, 5}, rng, {});
    running = to_plan(annealer.state(), chosen_starts(annealer.state(), price), empty);
    EXPECT_TRUE(municipal::check_plan(all, running).holds());
  }
  const Problem problem(all, scope, empty, known, &running);
  const Neighbours near(problem, 40, 100);
  const Price price(all.weights);
  State state(problem), again(problem);
  state.take(to_orders(problem, running));
  Ruin ruin(problem, near, price, {});
  Recreate recreate(problem, near, price, 0.05);
  Rng rng(static_cast<std::uint64_t>(GetParam()) + 5);
  int kept = 0, seen = 0, later = 0, tighter = 0;
  for (int step = 0; step < 1500; ++step) {
    const Sums sums = state.sums();
    const std::vector<Moment> starts = step % 10 == 0 ? starts_of(state) : std::vector<Moment>{};
    const std::vector<int> absent = state.absent();
    state.begin();
    const std::size_t waiting = state.absent().size();
    bool good = ruin(state, rng);
    if (good) recreate(state, rng, ruin.opened(), waiting);
    good = good && state.absent().size() <= std::max<std::size_t>(waiting, 3);
    if (!good || rng.chance(0.4)) {
      state.undo();
      ASSERT_EQ(state.sums(), sums);
      ASSERT_EQ(state.absent(), absent);
      if (step % 10 == 0) {
        ASSERT_EQ(starts_of(state), starts);
      }
      continue;
    }
    ++kept;
    if (step % 25 != 0) continue;
    again.take(state.orders());
    ASSERT_EQ(again.absent().size(), state.absent().size());
    const int later_before = later;
    for (int at = 0; at < problem.nodes(); ++at) {
      if (state.stand(at).tour < 0) continue;
      ASSERT_GE(state.stand(at).start, again.stand(at).start) << at << " step " << step;
      later += state.stand(at).start != again.stand(at).start;
      ++seen;
      if (problem.is_end(at)) continue;
      ASSERT_LE(state.stand(at).late, again.stand(at).late) << at;
      ASSERT_LE(state.stand(at).ease, again.stand(at).ease) << at;
      tighter += state.stand(at).late != again.stand(at).late || state.stand(at).ease != again.stand(at).ease;
      ASSERT_LE(state.stand(at).start, state.stand(at).late);
    }
    if (later == later_before) {
      ASSERT_EQ(state.sums(), again.sums());
    }
    const municipal::Plan plan = to_plan(state, starts_of(state), empty);
    expect_costs(municipal::cost_of(all, plan, scope, known, &running), state.sums());
    const auto verdict = municipal::check_plan(all, plan);
    ASSERT_TRUE(verdict.holds()) << verdict.breaches[0].code << " " << verdict.breaches[0].where;
    // Later starts keep all rules and cost no more.
    const municipal::Plan timed = to_plan(state, chosen_starts(state, price), empty);
    ASSERT_TRUE(municipal::check_plan(all, timed).holds()) << municipal::check_plan(all, timed).breaches[0].code;
    ASSERT_LE(municipal::cost_of(all, timed, scope, known, &running).total(all.weights) - municipal::cost_of(all, plan, scope, known, &running).total(all.weights), 1e-6);
  }
  EXPECT_GT(kept, 100);
  EXPECT_LE(later + tighter, seen / 20);
  EXPECT_LT(state.absent().size(), 30U);
}

TEST_P(StateTest, AFairShareIsCountedFromTheTargets) {
  const Problem problem(all, scope, empty, known, nullptr);
  const Neighbours near(problem, 40, 100);
  const Price price(all.weights);
  Annealer annealer(problem, near, price);
  annealer.state().set_targets(std::vector<Duration>(8, 5 * 3600));
  annealer.state().take(to_orders(problem, empty));
  Rng rng(3);
  annealer.recreate().fill(annealer.state(), rng);
  annealer.anneal(400, {5, 1}, rng, {});
  std::int64_t uneven = 0;
  for (int r = 0; r < problem.tours(); ++r) uneven += std::abs(annealer.state().load(r).work - 5 * 3600);
  EXPECT_EQ(annealer.state().sums().uneven, uneven);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StateTest, testing::Range(1, 6));

}  // namespace
}  // namespace meretid::homecare::day
