// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/travel/estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/rng.h"
#include "solutions/homecare/roads/travel/travel_times.h"

namespace meretid::homecare::roads {
namespace {

TEST(Estimate, ShortHopsAreShortWhateverWasFitted) {
  const EstimateLines region{{9, 1.17}, default_lines(Mode::kCar).near};
  EXPECT_NEAR(region.minutes(0.3), 1 + 2.4 * 0.3, 1e-9) << "never nine minutes for 300 m";
  EXPECT_NEAR(region.minutes(20), 9 + 1.17 * 20, 1e-9);
  EXPECT_EQ(region.minutes(0), 0);
  EXPECT_NEAR(default_lines(Mode::kFoot).minutes(1), 15.6, 1e-9);
}

TEST(Estimate, AMatrixOfStraightLinesIsMarked) {
  const Estimate estimate(default_lines(Mode::kCar));
  const std::vector<Point> places{point_at(56, 9), point_at(56.1, 9), point_at(56, 9)};
  const TravelTimes times = travel_times(estimate, places);
  EXPECT_TRUE(times.matrix.estimated);
  EXPECT_TRUE(times.notes.empty());
  const double km = metres_between(places[0], places[1]) / 1000;
  EXPECT_NEAR(km, 11.12, 0.01);
  EXPECT_EQ(times.matrix.seconds[1], std::lround((2 + 1.17 * km) * 60));
  EXPECT_EQ(times.matrix.metres[1], std::lround(km * 1000));
  EXPECT_EQ(times.matrix.seconds[2], 0) << "the same place";
}

/// A fjord along latitude 56.05, from 8.5 to 9.5; places south and north of it.
Water fjord() {
  return {.polygons = {{point_at(56.04, 8.5), point_at(56.04, 9.5), point_at(56.06, 9.5), point_at(56.06, 8.5)}}, .crossings = {}};
}

TEST(Estimate, WaterForcesOneOverTheBridge) {
  const Point south = point_at(56.0, 9.0), north = point_at(56.1, 9.0), beside = point_at(56.0, 9.1);
  EXPECT_FALSE(Estimate(default_lines(Mode::kCar), fjord()).trip(south, north)) << "no crossing, no number";
  EXPECT_TRUE(Estimate(default_lines(Mode::kCar), fjord()).trip(south, beside)) << "along the shore all is land";

  Water water = fjord();
  const Crossing bridge{point_at(56.035, 9.3), point_at(56.065, 9.3), 0};
  water.crossings = {bridge};
  const auto over = Estimate(default_lines(Mode::kCar), water).trip(south, north);
  ASSERT_TRUE(over);
  EXPECT_NEAR(over->km, (metres_between(south, bridge.a) + metres_between(bridge.a, bridge.b) + metres_between(bridge.b, north)) / 1000, 1e-6);
  EXPECT_GT(over->km, 2 * metres_between(south, north) / 1000);

  // A ferry beside, with ten minutes of sailing and waiting, is shorter still; one with an hour is not taken.
  water.crossings.push_back({point_at(56.035, 9.01), point_at(56.065, 9.01), 10});
  const auto ferry = Estimate(default_lines(Mode::kCar), water).trip(south, north);
  EXPECT_NEAR(ferry->minutes, 2 + 1.17 * ferry->km + 10, 1e-6);
  EXPECT_LT(ferry->minutes, over->minutes);
  water.crossings[1].extra_minutes = 60;
  EXPECT_NEAR(Estimate(default_lines(Mode::kCar), water).trip(south, north)->minutes, over->minutes, 1e-6);

  const std::vector<Point> places{south, beside, north, point_at(56.1, 9.1)};
  const TravelTimes times = travel_times(Estimate(default_lines(Mode::kCar), fjord()), places);
  EXPECT_FALSE(times.matrix.reachable(0, 2));
  EXPECT_TRUE(times.matrix.reachable(2, 3));
  EXPECT_NE(Estimate(default_lines(Mode::kCar), water).hash(), Estimate(default_lines(Mode::kCar), fjord()).hash());
}

TEST(Estimate, TwoWatersAreCrossedOneAfterTheOther) {
  Water water = fjord();
  water.polygons.push_back({point_at(56.14, 8.5), point_at(56.14, 9.5), point_at(56.16, 9.5), point_at(56.16, 8.5)});
  water.crossings = {{point_at(56.035, 8.9), point_at(56.065, 8.9), 0}, {point_at(56.135, 9.1), point_at(56.165, 9.1), 5}};
  const Point south = point_at(56, 9), north = point_at(56.2, 9);
  const auto trip = Estimate(default_lines(Mode::kCar), water).trip(south, north);
  ASSERT_TRUE(trip);
  const auto& c = water.crossings;
  const double km = (metres_between(south, c[0].a) + metres_between(c[0].a, c[0].b) + metres_between(c[0].b, c[1].a) + metres_between(c[1].a, c[1].b) +
                     metres_between(c[1].b, north)) / 1000;
  EXPECT_NEAR(trip->km, km, 1e-6);
  EXPECT_NEAR(trip->minutes, 2 + 1.17 * km + 5, 1e-6);
}

TEST(Calibrate, FindsTheLineThatMadeTheMinutes) {
  Rng rng(1);
  std::vector<Point> places;
  for (int i = 0; i < 60; ++i) places.push_back(point_at(rng.uniform(56, 56.4), rng.uniform(8, 8.8)));
  std::vector<double> minutes;
  for (const Point a : places)
    for (const Point b : places) minutes.push_back(3.5 + 1.3 * metres_between(a, b) / 1000 + rng.normal(0, 1));
  minutes[1] = std::numeric_limits<double>::quiet_NaN();
  const auto found = calibrate(places, minutes);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->line.a_minutes, 3.5, 0.1);
  EXPECT_NEAR(found->line.b_minutes_per_km, 1.3, 0.01);
  EXPECT_NEAR(found->mean_error_minutes, std::sqrt(2 / 3.14159265), 0.05);
  EXPECT_GT(found->r2, 0.98);
  EXPECT_EQ(found->trips, 60U * 59U - 1U);
}

TEST(Calibrate, RefusesWhatIsNoLine) {
  const std::vector<Point> places{point_at(56, 9), point_at(56.1, 9), point_at(56.2, 9), point_at(56.3, 9), point_at(56.4, 9)};
  EXPECT_EQ(calibrate(places, std::vector<double>(25, std::nan(""))).error().code, "homecare.calibrate_too_few");
  EXPECT_EQ(calibrate(places, std::vector<double>(24, 1.0)).error().code, "homecare.calibrate_too_few") << "not a square";
  EXPECT_EQ(calibrate(places, std::vector<double>(25, 7.0)).error().code, "homecare.calibrate_no_line") << "the same for any distance";
  std::vector<double> steep;
  for (const Point a : places)
    for (const Point b : places) steep.push_back(std::max(0.0, 2 * metres_between(a, b) / 1000 - 5));
  const auto found = calibrate(places, steep);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->line.a_minutes, 0) << "no trip takes less than nothing";
  EXPECT_GT(found->line.b_minutes_per_km, 1);
}

}  // namespace
}  // namespace meretid::homecare::roads
