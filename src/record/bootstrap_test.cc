// SPDX-License-Identifier: EUPL-1.2
#include "record/bootstrap.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"

namespace meretid::record {
namespace {

WeightedSample sample(double weight, std::vector<double> values) { return {weight, std::move(values), 0, 0, 0}; }

TEST(Bootstrap, GivesTheDifferenceOfMeansTimesTheJobs) {
  // 3 jobs, by hand 40 on average, with the house 10: 90 minutes.
  const auto found = bootstrap_interval({sample(3, {30, 40, 50}), sample(-3, {5, 10, 15})}, 1);
  EXPECT_DOUBLE_EQ(found.estimate, 90);
  EXPECT_LT(found.low, 90);
  EXPECT_GT(found.high, 90);
}

TEST(Bootstrap, IsTheSameForTheSameSeed) {
  const std::vector<WeightedSample> samples{sample(1, {1, 2, 4, 8, 16}), sample(-1, {1, 1, 2, 3, 5})};
  EXPECT_EQ(bootstrap_interval(samples, 7), bootstrap_interval(samples, 7));
  EXPECT_NE(bootstrap_interval(samples, 7), bootstrap_interval(samples, 8)) << "the draws come from the seed";
}

TEST(Bootstrap, KeepsNegativeValues) {
  const auto found = bootstrap_interval({sample(5, {9, 10, 11, 10, 10}), sample(-5, {59, 60, 61, 60, 60})}, 1);
  EXPECT_DOUBLE_EQ(found.estimate, -250);
  EXPECT_LT(found.high, 0);
}

TEST(Bootstrap, OfTwoValuesReachesFromOneToTheOther) {
  // The four draws of {1, 2} have the means 1, 1.5, 1.5, 2: no bias, no skewness, the ends are the extremes.
  const auto found = bootstrap_interval({sample(1, {1, 2})}, 3);
  EXPECT_DOUBLE_EQ(found.estimate, 1.5);
  EXPECT_DOUBLE_EQ(found.low, 1);
  EXPECT_DOUBLE_EQ(found.high, 2);
}

TEST(Bootstrap, OfEqualValuesIsAPoint) {
  EXPECT_EQ(bootstrap_interval({sample(2, {7, 7, 7})}, 1), (Interval{14, 14, 14}));
}

TEST(Bootstrap, AccelerationByHand) {
  // {0, 0, 3}: deviations -1, -1, 2; sum of cubes 6, of squares 6.
  EXPECT_NEAR(acceleration({sample(1, {0, 0, 3})}), 6 / (6 * std::pow(6.0, 1.5)), 1e-12);
  EXPECT_NEAR(acceleration({sample(-1, {0, 0, 3})}), -6 / (6 * std::pow(6.0, 1.5)), 1e-12);
  EXPECT_EQ(acceleration({sample(1, {1, 2, 3})}), 0) << "no skewness";
}

TEST(Bootstrap, FewObservationsWantAWiderLevel) {
  // Five: t(4) = 2.776, times sqrt(5/4) = 3.1037; below that lie .00096.
  EXPECT_NEAR(tail_for(5), 0.00096, 0.00001);
  EXPECT_NEAR(tail_for(1000), 0.025, 0.0003);
}

TEST(Bootstrap, LargeSamplesMayBeGivenByTheirMean) {
  // 1,000 jobs of 10 ± 4 minutes: the mean is known to 1.96 · 4 / sqrt(1000) = .248.
  const auto found = bootstrap_interval({{1, {}, 1000, 10, 4}}, 1);
  EXPECT_DOUBLE_EQ(found.estimate, 10);
  EXPECT_NEAR(found.high - 10, 0.248, 0.02);
  EXPECT_NEAR(10 - found.low, 0.248, 0.02);
}

/// How often the interval holds the truth, over so many invented offices.
double coverage(std::size_t by_hand, std::size_t with_house, std::uint64_t seed) {
  Rng rng(seed);
  constexpr int kOffices = 250;
  const auto skewed = [&](double median, double sigma) { return median * std::exp(rng.normal(0, sigma)); };
  const double truth = 10 * (40 * std::exp(0.5 * 0.5 / 2) - 12 * std::exp(0.8 * 0.8 / 2));
  int held = 0;
  for (int office = 0; office < kOffices; ++office) {
    WeightedSample hand = sample(10, {}), house = sample(-10, {});
    for (std::size_t i = 0; i < by_hand; ++i) hand.values.push_back(skewed(40, 0.5));
    for (std::size_t i = 0; i < with_house; ++i) house.values.push_back(skewed(12, 0.8));
    const auto found = bootstrap_interval({hand, house}, static_cast<std::uint64_t>(office));
    held += found.low <= truth && truth <= found.high ? 1 : 0;
  }
  return static_cast<double>(held) / kOffices;
}

TEST(Bootstrap, HoldsTheTruthAboutAsOftenAsItSays) {
  for (const auto& [by_hand, with_house] : {std::pair<std::size_t, std::size_t>{5, 8}, {12, 20}}) {
    const double share = coverage(by_hand, with_house, by_hand);
    EXPECT_GE(share, 0.90) << by_hand << " samples by hand, " << with_house << " jobs";
    EXPECT_LE(share, 0.99) << by_hand << " samples by hand, " << with_house << " jobs";
    RecordProperty("coverage_" + std::to_string(by_hand), std::to_string(share));
  }
}

}  // namespace
}  // namespace meretid::record
