// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/generate/generate.h"

#include <gtest/gtest.h>

#include <map>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/check/check_plan.h"
#include "solutions/homecare/municipal/read.h"
#include "solutions/homecare/municipal/write.h"

namespace meretid::homecare::municipal {
namespace {

const Generated& town() {
  static const Generated made = *generate({.seed = 7, .citizens = 120, .routes = 14, .days = 14});
  return made;
}

std::string all_of(const Notes& notes) {
  std::string text;
  for (const Note& note : notes) text += base::render(note.error, base::Language::kEnglish) + "\n";
  return text;
}

TEST(Generate, TheFileHasNothingWrong) {
  const auto read = municipality_of(town().file);
  ASSERT_TRUE(read);
  EXPECT_EQ(all_of(read->notes), "");
  EXPECT_TRUE(read->left_out.empty());
}

TEST(Generate, ThePlanBehindItHoldsWithRoadsAndWithoutThem) {
  for (const roads::RoadMap* map : {static_cast<const roads::RoadMap*>(nullptr), &town().map}) {
    const auto read = municipality_of(town().file, {.map = map});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->all.travel.estimated, map == nullptr);
    const auto plan = plan_of(read->all, town().behind);
    ASSERT_TRUE(plan) << base::render(plan.error(), base::Language::kEnglish);
    EXPECT_TRUE(plan->unassigned.empty());
    const PlanVerdict verdict = check_plan(read->all, *plan);
    EXPECT_EQ(verdict.late, 0);
    for (const auto& breach : verdict.breaches) ADD_FAILURE() << base::render(breach, base::Language::kEnglish);
  }
}

TEST(Generate, HasTheMixOfAMunicipality) {
  const wire::File& file = town().file;
  EXPECT_NEAR(town().routes, 14, 2);
  EXPECT_GT(town().busy, 0.6);
  EXPECT_LT(town().busy, 1.0);
  const double visits = static_cast<double>(file.visits.size());
  EXPECT_NEAR(visits / 14 / 120, 1.5, 0.35);
  double two = 0, medical = 0, night = 0, linked = 0;
  for (const wire::VisitRow& visit : file.visits)
    two += visit.needs.size() == 2, medical += visit.medical, linked += visit.link.has_value();
  EXPECT_NEAR(two / visits, 0.08, 0.04);
  EXPECT_GT(medical, 0);
  EXPECT_GT(linked, 0);
  std::map<std::string, int> shifts;
  for (const wire::ShiftRow& shift : file.shifts) ++shifts[shift.carer], night += shift.layer == Layer::kNight;
  EXPECT_GT(night, 0);
  for (const auto& [carer, count] : shifts) EXPECT_LE(count, 10) << carer;
}

TEST(Generate, TheSameOptionsGiveTheSameFile) {
  const GenerateOptions options{.seed = 3, .citizens = 30, .routes = 4, .days = 3};
  const auto one = generate(options), two = generate(options);
  EXPECT_EQ(describe::to_json(one->file), describe::to_json(two->file));
  GenerateOptions other = options;
  other.seed = 4;
  EXPECT_NE(describe::to_json(generate(other)->file), describe::to_json(one->file));
}

}  // namespace
}  // namespace meretid::homecare::municipal
