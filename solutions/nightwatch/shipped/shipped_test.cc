// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/shipped/shipped.h"

#include <gtest/gtest.h>

namespace meretid::nightwatch {
namespace {

TEST(Shipped, TheModelsComeWithTheProgram) {
  const auto fall = shipped_fall_model();
  ASSERT_TRUE(fall) << fall.error().code;
  EXPECT_EQ(*fall, *shipped_fall_model()) << "read once";
  EXPECT_EQ(shipped_bed_rooms(), (std::vector<std::string>{"S1", "S2", "demo"}));
  for (const std::string& room : shipped_bed_rooms()) EXPECT_TRUE(shipped_bed_model(room)) << room;
}

TEST(Shipped, AnotherRoomIsRefused) {
  const auto bed = shipped_bed_model("Stue 12");
  ASSERT_FALSE(bed);
  EXPECT_EQ(bed.error().code, "nightwatch.evaluate.no_room");
}

}  // namespace
}  // namespace meretid::nightwatch
