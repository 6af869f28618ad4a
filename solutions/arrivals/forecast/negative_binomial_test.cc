// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/forecast/negative_binomial.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"
#include "solutions/arrivals/forecast/widths.h"

namespace meretid::arrivals {
namespace {

TEST(CountDistribution, PoissonOfThree) {
  const CountDistribution d(3, 1);
  EXPECT_NEAR(d.at_most(0), std::exp(-3.0), 1e-12);
  EXPECT_NEAR(d.at_most(2), std::exp(-3.0) * (1 + 3 + 4.5), 1e-12);
  EXPECT_EQ(d.quantile(0.5), 3);
  EXPECT_EQ(d.quantile(0.04), 0);
  EXPECT_NEAR(d.more_than(2), 1 - std::exp(-3.0) * 8.5, 1e-12);
}

TEST(CountDistribution, AWiderOneHasTheVarianceItIsGiven) {
  for (const double mean : {0.2, 4.0, 160.0, 3000.0}) {
    const CountDistribution d(mean, 2.5);
    double first = 0, second = 0, before = 0;
    for (int k = 0; k < mean * 3 + 200; ++k) {
      const double p = d.at_most(k) - before;
      before = d.at_most(k);
      first += k * p, second += double(k) * k * p;
    }
    EXPECT_NEAR(first, mean, 1e-3 * mean);
    EXPECT_NEAR(second - first * first, 2.5 * mean, 0.02 * mean);
  }
}

TEST(CountDistribution, AVeryWideOneIsNormal) {
  const CountDistribution d(50'000, 180);
  EXPECT_NEAR(d.quantile(0.9), 50'000 + 1.2816 * 3000, 2);
  EXPECT_NEAR(d.at_most(50'000), 0.5, 1e-3);
  EXPECT_EQ(CountDistribution(1e6, 1e6).quantile(0.01), 0);
}

// Counts of variance 2 x mean must be judged so, and a few wild days must not change that.
TEST(Widths, FourOfFiveCountsLieInside) {
  Rng rng(3);
  std::vector<JudgedForecast> judged;
  for (int i = 0; i < 6000; ++i) {
    const double mean = 8 + i % 10;
    judged.push_back({CountDistribution(mean, 2).quantile(rng.uniform()), mean, static_cast<std::size_t>(i % 2)});
  }
  for (const double w : widths(judged, 2)) EXPECT_NEAR(w, 2, 0.2);
  for (int i = 0; i < 60; ++i) judged[static_cast<std::size_t>(i) * 90].count = 200;
  for (const double w : widths(judged, 2)) EXPECT_NEAR(w, 2, 0.3);
  EXPECT_NEAR(widths({}, 1)[0], 1.1, 1e-9);
}

}  // namespace
}  // namespace meretid::arrivals
