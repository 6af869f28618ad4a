// SPDX-License-Identifier: EUPL-1.2
#include "danish/local_time.h"

#include <gtest/gtest.h>

namespace meretid::danish {
namespace {

using std::chrono::day, std::chrono::month, std::chrono::year;

Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }
Timestamp utc(const char* text) { return *from_iso8601(text); }
int at(int hour, int minute = 0) { return 3600 * hour + 60 * minute; }

TEST(LocalTime, WinterIsOneHourAheadAndSummerTwo) {
  EXPECT_EQ(local_time(utc("2026-01-15T06:30:00Z")), (LocalTime{on(2026, 1, 15), at(7, 30)}));
  EXPECT_EQ(local_time(utc("2026-07-15T05:30:00Z")), (LocalTime{on(2026, 7, 15), at(7, 30)}));
  EXPECT_EQ(local_time(utc("2025-12-31T23:30:00Z")), (LocalTime{on(2026, 1, 1), at(0, 30)}));
}

// The published days of change: 2024-03-31, 2024-10-27, 2026-03-29, 2026-10-25, 2027-03-28, 2027-10-31.
TEST(LocalTime, TheClockChangesAtOneUtcOnTheLastSundays) {
  for (const char* last : {"2024-03-31T00:59:59Z", "2026-03-29T00:59:59Z", "2027-03-28T00:59:59Z"}) {
    EXPECT_EQ(seconds_ahead(utc(last)), 3600) << last;
    EXPECT_EQ(seconds_ahead(utc(last) + kSecond), 7200) << last;
  }
  for (const char* last : {"2024-10-27T00:59:59Z", "2026-10-25T00:59:59Z", "2027-10-31T00:59:59Z"}) {
    EXPECT_EQ(seconds_ahead(utc(last)), 7200) << last;
    EXPECT_EQ(seconds_ahead(utc(last) + kSecond), 3600) << last;
  }
}

TEST(LocalTime, AMissingHourIsAnErrorThatSaysSo) {
  EXPECT_EQ(*moment_of({on(2026, 3, 29), at(1, 59)}), utc("2026-03-29T00:59:00Z"));
  EXPECT_EQ(*moment_of({on(2026, 3, 29), at(3)}), utc("2026-03-29T01:00:00Z"));
  for (const int seconds : {at(2), at(2, 30), at(3) - 1}) {
    const auto moment = moment_of({on(2026, 3, 29), seconds});
    ASSERT_FALSE(moment);
    EXPECT_EQ(moment.error().code, "danish.missing_hour");
  }
  EXPECT_EQ(from_danish_iso8601("2026-03-29T02:15", "visits[3].windows[0].from").error().where, "visits[3].windows[0].from");
}

TEST(LocalTime, TheDoubledHourIsTheOneThatIsChosen) {
  const LocalTime twice{on(2026, 10, 25), at(2, 30)};
  EXPECT_EQ(*moment_of(twice, DoubledHour::kFirst), utc("2026-10-25T00:30:00Z"));
  EXPECT_EQ(*moment_of(twice, DoubledHour::kSecond), utc("2026-10-25T01:30:00Z"));
  for (const auto which : {DoubledHour::kFirst, DoubledHour::kSecond}) {
    EXPECT_EQ(*moment_of({on(2026, 10, 25), at(2) - 1}, which), utc("2026-10-24T23:59:59Z"));
    EXPECT_EQ(*moment_of({on(2026, 10, 25), at(3)}, which), utc("2026-10-25T02:00:00Z"));
  }
}

TEST(LocalTime, EveryHourOfThreeYearsComesBack) {
  for (Timestamp t = utc("2026-01-01T00:00:00Z"); t < utc("2029-01-01T00:00:00Z"); t = t + kHour) {
    EXPECT_EQ(*from_danish_iso8601(to_danish_iso8601(t)), t);
    const auto first = moment_of(local_time(t)), second = moment_of(local_time(t), DoubledHour::kSecond);
    EXPECT_TRUE(*first == t || *second == t);
  }
}

TEST(LocalTime, TheDaysOfChangeAreLongerAndShorter) {
  EXPECT_EQ(midnight(on(2026, 3, 30)) - midnight(on(2026, 3, 29)), 23 * kHour);
  EXPECT_EQ(midnight(on(2026, 10, 26)) - midnight(on(2026, 10, 25)), 25 * kHour);
  EXPECT_EQ(midnight(on(2026, 6, 2)) - midnight(on(2026, 6, 1)), 24 * kHour);
}

TEST(LocalTime, WritesAndReadsIso8601) {
  EXPECT_EQ(to_danish_iso8601(utc("2026-03-30T05:30:00Z")), "2026-03-30T07:30:00+02:00");
  EXPECT_EQ(to_danish_iso8601(utc("2026-12-31T23:59:59.900000Z")), "2027-01-01T00:59:59+01:00");
  for (const char* same : {"2026-03-30T07:30:00+02:00", "2026-03-30T07:30+02:00", "2026-03-30T07:30", "2026-03-30T07:30:00",
                           "2026-03-30T05:30Z", "2026-03-30T05:30:00.000Z", "2026-03-30T01:00:00-04:30"})
    EXPECT_EQ(*from_danish_iso8601(same), utc("2026-03-30T05:30:00Z")) << same;
  EXPECT_EQ(from_danish_iso8601("2026-03-30T07:30:00.25")->microseconds % kSecond, 250'000);
  for (const char* wrong :
       {"", "2026-03-30", "07:30", "2026-03-30 07:30", "2026-02-30T07:30", "2026-03-30T24:00", "2026-03-30T07:60",
        "2026-03-30T07:30:", "2026-03-30T07:30:00.", "2026-03-30T07:30:00.1234567", "2026-03-30T07:30+2", "2026-03-30T07:30+0200",
        "2026-03-30T07:30 ", "2026-03-30T7:30", "2026-03-30T07:30:60", "2026-03-30T07:30:00+02:60", "2026-03-30T07:30:00Zulu"}) {
    const auto moment = from_danish_iso8601(wrong, "here");
    ASSERT_FALSE(moment) << wrong;
    EXPECT_EQ(moment.error().code, "danish.bad_time") << wrong;
    EXPECT_EQ(moment.error().where, "here");
  }
}

TEST(LocalTime, BeforeNineteenSeventyTooSecondsAreWhole) {
  EXPECT_EQ(local_time({-1}), (LocalTime{on(1970, 1, 1), at(1) - 1}));
}

}  // namespace
}  // namespace meretid::danish
