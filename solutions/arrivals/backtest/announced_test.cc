// SPDX-License-Identifier: EUPL-1.2
// Announcements make the next hour surer as far as they are true, and change nothing where they are not.
#include "solutions/arrivals/backtest/announced.h"

#include <gtest/gtest.h>

#include "solutions/arrivals/forecast/made_up_test.h"

namespace meretid::arrivals {
namespace {

const Series& house() {
  static const Series series = made_up(260).series;
  return series;
}
constexpr std::size_t kLast = 60 * 24;

TEST(Announced, TheNextHourIsSurerAndItsBandStillHolds) {
  const auto test = backtest_announced(house(), {}, invented_announcements(house(), 1), kLast, 0);
  EXPECT_EQ(test.origins, kLast);
  EXPECT_LT(test.with.pinball(), 0.98 * test.without.pinball());
  EXPECT_LT(test.with.mae(), 0.98 * test.without.mae());
  EXPECT_NEAR(test.with.pit80(), 0.8, 0.03);
}

TEST(Announced, WhatIsAnnouncedAtRandomIsNotBelieved) {
  std::vector<Announced> noise = invented_announcements(made_up(260, 77).series, 1);
  const auto test = backtest_announced(house(), {}, noise, kLast, 0);
  EXPECT_LT(test.shows, 0.4);
  EXPECT_LT(test.with.pinball(), 1.01 * test.without.pinball());
}

TEST(Announced, WithoutAnnouncementsTheForecastIsAsBefore) {
  const auto test = backtest_announced(house(), {}, {}, 10 * 24, 0);
  EXPECT_EQ(test.with.pinball(), test.without.pinball());
}

TEST(Announced, WhatIsCalledOffOrSaidLaterThanNowDoesNotCount) {
  const Facts facts = facts_of(house(), {}, 6);
  const std::size_t n = house().size();
  const double at = static_cast<double>(n);
  std::vector<Announced> announced = invented_announcements(house(), 1);
  std::erase_if(announced, [&](const Announced& one) { return one.expected >= at || one.announced >= at; });
  const auto with = [&](std::vector<Announced> more) {
    auto all = announced;
    all.insert(all.end(), more.begin(), more.end());
    AnnouncedForecast model(house(), facts, 6, all, n);
    return model.forecast(n, at + 0.5);
  };
  const auto none = with({}), five = with({{at, at + 1.2, {}}, {at, at + 1.3, {}}, {at, at + 1.4, {}}, {at, at + 1.5, {}}, {at, at + 1.6, {}}});
  EXPECT_EQ(none[1].announced, 0);
  EXPECT_EQ(five[1].announced, 5);
  EXPECT_GT(five[1].mean, none[1].mean + 1);
  EXPECT_DOUBLE_EQ(five[2].mean, none[2].mean);
  EXPECT_EQ(with({{at, at + 1.2, at + 0.4}})[1].announced, 0) << "called off";
  EXPECT_EQ(with({{at, at + 1.2, at + 0.9}})[1].announced, 1) << "nobody knows of it yet";
  EXPECT_EQ(with({{at + 0.8, at + 1.2, {}}})[1].announced, 0) << "announced later than now";
}

}  // namespace
}  // namespace meretid::arrivals
