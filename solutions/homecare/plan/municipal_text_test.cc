// SPDX-License-Identifier: EUPL-1.2
// A municipality's file and a problem of VROOM from text to judged plan and back to the checker.
#include "solutions/homecare/plan/municipal_text.h"

#include <gtest/gtest.h>

#include "solutions/homecare/municipal/small_file_test.h"

namespace meretid::homecare {
namespace {

Budget steps(std::uint64_t iterations) {
  Budget budget;
  budget.iterations = iterations;
  return budget;
}

constexpr std::string_view kVroom = R"({"vehicles":[{"id":1,"start_index":0,"end_index":0,"time_window":[0,9000]}],
  "jobs":[{"id":7,"location_index":1,"service":600,"time_windows":[[1000,2000]]},{"id":8,"location_index":2,"service":300},{"id":9,"location_index":1,"skills":[4]}],
  "matrices":{"car":{"durations":[[0,100,200],[100,0,150],[200,150,0]]}}})";

TEST(MunicipalText, AMunicipalitysPlanIsJudgedAndChecksAgain) {
  municipal::wire::File file = municipal::small_file();
  file.visits.push_back({"v4", "ukendt", 20, {{"2026-03-02T08:00", "2026-03-02T12:00"}}});
  const std::string text = describe::to_json(file);
  ASSERT_EQ(format_of(text), Format::kMeretid);
  const auto answer = plan_text(text, {.format = Format::kMeretid, .threads = 1}, steps(500));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->verdict.feasible());
  EXPECT_EQ(answer->verdict.unassigned, 1) << "the row that could not be read";
  EXPECT_EQ(answer->verdict.vehicles, 2);
  EXPECT_EQ(answer->notes.size(), 1U);
  EXPECT_NE(answer->solution.find(R"({"visit":"v4","reason":"homecare.municipal.unknown_citizen"})"), std::string::npos)
      << answer->solution;
  const auto again = check_text(text, answer->solution, Format::kMeretid, Convention::kDistance);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->feasible());
  EXPECT_DOUBLE_EQ(again->objective, answer->verdict.objective);
}

TEST(MunicipalText, VroomsProblemGivesVroomsSolution) {
  ASSERT_EQ(format_of(kVroom), Format::kVroom);
  const auto answer = plan_text(kVroom, {.format = Format::kVroom, .threads = 1}, steps(500));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->verdict.feasible());
  EXPECT_EQ(answer->verdict.unassigned, 1) << "nobody has skill 4";
  EXPECT_EQ(answer->verdict.vehicles, 1);
  EXPECT_NE(answer->solution.find("\"unassigned\":[{\"id\":9,\"type\":\"job\""), std::string::npos) << answer->solution;
  const auto again = check_text(kVroom, answer->solution, Format::kVroom, Convention::kDistance);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->feasible());
}

TEST(MunicipalText, AnEmptyFileIsAnEmptyPlan) {
  const auto answer = plan_text(R"({"municipality":"Tomby","first":"2026-03-02","days":3})", {.format = Format::kMeretid}, steps(100));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->verdict.feasible());
  EXPECT_EQ(answer->verdict.vehicles, 0);
}

TEST(MunicipalText, TheContentTellsTheFormat) {
  EXPECT_EQ(format_of(R"({"services":[],"patients":[]})"), Format::kHhcrsp);
  EXPECT_EQ(format_of("  \n{\"jobs\": [{\"citizens\":1}]"), Format::kVroom);
  EXPECT_EQ(format_of("NAME : x\nNODE_COORD_SECTION\n"), Format::kVrplib);
  EXPECT_EQ(format_of("C101\n\nVEHICLE\n"), Format::kSolomon);
  EXPECT_EQ(format_of(""), Format::kSolomon);
}

TEST(MunicipalText, AMapThatIsNoneIsSaid) {
  const auto answer = plan_text(describe::to_json(municipal::small_file()), {.format = Format::kMeretid, .map = "no map"}, steps(1));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "homecare.map_no_format");
}

}  // namespace
}  // namespace meretid::homecare
