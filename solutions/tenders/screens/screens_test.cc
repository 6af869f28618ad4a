// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/screens/screens.h"

#include <gtest/gtest.h>

#include <cmath>

namespace meretid::tenders {
namespace {

Screens of(std::vector<double> bids) {
  std::vector<double> scratch;
  return screens_of(bids, scratch);
}

// Worked by hand from the formulas: bids 100, 110, 120, 150; mean 120, deviations -20 -10 0 30.
TEST(Screens, FourBidsByHand) {
  const Screens s = of({120, 100, 150, 110});
  EXPECT_DOUBLE_EQ(s.n, 4);
  EXPECT_NEAR(s.cv, std::sqrt(1400.0 / 3) / 120, 1e-12);
  EXPECT_NEAR(s.spd, 0.5, 1e-12);
  EXPECT_NEAR(s.diffp, 0.1, 1e-12);
  // sd of 110, 120, 150: mean 126.67, squares 277.8 + 44.4 + 544.4 = 866.7, / 2.
  EXPECT_NEAR(s.rd, 10 / std::sqrt(2600.0 / 6), 1e-12);
  EXPECT_NEAR(s.rdalt, 10 / 20.0, 1e-12);
  EXPECT_NEAR(s.rdnor, 10 / (50.0 / 3), 1e-12);
  const double m2 = 350, m3 = (-8000.0 - 1000 + 27000) / 4, m4 = (160000.0 + 10000 + 810000) / 4;
  EXPECT_NEAR(s.skew, m3 / std::pow(m2, 1.5) * std::sqrt(12.0) / 2, 1e-12);
  EXPECT_NEAR(s.kurt, 3.0 / 2 * (5 * (m4 / (m2 * m2) - 3) + 6), 1e-12);
  // x = 0, .2, .4, 1 against i/4 above and (i-1)/4 below: the most is 3/4 - .4.
  EXPECT_NEAR(s.kstest, 0.35, 1e-12);
}

TEST(Screens, FewBids) {
  const Screens none = of({}), one = of({7}), two = of({7, 8}), three = of({7, 8, 12});
  EXPECT_EQ(none.n, 0);
  for (const double v : {one.cv, one.spd, one.diffp, one.rd, one.rdalt, one.rdnor, one.skew, one.kurt, one.kstest}) EXPECT_EQ(v, 0);
  EXPECT_EQ(two.kstest, 0.5);
  EXPECT_EQ(two.rdnor, 1);
  for (const double v : {two.rd, two.rdalt, two.skew, two.kurt}) EXPECT_EQ(v, 0);
  EXPECT_GT(three.skew, 0);
  EXPECT_EQ(three.kurt, 0);
}

TEST(Screens, AllEqualIsZeroNeverNoNumber) {
  for (const std::vector<double>& bids : {std::vector<double>{0.1, 0.1}, {0.1, 0.1, 0.1}, {1e9 / 3, 1e9 / 3, 1e9 / 3, 1e9 / 3, 1e9 / 3}}) {
    const Screens s = of(bids);
    for (const double v : {s.cv, s.spd, s.diffp, s.rd, s.rdalt, s.rdnor, s.skew, s.kurt, s.kstest}) EXPECT_EQ(v, 0);
    EXPECT_EQ(s.identical, 1);
  }
  // A gap, and then equal bids: the divisors of RD and RDALT are 0.
  const Screens s = of({90, 100, 100, 100});
  EXPECT_EQ(s.rd, 0);
  EXPECT_EQ(s.rdalt, 0);
  EXPECT_NEAR(s.rdnor, 3, 1e-12);
  EXPECT_EQ(s.identical, 0.75);
}

TEST(Screens, DoNotDependOnTheCurrencyOrTheOrder) {
  const Screens a = of({981'000, 1'002'500, 1'043'999, 1'250'000, 1'003'000}), b = of({1.25, 1.003, 0.981, 1.043999, 1.0025});
  const auto x = values(a), y = values(b);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(x[i], y[i], 1e-9 * std::max(1.0, std::abs(x[i]))) << kScreenNames[i];
}

TEST(Screens, RoundBids) {
  EXPECT_EQ(of({1'230'000, 1'234'000, 12'300, 123}).round, 0.5);
  EXPECT_EQ(of({10'000, 99'900, 99'950}).round, 2.0 / 3);
}

TEST(Screens, FiveThousandBids) {
  std::vector<double> bids;
  for (int i = 5'000; i >= 1; --i) bids.push_back(1e6 + i);
  const Screens s = of(bids);
  EXPECT_NEAR(s.kstest, 1.0 / 5'000, 1e-9);
  EXPECT_NEAR(s.skew, 0, 1e-9);
  EXPECT_NEAR(s.kurt, -1.2, 1e-3);
}

}  // namespace
}  // namespace meretid::tenders
