// SPDX-License-Identifier: EUPL-1.2
// For each rule a day in which just that rule binds.
#include "solutions/homecare/living/explain.h"

#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/small_town_test.h"

namespace meretid::homecare::living {
namespace {

using municipal::t;

class Explain : public testing::Test {
 protected:
  void SetUp() override {
    plan.unassigned = {0};
    std::erase_if(plan.routes[0].turns, [](const municipal::Turn& turn) { return turn.visit == 0; });
  }
  std::vector<std::string> why(int visit = 0) const {
    std::vector<std::string> codes;
    for (const base::Error& reason : explain(all, municipal::whole(all), plan, {}, visit)) {
      EXPECT_TRUE(reason.code.starts_with("homecare.why.")) << reason.code;
      for (const auto language : {base::Language::kDanish, base::Language::kEnglish})
        EXPECT_EQ(base::render(reason, language).find('{'), std::string::npos) << base::render(reason, language);
      codes.push_back(reason.code.substr(std::string("homecare.why.").size()));
    }
    return codes;
  }
  using Codes = std::vector<std::string>;
  municipal::Municipality all = municipal::small_town();
  municipal::Plan plan = municipal::small_plan();
};

TEST_F(Explain, AVisitMadeInTimeNeedsNoReason) {
  EXPECT_EQ(why(1), Codes{});
}

TEST_F(Explain, EachRuleIsNamedWhereItBinds) {
  EXPECT_EQ(why(), Codes{"fits"});
  all.skills.push_back("sondemad");
  all.visits[0].needs = {{{2, 1, {}}}};
  EXPECT_EQ(why(), Codes{"no_skill"});
  all = municipal::small_town();
  all.citizens[0].banned = {0, 1, 2};
  EXPECT_EQ(why(), Codes{"not_welcome"});
  all = municipal::small_town();
  all.visits[0].windows = {{t(3), t(4)}};
  EXPECT_EQ(why(), Codes{"no_shift"});
  all = municipal::small_town();
  std::vector<std::int32_t> seconds = *all.travel.seconds[0];
  for (std::size_t p = 0; p < 3; ++p)
    if (p != 1) seconds[3 * p + 1] = municipal::kNoWay;
  all.travel.seconds[0] = std::make_shared<const std::vector<std::int32_t>>(seconds);
  EXPECT_EQ(why(), Codes{"no_way"});
  all = municipal::small_town();
  all.visits[0].needs = {{{1, 1, {}}}, {{1, 1, {}}}};  // Clara alone gives medicine
  EXPECT_EQ(why(), Codes{"second_carer"});
}

TEST_F(Explain, WhoIsFullLacksMinutes) {
  // Only Clara may come, within five minutes of the lift she makes with Dorte.
  all.visits[0].needs = {{{1, 1, {}}}};
  all.visits[0].medical = true;
  all.visits[0].windows = {{t(8, 50), t(8, 55)}};
  all.visits[1].pin = municipal::Pin{{0, 1}, t(9)};
  ASSERT_EQ(why(), Codes{"full"});
  const auto reasons = explain(all, municipal::whole(all), plan, {}, 0);
  const auto value = [&](const std::string& key) {
    for (const auto& [k, v] : reasons[0].args)
      if (k == key) return v;
    return std::string();
  };
  EXPECT_EQ(value("carer"), all.carers[0].name);
  EXPECT_EQ(value("count"), "1");
  // 08:50 + 30 min + 10 min way + 2 min parking passes 09:00 by 32 minutes.
  EXPECT_EQ(value("minutes"), "32");
}

TEST_F(Explain, ATieThatBindsIsNamed) {
  all.visits[0].link = municipal::Link{1, t(6), t(6)};  // six hours after the lift: beyond every window
  EXPECT_EQ(why(), Codes{"partner"});
}

TEST_F(Explain, LatenessHasWhoComesLateAndWhoWouldNot) {
  plan = municipal::small_plan();
  std::erase_if(plan.routes[0].turns, [](const municipal::Turn& turn) { return turn.visit == 0; });
  plan.routes[2].turns = {{0, 0, t(9, 10)}};
  const Codes codes = why(0);
  ASSERT_FALSE(codes.empty());
  EXPECT_EQ(codes[0], "late_begin");
  EXPECT_EQ(codes.back(), "elsewhere");
}

TEST_F(Explain, OneMoreCarerMakesTheVisitThatHadNoRoom) {
  all.visits[0].needs = {{{1, 1, {}}}};
  all.visits[0].medical = true;
  all.visits[0].windows = {{t(8, 50), t(8, 55)}};
  all.visits[1].pin = municipal::Pin{{0, 1}, t(9)};
  EXPECT_EQ(helpful_shift(all, municipal::whole(all), 0), 0);
  const OneMore more = one_more(all, municipal::whole(all), plan, {}, 0, 200);
  EXPECT_EQ(more.unassigned_before, 1);
  EXPECT_EQ(more.unassigned_after, 0);
  EXPECT_GT(more.driving_after, more.driving_before);
}

}  // namespace
}  // namespace meretid::homecare::living
