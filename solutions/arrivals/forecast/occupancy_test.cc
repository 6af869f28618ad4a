// SPDX-License-Identifier: EUPL-1.2
// Who is present is who came and stays: against the formula where arrivals are even, and against patients drawn one by one where not.
#include <gtest/gtest.h>

#include <cmath>

#include "base/rng.h"
#include "solutions/arrivals/forecast/occupancy.h"

namespace meretid::arrivals {
namespace {

Series even(std::size_t slots, double count) {
  Series series;
  series.counts.assign(slots, count);
  series.known.assign(slots, 1);
  return series;
}

TEST(Occupancy, OfEvenArrivalsIsArrivalsTimesStay) {
  // Little's law, whatever the shape.
  for (const double variation : {0.0, 0.7, 1.2}) {
    const auto curve = StayCurve::log_normal(240, variation, 60);
    const auto there = was_present(even(2000, 10), 1, curve);
    EXPECT_NEAR(there[0], 40, 0.4) << variation;
  }
  const std::vector<double> stays = {60, 120, 300, 480};
  EXPECT_NEAR(was_present(even(200, 6), 1, StayCurve::of(stays, 60))[0], 6 * 4, 0.3);
}

TEST(Occupancy, OfDrawnPatientsLiesInItsBandAsOftenAsItSays) {
  constexpr double kMean = 180, kVariation = 0.9, kShared = 0.15;
  const auto curve = StayCurve::log_normal(kMean, kVariation, 60);
  Series series = even(72, 0);
  std::vector<SlotOutlook> ahead;
  Rng rng(5);
  const auto rate = [](std::size_t t) { return 12 + 8 * std::sin(static_cast<double>(t) * 2 * 3.14159265 / 24); };
  const auto poisson = [&](double mean) {
    int k = 0;
    for (double p = rng.uniform(); p > std::exp(-mean); p *= rng.uniform()) ++k;
    return k;
  };
  for (std::size_t t = 0; t < 72; ++t) series.counts[t] = std::round(rate(t));
  for (std::size_t t = 72; t < 96; ++t) {
    SlotOutlook slot;
    slot.mean = rate(t), slot.shared = kShared, slot.dispersion = 1 + kShared * kShared * slot.mean;
    ahead.push_back(slot);
  }
  const auto there = present(series, ahead, curve);
  const double variance = std::log(1 + kVariation * kVariation), location = std::log(kMean) - variance / 2;
  constexpr int kRuns = 4000;
  for (const std::size_t h : {std::size_t{0}, std::size_t{3}, std::size_t{20}}) {
    double sum = 0, squares = 0;
    for (int run = 0; run < kRuns; ++run) {
      const double of_day = std::max(0.0, 1 + kShared * rng.normal());
      int count = 0;
      for (std::size_t t = 0; t <= 72 + h; ++t) {
        const int came = t < 72 ? static_cast<int>(series.counts[t]) : poisson(of_day * rate(t));
        for (int p = 0; p < came; ++p) {
          const double since = (static_cast<double>(72 + h - t) + rng.uniform()) * 60;
          count += std::exp(location + std::sqrt(variance) * rng.normal()) > since ? 1 : 0;
        }
      }
      sum += count, squares += count * count;
    }
    const double mean = sum / kRuns, deviation = std::sqrt(squares / kRuns - mean * mean);
    EXPECT_NEAR(there[h].mean, mean, 0.03 * mean) << h;
    EXPECT_NEAR(std::sqrt(there[h].dispersion * there[h].mean), deviation, 0.06 * deviation) << h;
  }
}

TEST(Occupancy, WhoWasSeenToComeIsSurerThanWhoIsYetToCome) {
  const auto curve = StayCurve::log_normal(600, 0.8, 60);
  std::vector<SlotOutlook> ahead(48);
  for (SlotOutlook& slot : ahead) slot.mean = 10, slot.shared = 0.1, slot.dispersion = 2;
  const auto there = present(even(500, 10), ahead, curve);
  EXPECT_LT(there.front().dispersion, there.back().dispersion);
}

}  // namespace
}  // namespace meretid::arrivals
