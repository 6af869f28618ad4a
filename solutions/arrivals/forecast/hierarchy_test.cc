// SPDX-License-Identifier: EUPL-1.2
// Forecasts of groups add up, whatever way makes them; what adds up already stays; what is surer weighs more; and the widths hold for what
// comes out, not for what went in.
#include "solutions/arrivals/forecast/hierarchy.h"

#include <gtest/gtest.h>

#include <cmath>

#include "solutions/arrivals/forecast/group_forecast.h"
#include "solutions/arrivals/forecast/made_up_test.h"

namespace meretid::arrivals {
namespace {

const std::vector<std::vector<std::string>> kCrossed = {{"Kirurgi", "gul"}, {"Kirurgi", "rød"}, {"Medicin", "gul"}, {"Medicin", "rød"}};

void expect_sums(const Hierarchy& h, std::span<const double> means) {
  for (std::size_t k = 0; k < h.sums; ++k) {
    double sum = 0;
    for (const std::size_t g : h.nodes[k].groups) sum += means[h.sums + g];
    EXPECT_NEAR(means[k], sum, 1e-9);
  }
}

std::vector<std::vector<double>> errors_of(const Hierarchy& h, const std::vector<double>& deviations, int samples) {
  Rng rng(3);
  std::vector<std::vector<double>> errors;
  for (int i = 0; i < samples; ++i) {
    auto& e = errors.emplace_back();
    for (std::size_t k = 0; k < h.nodes.size(); ++k) e.push_back(deviations[k] * rng.normal());
  }
  return errors;
}

TEST(Hierarchy, HasTheTotalEveryDepartmentEveryTriageLevelAndEveryGroup) {
  const Hierarchy h = hierarchy_of(kCrossed);
  ASSERT_EQ(h.nodes.size(), 9U);
  EXPECT_EQ(h.sums, 5U);
  EXPECT_EQ(h.nodes[1].values, (std::vector<std::string>{"Kirurgi", ""}));
  EXPECT_EQ(h.nodes[1].groups, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(h.nodes[4].values, (std::vector<std::string>{"", "rød"}));
  EXPECT_EQ(h.nodes[4].groups, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(hierarchy_of({{"a"}, {"b"}}).nodes.size(), 3U) << "with one column the groups are its values";
}

TEST(Reconciler, EveryWayAddsUpAndLeavesWhatAddsUp) {
  const Hierarchy h = hierarchy_of(kCrossed);
  const auto errors = errors_of(h, std::vector<double>(9, 1), 200);
  for (const Reconciling how : kReconcilings) {
    const Reconciler reconciler(h, how, errors, 200);
    std::vector<double> apart = {12, 6, 5, 5, 7, 2, 3, 2, 3};
    reconciler.apply(apart);
    expect_sums(h, apart);
    std::vector<double> together = {10, 5, 5, 4, 6, 2, 3, 2, 3};
    const std::vector<double> before = together;
    reconciler.apply(together);
    for (std::size_t k = 0; k < before.size(); ++k) EXPECT_NEAR(together[k], before[k], 1e-9);
  }
}

TEST(Reconciler, TrustsWhoeverErrsLess) {
  const Hierarchy h = hierarchy_of({{"a"}, {"b"}});
  const std::vector<double> apart = {14, 5, 5};
  std::vector<double> sure_of_total = apart, sure_of_groups = apart;
  Reconciler(h, Reconciling::kMinTrace, errors_of(h, {0.1, 2, 2}, 500), 500).apply(sure_of_total);
  Reconciler(h, Reconciling::kMinTrace, errors_of(h, {5, 0.1, 0.1}, 500), 500).apply(sure_of_groups);
  EXPECT_NEAR(sure_of_total[0], 14, 0.1);
  EXPECT_NEAR(sure_of_groups[0], 10, 0.1);
}

TEST(Reconciler, ErrorsThatSayTheSameOverAndOverAreNotBelievedToBeMany) {
  const Hierarchy h = hierarchy_of({{"a"}, {"b"}});
  // Three errors, each told a hundred times: by chance "a" always errs as the total does.
  std::vector<std::vector<double>> errors;
  for (int i = 0; i < 300; ++i) errors.push_back({std::array{4.0, -3.0, 2.0}[static_cast<std::size_t>(i % 3)], std::array{4.0, -3.0, 2.0}[static_cast<std::size_t>(i % 3)], std::array{1.0, 2.0, -2.0}[static_cast<std::size_t>(i % 3)]});
  std::vector<double> many = {14, 5, 5}, few = many, alone = many;
  Reconciler(h, Reconciling::kMinTrace, errors, 300).apply(many);
  Reconciler(h, Reconciling::kMinTrace, errors, 3).apply(few);
  // What the deviations alone would make of it: each takes its variance's part of the four that are missing.
  const double of_a = 29.0 / 3, of_b = 3, of_total = 29.0 / 3, all = of_a + of_b + of_total;
  alone = {14 - 4 * of_total / all, 5 + 4 * of_a / all, 5 + 4 * of_b / all};
  EXPECT_LT(std::abs(few[1] - alone[1]), std::abs(many[1] - alone[1]));
}

TEST(Reconciler, NobodyIsFewerThanNought) {
  const Hierarchy h = hierarchy_of({{"a"}, {"b"}});
  std::vector<double> apart = {1, 0.1, 9};
  Reconciler(h, Reconciling::kMinTrace, errors_of(h, {0.1, 2, 2}, 500), 500).apply(apart);
  EXPECT_GE(apart[1], 0);
  expect_sums(h, apart);
}

// Two departments whose busyness is known, and one a tenth of them.
GroupedSeries three_groups(int days) {
  GroupedSeries all;
  for (const auto& [name, seed, thin] : {std::tuple{"a", 5U, 1.0}, {"b", 6U, 1.0}, {"c", 7U, 0.1}}) {
    MadeUp one = made_up(days, seed);
    Rng rng(seed + 10);
    for (double& count : one.series.counts) {
      double kept = 0;
      for (int k = 0; k < count; ++k) kept += rng.chance(thin) ? 1 : 0;
      count = kept;
    }
    if (all.groups.empty()) all.total = one.series;
    else
      for (std::size_t i = 0; i < all.total.size(); ++i) all.total.counts[i] += one.series.counts[i];
    all.groups.push_back({{name}, one.series.counts, one.series.known});
  }
  all.columns = {"afdeling"};
  return all;
}

TEST(GroupForecast, AddsUpIsNoWorseThanApartAndItsBandsHold) {
  const GroupedSeries all = three_groups(430);
  const std::size_t n = all.total.size(), first = n - 60 * 24;
  GroupForecast model(all, {}, 48, first);
  Rng coin(1);
  std::array<double, 4> inside{}, slots{}, together{}, apart{};
  for (std::size_t origin = first; origin + 48 <= n; origin += 12) {
    const auto nodes = model.forecast(origin);
    for (std::size_t h = 0; h < 48; ++h) {
      double sum = 0;
      for (std::size_t k = 1; k < 4; ++k) sum += nodes[k].slots[h].mean;
      EXPECT_NEAR(nodes[0].slots[h].mean, sum, 1e-9);
      for (std::size_t k = 0; k < 4; ++k) {
        const double count = k == 0 ? all.total.counts[origin + h] : all.groups[k - 1].counts[origin + h];
        const CountDistribution d(nodes[k].slots[h].mean, nodes[k].slots[h].dispersion);
        const double below = d.at_most(count - 1), u = below + coin.uniform() * (d.at_most(count) - below);
        inside[k] += u >= 0.1 && u <= 0.9 ? 1 : 0, slots[k] += 1;
        together[k] += std::pow(count - nodes[k].slots[h].mean, 2), apart[k] += std::pow(count - model.apart()[k].slots[h].mean, 2);
      }
    }
  }
  EXPECT_GT(model.choice().origins, 50U);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_NEAR(inside[k] / slots[k], 0.8, 0.03) << k;
    EXPECT_LT(together[k], 1.02 * apart[k]) << k;
  }
}

TEST(GroupOutlook, MonthsAheadAddUpToo) {
  const GroupedSeries all = three_groups(700);
  const GroupOutlook ahead = group_outlook(all, {}, 72, 60 * 24);
  ASSERT_EQ(ahead.nodes.size(), 4U);
  for (const auto& node : ahead.nodes) ASSERT_EQ(node.size(), 60U * 24);
  for (const std::size_t h : {std::size_t{0}, std::size_t{71}, std::size_t{72}, std::size_t{1000}})
    EXPECT_NEAR(ahead.nodes[0][h].mean, ahead.nodes[1][h].mean + ahead.nodes[2][h].mean + ahead.nodes[3][h].mean, 1e-9);
  EXPECT_GT(ahead.far.origins, 0U);
}

TEST(GroupOutlook, AMonthOfDataChoosesNothingAndAddsUp) {
  const GroupedSeries all = three_groups(30);
  const GroupOutlook ahead = group_outlook(all, {}, 24, 24);
  EXPECT_EQ(ahead.near.origins, 0U);
  EXPECT_NEAR(ahead.nodes[0][5].mean, ahead.nodes[1][5].mean + ahead.nodes[2][5].mean + ahead.nodes[3][5].mean, 1e-9);
}

}  // namespace
}  // namespace meretid::arrivals
