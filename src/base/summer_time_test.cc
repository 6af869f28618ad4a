// SPDX-License-Identifier: EUPL-1.2
// The two nights on which Danish clocks are changed: nothing of ours knows local time.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

namespace meretid {
namespace {

class SummerTime : public testing::Test {
 protected:
  void SetUp() override {
    setenv("TZ", "Europe/Copenhagen", 1);
    tzset();
  }
  void TearDown() override {
    unsetenv("TZ");
    tzset();
  }
};

TEST_F(SummerTime, BothNightsAreAsLongAsAnyOther) {
  for (const char* midnight : {"2026-03-29T00:00:00.000000Z", "2026-10-25T00:00:00.000000Z"}) {
    const Timestamp start = from_iso8601(midnight).value();
    for (int quarter = 0; quarter < 16; ++quarter) {
      const Timestamp t = start + quarter * 15 * kMinute;
      EXPECT_EQ(from_iso8601(to_iso8601(t)), t);
    }
    EXPECT_EQ(to_iso8601(start + 4 * kHour).substr(11, 8), "04:00:00") << midnight;
  }
}

}  // namespace
}  // namespace meretid
