// SPDX-License-Identifier: EUPL-1.2
// What the planner does by hand: a plan follows from its draft and the changes in order, a move disturbs as little as it can, and
// what cannot be is refused with its reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "solutions/homecare/hall/alter.h"
#include "solutions/homecare/hall/loaded.h"
#include "solutions/homecare/hall/place.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::hall {
namespace {

using namespace municipal;

class Hall : public ::testing::Test {
 protected:
  Municipality all = small_town();
  Index index{all};
  Faces known;

  Plan full() const {
    Plan plan = empty_plan(all);
    const Placer placer(all, known);
    for (std::size_t v = 0; v < all.visits.size(); ++v)
      for (std::size_t s = 0; s < all.shifts.size(); ++s) {
        Placing placing = placer.placed(plan, static_cast<int>(v), 0, static_cast<int>(s), std::nullopt);
        if (placing.why != Why::kFits) continue;
        plan = std::move(placing.plan);
        break;
      }
    return plan;
  }
};

TEST_F(Hall, AChangeTakesOnePlanToTheOtherAndItsAbsenceBack) {
  const Plan before = full();
  ASSERT_LT(before.unassigned.size(), all.visits.size());
  int visit = -1;
  for (const Route& route : before.routes)
    if (!route.turns.empty()) visit = route.turns.front().visit;
  ASSERT_GE(visit, 0);
  const Plan after = without(before, visit);
  const ChangeRow change = change_between("unassign", all, before, after);
  const auto rows = rows_of(all, before);
  const auto changed = standing(all, index, rows, {{change}});
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->plan, after);
  EXPECT_TRUE(changed->broken.empty());
  const auto undone = standing(all, index, rows, {});
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->plan, before);
}

TEST_F(Hall, AChangeOfWhatIsNotThereIsPassedOverAndNamed) {
  const Plan before = full();
  ChangeRow change;
  change.action = "move";
  change.placements.push_back({"nobody's visit", 0, "", 0});
  const auto result = standing(all, index, rows_of(all, before), {{change}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->plan, before);
  EXPECT_EQ(result->broken, std::vector<std::string>{"move"});
}

TEST_F(Hall, ALockedVisitIsPinnedWhereItLies) {
  const Plan before = full();
  std::size_t shift = 0;
  while (before.routes[shift].turns.empty()) ++shift;
  const Turn turn = before.routes[shift].turns.front();
  ChangeRow lock;
  lock.action = "lock";
  lock.locked.push_back(all.visits[static_cast<std::size_t>(turn.visit)].id);
  const auto result = standing(all, index, rows_of(all, before), {{lock}});
  ASSERT_TRUE(result);
  const auto& pin = result->all.visits[static_cast<std::size_t>(turn.visit)].pin;
  ASSERT_TRUE(pin);
  EXPECT_EQ(pin->start, turn.start);
  EXPECT_EQ(pin->shifts[static_cast<std::size_t>(turn.need)], static_cast<int>(shift));
}

TEST_F(Hall, AMoveHoldsEveryRuleAndTakesNoVisitFromAnotherCarer) {
  const Placer placer(all, known);
  const Plan before = full();
  EXPECT_LT(before.unassigned.size(), all.visits.size());
  int moved = 0;
  for (std::size_t v = 0; v < all.visits.size(); ++v)
    for (std::size_t s = 0; s < all.shifts.size(); ++s) {
      const Placing placing = placer.placed(before, static_cast<int>(v), 0, static_cast<int>(s), std::nullopt);
      if (placing.why != Why::kFits) continue;
      ++moved;
      for (const Error& breach : check_plan(all, placing.plan).breaches) ADD_FAILURE() << breach.code << " " << breach.where;
      for (std::size_t r = 0; r < placing.plan.routes.size(); ++r)
        for (const Turn& turn : placing.plan.routes[r].turns) {
          if (turn.visit == static_cast<int>(v)) continue;
          EXPECT_TRUE(std::ranges::any_of(before.routes[r].turns, [&](const Turn& was) { return was.visit == turn.visit && was.need == turn.need; }));
        }
    }
  EXPECT_GT(moved, 0);
}

TEST_F(Hall, FourTablesAreReadAsOneFileIsAndTwoFilesAreRefused) {
  const std::map<std::string, std::string, std::less<>> blobs{
      {"borgere.csv", "borger;navn;bredde;længde\nb1;Åse Lyng;56,4501;8,1002\n"},
      {"medarbejdere.csv", "medarbejder;navn\nm1;Ida Sø\n"},
      {"vagter.csv", "vagt;medarbejder;dato;fra;til;mødested;bredde;længde\nd1;m1;30-03-2026;07.00;15.00;Torvet;56,455;8,105\n"},
      {"besøg.csv", "besøg;borger;dato;minutter;fra;til\nv1;b1;30.03.2026;20;07:30;09:00\n"}};
  const ReadBlob read = [&](std::string_view name) -> Result<std::string> { return blobs.find(name)->second; };
  describe::Uploads files;
  for (const auto& [name, bytes] : blobs) files.push_back({name, name, 0});
  const auto loaded = load(files, {}, {}, read, {});
  ASSERT_TRUE(loaded) << loaded.error().code << " " << loaded.error().where;
  EXPECT_EQ((*loaded)->all.visits.size(), 1U);
  EXPECT_TRUE((*loaded)->all.travel.estimated);
  const auto refused = load({{"a.json", "borgere.csv", 0}, {"b.json", "borgere.csv", 0}}, {}, {}, read, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "homecare.hall.one_file");
}

TEST_F(Hall, WhatIfNamesWhatIsNotThere) {
  AlterationRow row;
  row.kind = "without_carer";
  row.id = "nobody";
  const auto result = alter(all, row);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "homecare.hall.unknown");
  row.kind = "meeting_place";
  const auto nowhere = alter(all, row);
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, "homecare.hall.no_point");
}

}  // namespace
}  // namespace meretid::homecare::hall
