// SPDX-License-Identifier: EUPL-1.2
#include "danish/working_days.h"

#include <gtest/gtest.h>

namespace meretid::danish {
namespace {

using namespace std::chrono;

TEST(WorkingDays, EasterOfKnownYears) {
  EXPECT_EQ(easter_sunday(2024), Date(2024y / March / 31));
  EXPECT_EQ(easter_sunday(2025), Date(2025y / April / 20));
  EXPECT_EQ(easter_sunday(2026), Date(2026y / April / 5));
}

TEST(WorkingDays, StoreBededagIsWorkFrom2024) {
  EXPECT_FALSE(is_working_day(2023y / May / 5));
  EXPECT_TRUE(is_working_day(2024y / April / 26));
}

TEST(WorkingDays, SevenOverEaster) {
  // Maundy Thursday is 17 April 2025, Easter Monday the 21st.
  EXPECT_EQ(after_working_days(2025y / April / 11, 7), Date(2025y / April / 25));
  EXPECT_EQ(after_working_days(2025y / March / 7, 7), Date(2025y / March / 18)) << "received on a Friday";
  EXPECT_EQ(working_days_between(2025y / April / 11, 2025y / April / 25), 7);
  EXPECT_EQ(working_days_between(2025y / April / 25, 2025y / April / 11), 0);
}

}  // namespace
}  // namespace meretid::danish
