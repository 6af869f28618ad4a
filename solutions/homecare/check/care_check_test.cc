// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/check/care_check.h"

#include <functional>
#include <gtest/gtest.h>

#include "solutions/homecare/check/shared_data.h"

namespace meretid::homecare {
namespace {

// p1 takes one carer, p2 two at once, p3 two with 10 to 20 between the starts. All ways take 5.
CareInstance three_patients() {
  CareInstance i;
  i.services = {"s1", "s2"};
  i.patients = {{"p1", 10, 20, {{0, 4}}, 0, 0},
                {"p2", 0, 30, {{0, 4}, {1, 6}}, 0, 0},
                {"p3", 40, 50, {{0, 4}, {1, 6}}, 10, 20}};
  i.carers = {{"c1", {0}}, {"c2", {0, 1}}};
  i.distances.assign(16, 5);
  for (std::size_t k = 0; k < 4; ++k) i.distances[5 * k] = 0;
  return i;
}

std::vector<CareRoute> good_routes() {
  return {{"c1", {{"p1", "s1", 10, 14}, {"p2", "s1", 19, 23}, {"p3", "s1", 40, 44}}},
          {"c2", {{"p2", "s2", 19, 25}, {"p3", "s2", 55, 61}}}};
}

std::vector<std::string> codes(const std::vector<CareRoute>& routes) {
  std::vector<std::string> all;
  for (const auto& breach : check_care(three_patients(), routes).breaches) all.push_back(breach.code);
  return all;
}

TEST(CareCheck, AddsUpDistanceAndTardiness) {
  const Verdict verdict = check_care(three_patients(), good_routes());
  EXPECT_TRUE(verdict.feasible());
  EXPECT_EQ(verdict.distance, 20 + 15);
  EXPECT_EQ(verdict.tardiness, 5);  // p3's second service starts at 55, due 50
  EXPECT_EQ(verdict.max_tardiness, 5);
  EXPECT_EQ(verdict.objective, 15);
  EXPECT_EQ(verdict.vehicles, 2);
}

TEST(CareCheck, FindsEachBreach) {
  const auto changed = [](const std::function<void(std::vector<CareRoute>&)>& change) {
    auto routes = good_routes();
    change(routes);
    return codes(routes);
  };
  using Codes = std::vector<std::string>;
  const auto gone = [](auto& r) { r[0].visits.erase(r[0].visits.begin()); };
  EXPECT_EQ(changed(gone), Codes{"homecare.check.not_visited"});
  EXPECT_EQ(changed([](auto& r) { r[0].visits[0].start = 9, r[0].visits[0].end = 13; }), Codes{"homecare.check.early"});
  EXPECT_EQ(changed([](auto& r) { r[0].visits[0].end = 13.9; }), Codes{"homecare.check.duration"});
  EXPECT_EQ(changed([](auto& r) { r[0].visits[0].start = 11, r[0].visits[0].end = 15; }), Codes{"homecare.check.not_there_yet"});
  EXPECT_EQ(changed([](auto& r) { r[1].visits[0].start = 20, r[1].visits[0].end = 26; }), Codes{"homecare.check.gap"});
  EXPECT_EQ(changed([](auto& r) { r[1].visits[1].start = 61, r[1].visits[1].end = 67; }), Codes{"homecare.check.gap"});
  EXPECT_EQ(changed([](auto& r) { r[0].visits[0].patient = "p9"; }),
            (Codes{"homecare.check.unknown_visit", "homecare.check.not_visited"}));
  EXPECT_EQ(changed([](auto& r) { r[0].carer = "c9"; })[0], "homecare.check.unknown_carer");
  EXPECT_EQ(changed([](auto& r) { r[1].carer = "c1"; })[0], "homecare.check.carer_twice");
  EXPECT_EQ(changed([](auto& r) { r[0].visits[0].service = "s2"; })[0], "homecare.check.not_needed");
  EXPECT_EQ(changed([](auto& r) { std::swap(r[0].carer, r[1].carer); }),
            (Codes{"homecare.check.not_able", "homecare.check.not_able"}));
  EXPECT_EQ(changed([](auto& r) {
              r[0].visits.pop_back();
              r[1].visits.insert(r[1].visits.begin() + 1, CareVisit{"p3", "s1", 40, 44});
            }),
            Codes{"homecare.check.one_carer_for_two"});
}

struct Golden {
  const char *instance, *solution;
  double objective;
};

TEST(CareCheck, PublishedSolutionsHaveTheirPublishedValues) {
  const Golden all[] = {
      {"hhcrsp/toy.json", "hhcrsp/sol_toy_optimal.json", 334.0 / 3},
      {"hhcrsp/mankowska/InstanzCPLEX_HCSRP_10_1.json.xz", "hhcrsp/solution_examples/sol-InstanzCPLEX_HCSRP_10_1-3825612719.json", 218.199},
      {"hhcrsp/mankowska/InstanzVNS_HCSRP_100_1.json.xz", "hhcrsp/solution_examples/sol-InstanzVNS_HCSRP_100_1-3210146562.json", -1},
      {"hhcrsp/kummer/HHCRSP_50_10_26_1.0_C_RC.json.xz", "hhcrsp/solution_examples/sol-HHCRSP_50_10_26_1.0_C_RC-1715195474.json", -1},
  };
  SHARED_OR_SKIP(table, "hhcrsp/best_known.csv");
  for (const Golden& golden : all) {
    SCOPED_TRACE(golden.instance);
    SHARED_OR_SKIP(text, golden.instance);
    SHARED_OR_SKIP(solution, golden.solution);
    const auto instance = read_care(*text);
    ASSERT_TRUE(instance) << instance.error().code << instance.error().where;
    const auto routes = read_care_routes(*solution);
    ASSERT_TRUE(routes) << routes.error().where;
    const Verdict verdict = check_care(*instance, *routes);
    EXPECT_TRUE(verdict.feasible()) << verdict.breaches[0].code;
    double expected = golden.objective;
    if (expected < 0) {
      std::string name = golden.instance;
      name = name.substr(name.rfind('/') + 1);
      name.resize(name.size() - 3);
      const std::size_t at = table->find(name);
      ASSERT_NE(at, std::string::npos);
      const std::string row = table->substr(at, table->find('\n', at) - at);
      expected = std::stod(row.substr(row.rfind(',') + 1));
    }
    EXPECT_NEAR(verdict.objective, expected, 0.005);
  }
}

}  // namespace
}  // namespace meretid::homecare
