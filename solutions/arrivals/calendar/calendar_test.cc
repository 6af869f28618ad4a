// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/calendar/calendar.h"

#include <gtest/gtest.h>

#include "danish/working_days.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {
namespace {

std::int32_t day(const char* text) { return day_of(*date_from_iso8601(text)); }
std::string name(const Calendar& c, const char* text) {
  const Mark* mark = c.mark(day(text));
  return mark ? mark->name : "";
}

TEST(Calendar, EasterOfFiveYears) {
  for (const char* sunday : {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16"})
    EXPECT_EQ(to_iso8601(danish::easter_sunday(std::stoi(std::string(sunday, 4)))), sunday);
}

TEST(Calendar, TheDanishYearAndTheHolidayThatWasAbolished) {
  const Calendar dk = Calendar::of(Country::kDk, 2022, 2026);
  EXPECT_EQ(name(dk, "2026-04-02"), "skærtorsdag");
  EXPECT_EQ(name(dk, "2026-05-14"), "Kristi himmelfartsdag");
  EXPECT_EQ(name(dk, "2026-05-15"), "dagen efter Kristi himmelfart");
  EXPECT_EQ(dk.mark(day("2026-05-15"))->kind, DayKind::kNear);
  EXPECT_EQ(name(dk, "2023-05-05"), "store bededag");
  EXPECT_EQ(name(dk, "2024-04-26"), "");
  EXPECT_EQ(name(dk, "2022-06-05"), "pinsedag");  // also grundlovsdag: the holiday wins
  EXPECT_EQ(dk.school(day("2026-10-14"))->name, "efterårsferie");
  EXPECT_EQ(dk.school(day("2026-01-02"))->name, "juleferie");
  EXPECT_EQ(dk.school(day("2026-03-02")), nullptr);
}

TEST(Calendar, BritishSubstituteDaysAndAmericanThursdays) {
  const Calendar gb = Calendar::of(Country::kGb, 2016, 2022), us = Calendar::of(Country::kUs, 2018, 2019);
  EXPECT_EQ(name(gb, "2021-12-27"), "Substitute bank holiday");
  EXPECT_EQ(name(gb, "2021-12-28"), "Substitute bank holiday");
  EXPECT_EQ(name(gb, "2017-01-02"), "Substitute bank holiday");
  EXPECT_EQ(name(gb, "2018-08-27"), "Summer bank holiday");
  EXPECT_EQ(name(us, "2019-11-28"), "Thanksgiving");
  EXPECT_EQ(name(us, "2018-05-28"), "Memorial Day");
}

TEST(Calendar, AFileAddsDaysAndSaysWhichRowIsWrong) {
  Calendar own;
  ASSERT_TRUE(own.add_file("first,last,name,kind\n2026-06-27,2026-07-04,Roskilde Festival,event\n2026-12-24,2026-12-24,juleaften,near\n", "own.csv"));
  EXPECT_EQ(own.event(day("2026-07-01"))->name, "Roskilde Festival");
  EXPECT_EQ(name(own, "2026-12-24"), "juleaften");
  const auto wrong = own.add_file("date,name\n2026-02-30,x\n", "own.csv");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "arrivals.calendar.row");
  EXPECT_EQ(wrong.error().args[0].second, "2");
}

}  // namespace
}  // namespace meretid::arrivals
