// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/living/fit.h"

#include <gtest/gtest.h>

#include "solutions/homecare/day/plan_day.h"
#include "solutions/homecare/day/test_day_test.h"
#include "solutions/homecare/municipal/check/check_plan.h"

namespace meretid::homecare::living {
namespace {

using municipal::t;
constexpr municipal::Moment kWholeDay = -(1 << 29);

TEST(WhereFits, TheBestPlaceOfASmallDayIsTheBestOfAllPlaces) {
  municipal::Municipality all = municipal::small_town();
  municipal::Plan plan = municipal::small_plan();
  const auto scope = municipal::whole(all);
  municipal::Plan without = plan;
  std::erase_if(without.routes[0].turns, [](const municipal::Turn& turn) { return turn.visit == 0; });
  without.unassigned = {0};
  const double before = municipal::cost_of(all, without, scope, {}).total(all.weights);
  const auto offers = where_fits(all, scope, plan, {}, 0, kWholeDay);
  ASSERT_EQ(offers.size(), 3U);  // each of the three carers has one best place
  for (const Offer& offer : offers) {
    EXPECT_TRUE(municipal::check_plan(all, offer.plan).holds()) << municipal::check_plan(all, offer.plan).breaches[0].code;
    const auto& turns = offer.plan.routes[static_cast<std::size_t>(offer.shifts[0])].turns;
    EXPECT_EQ(turns[static_cast<std::size_t>(offer.places[0])], (municipal::Turn{0, 0, offer.start}));
    EXPECT_GE(offer.cost, offers[0].cost);
    EXPECT_LT(municipal::cost_of(all, offer.plan, scope, {}).total(all.weights), before);
  }
}

TEST(WhereFits, EveryOfferKeepsAllRulesAndLeavesOthersWithTheirCarers) {
  const auto all = municipal::random_day({150, 18, 0.1, 0.08, 0.2, 0.1}, 31);
  const auto scope = municipal::whole(all);
  Budget budget;
  budget.iterations = 1500;
  const municipal::Plan plan = day::plan_day(all, scope, municipal::empty_plan(all), {}, {1, 1}, budget);
  int found = 0;
  for (int visit = 0; visit < 150; visit += 7)
    for (const Offer& offer : where_fits(all, scope, plan, {}, visit, kWholeDay, 5)) {
      ++found;
      const auto verdict = municipal::check_plan(all, offer.plan);
      EXPECT_TRUE(verdict.holds()) << verdict.breaches[0].code << " " << verdict.breaches[0].where;
      EXPECT_FALSE(std::ranges::binary_search(offer.plan.unassigned, visit));
      EXPECT_EQ(offer.shifts.size(), all.visits[static_cast<std::size_t>(visit)].needs.size());
      for (std::size_t s = 0; s < plan.routes.size(); ++s) {
        std::vector<int> then, now;
        for (const auto& turn : plan.routes[s].turns)
          if (turn.visit != visit) then.push_back(turn.visit);
        for (const auto& turn : offer.plan.routes[s].turns)
          if (turn.visit != visit) now.push_back(turn.visit);
        EXPECT_EQ(then, now);
      }
    }
  EXPECT_GT(found, 30);
}

TEST(WhereFits, NothingBeginsInThePast) {
  const auto all = municipal::random_day({80, 10}, 8);
  const auto scope = municipal::whole(all);
  Budget budget;
  budget.iterations = 500;
  const municipal::Plan plan = day::plan_day(all, scope, municipal::empty_plan(all), {}, {1, 1}, budget);
  for (int visit = 0; visit < 80; visit += 9)
    for (const Offer& offer : where_fits(all, scope, plan, {}, visit, t(11))) EXPECT_GE(offer.start, t(11));
}

}  // namespace
}  // namespace meretid::homecare::living
