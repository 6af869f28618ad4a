// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/roads/bench/figures.h"

#include <gtest/gtest.h>

namespace meretid::homecare::roads {
namespace {

TEST(RoadFigures, ASmallMunicipalityIsMeasured) {
  const RoadFigures figures = measure_roads({.seed = 1, .size = 0.05}, 200, 2);
  EXPECT_GT(figures.junctions, 500U);
  EXPECT_EQ(figures.matrix_bytes, 200U * 200U * 8U);
  EXPECT_GT(figures.matrix_cpu, 0);
  EXPECT_LT(figures.unreachable_share, 0.1);
  EXPECT_GT(figures.mean_minutes, 1);
  EXPECT_LT(figures.mean_minutes, 60);
}

}  // namespace
}  // namespace meretid::homecare::roads
