// SPDX-License-Identifier: EUPL-1.2
// A department as its forecast sees it: columns found, hours that come later put in place, corrections listed, and the days of 23 and 25
// hours counted right.
#include <gtest/gtest.h>

#include <cmath>

#include "solutions/arrivals/hall/columns.h"
#include "solutions/arrivals/hall/department.h"
#include "solutions/arrivals/hall/look_ahead.h"
#include "solutions/arrivals/hall/propose_staff.h"
#include "solutions/arrivals/hall/watch.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::int64_t kMinutesOf2026 = std::int64_t{20454} * 1440;  // 2026-01-01 in days since 1970

/// Hours on the plain clock from 2026-01-01, busier by day; every seventh hour of the ninth day is missing.
std::string file_of(int days) {
  std::string csv = "tid,antal\n";
  for (int h = 0; h < 24 * days; ++h) {
    if (h / 24 == 8 && h % 7 == 0) continue;
    const Date day = date_of(20454 + h / 24);
    const int count = 6 + (h % 24 >= 9 && h % 24 < 21 ? 5 : 0) + (h * 7919 % 5) + (h / 24 % 7 == 0 ? 2 : 0);
    csv += to_iso8601(day) + " " + (h % 24 < 10 ? "0" : "") + std::to_string(h % 24) + ":00," + std::to_string(count) + "\n";
  }
  return csv;
}

Settings plain() {
  Settings settings;
  settings.files = {{"a.csv", "a", 0}};
  settings.zone = "";
  return settings;
}

Result<Department> read(const Settings& settings, const std::string& csv, const std::vector<ReceivedHour>& hours = {}) {
  return department_of(settings, hours, [&](std::string_view) -> Result<std::string> { return csv; });
}

ReceivedHour hour(std::int64_t h, std::int64_t count, std::int64_t received) {
  ReceivedHour row;
  row.at = kMinutesOf2026 + 60 * h;
  row.count = count;
  row.received = {received};
  return row;
}

TEST(Columns, AreFoundFromWhatStandsInThem) {
  const auto counts = columns_of("afdeling;dato;patienter\nakut;01-02-2026 07.00;4\nakut;01-02-2026 08.00;\n", {});
  EXPECT_EQ(counts.time, "dato");
  EXPECT_EQ(counts.value, "patienter");
  const auto single = columns_of("ankomst,triage\n2026-02-01T07:13:00+01:00,gul\n", {});
  EXPECT_EQ(single.time, "ankomst");
  EXPECT_FALSE(single.value);
  EXPECT_EQ(columns_of("tid,antal\n2026-01-01 00:00,3\n2026-01-01 01:00\n2026-01-01 02:00,-2.5\n", {}).value, "antal") << "odd counts are counts, and a short row is an hour without one";
  EXPECT_EQ(columns_of("tid,grad,antal\n2026-01-01 00:00,1.5,3\n2026-01-01 01:00,2.5,4\n", {}).value, "antal");
  Settings said;
  said.time = "dato";
  said.value = "";
  EXPECT_FALSE(columns_of("dato,antal\n2026-01-01,3\n", said).value) << "the planner said that each row is one arrival";
}

TEST(Department, HoursThatComeLaterStandBehindTheFileAndWhatLiesBetweenIsNotKnown) {
  const std::string csv = file_of(20);
  const auto before = read(plain(), csv);
  ASSERT_TRUE(before) << before.error().code;
  const std::size_t n = before->series.size();
  ASSERT_EQ(n, 480U);
  const auto after = read(plain(), csv, {hour(482, 9, 1), hour(483, 4, 2)});
  ASSERT_TRUE(after);
  ASSERT_EQ(after->series.size(), n + 4);
  EXPECT_EQ(after->series.known[n], 0);
  EXPECT_EQ(after->series.known[n + 1], 0);
  EXPECT_EQ(after->series.counts[n], after->series.counts[n - 168]) << "a missing hour is never a zero";
  EXPECT_EQ(after->series.counts[n + 2], 9);
  EXPECT_TRUE(after->corrections.empty());
}

TEST(Department, ALateCorrectionCountsAndIsListed) {
  const std::string csv = file_of(20);
  const auto before = read(plain(), csv);
  const auto after = read(plain(), csv, {hour(100, 90, 5), hour(480, 3, 6), hour(480, 5, 7)});
  ASSERT_TRUE(before && after);
  EXPECT_EQ(after->series.counts[100], 90);
  EXPECT_EQ(after->series.counts[480], 5);
  ASSERT_EQ(after->corrections.size(), 2U);
  EXPECT_EQ(after->corrections[0].after, 5);
  EXPECT_EQ(after->corrections[0].before, 3);
  EXPECT_EQ(after->corrections[1].before, before->series.counts[100]);
}

TEST(Department, MomentsAreCountedInUtcOverTheNightWhenSummerTimeEnds) {
  Series series;
  series.zone = Zone::kCopenhagen;
  series.first = 0;
  const auto first = place(series, "2026-10-25T02:00:00+02:00"), second = place(series, "2026-10-25T02:00:00+01:00"), later = place(series, "2026-10-25T03:00:00+01:00");
  ASSERT_TRUE(first && second && later);
  EXPECT_EQ(*second - *first, 60);
  EXPECT_EQ(*later - *second, 60);
  EXPECT_FALSE(place(series, "2026-10-25T02:30:00+02:00"));
  EXPECT_FALSE(place(series, "i går"));
  const auto missing = place(series, "2026-03-29 02:00");
  ASSERT_FALSE(missing) << "the clock never shows it";
  EXPECT_EQ(missing.error().code, "arrivals.hall.bad_start");
}

TEST(Settings, SayWhatIsWrongWithThem) {
  Settings settings = plain();
  settings.roster = {3, 4};
  ASSERT_FALSE(check(settings));
  EXPECT_EQ(check(settings).error().code, "arrivals.hall.roster");
  settings.roster = {};
  settings.calendar = "atlantis";
  EXPECT_EQ(check(settings).error().code, "arrivals.hall.calendar");
  settings.calendar = "dk";
  settings.files = {};
  EXPECT_EQ(check(settings).error().code, "arrivals.hall.one_file");
}

class WholeForecast : public ::testing::Test {
 protected:
  static const Forecast& forecast() {
    static const Forecast made = [] {
      const auto department = read(plain(), file_of(100));
      LookAhead how;
      how.whole = true;
      how.now = end_of(department->series) + 5 * kHour;
      how.extra = {{date_of(20454 + 101), date_of(20454 + 101), "marked", DayKind::kEvent, 50.0}};
      Settings settings = plain();
      settings.roster = {9, 2, 9, 6};
      settings.capacity = 12;
      settings.weeks = 2;
      return look_ahead(*department, settings, how).value();
    }();
    return made;
  }
};

TEST_F(WholeForecast, ReachesThreeDaysBeyondNowThoughHoursAreMissing) {
  EXPECT_EQ(forecast().gap, 5);
  EXPECT_EQ(forecast().hours.size(), 77U);
  EXPECT_EQ(forecast().days.size(), 540U);
  ASSERT_TRUE(forecast().hours[0].over_capacity);
}

TEST_F(WholeForecast, WhatIfChangesItsOwnDaysAlone) {
  const auto& days = forecast().days;
  EXPECT_NEAR(days[1].mean / days[8].mean, 1.5, 0.15);
  EXPECT_NEAR(days[2].mean / days[9].mean, 1, 0.1);
}

TEST_F(WholeForecast, ProposesShiftsWithWhatOneMoreOrFewerWouldDo) {
  const Forecast& f = forecast();
  ASSERT_TRUE(f.staffing);
  EXPECT_EQ(f.staffing->at_work.size(), 336U);
  EXPECT_EQ(f.staffing->roster.size(), 336U);
  EXPECT_EQ(f.staffing->roster[8], 9);
  ASSERT_FALSE(f.shifts.empty());
  for (const ShiftPart& shift : f.shifts) {
    ASSERT_EQ(shift.waits.size(), 5U);
    EXPECT_GE(shift.waits[0], shift.waits[2]);
    EXPECT_GE(shift.waits[2], shift.waits[4]);
  }
  for (std::size_t t = 0; t < f.staffing->at_work.size(); ++t) EXPECT_GE(f.staffing->at_work[t], f.staffing->preferred[t]);
}

TEST_F(WholeForecast, TheFileOfNeedFollowsThePlannersDecision) {
  const Forecast& f = forecast();
  Settings settings = plain();
  settings.unit = "Akut, nord";
  const std::string before = need_csv(f, settings, {}), after = need_csv(f, settings, {{f.shifts[0].id, f.shifts[0].people + 7}});
  EXPECT_NE(before, after);
  EXPECT_EQ(before.find("start,end,unit,skill,min,preferred\n"), 0U);
  EXPECT_NE(before.find("\"Akut, nord\""), std::string::npos);
}

TEST_F(WholeForecast, AfterwardsMorePeopleThanProposedHadShorterWaits) {
  const Forecast& f = forecast();
  const auto later = read(plain(), file_of(110));
  ASSERT_TRUE(later);
  Decided more, fewer;
  for (const ShiftPart& shift : f.shifts) more[shift.id] = shift.people + 1, fewer[shift.id] = std::max(0, shift.people - 2);
  const Afterwards with_more = afterwards(later->series, f, plain(), more), with_fewer = afterwards(later->series, f, plain(), fewer);
  EXPECT_EQ(with_more.hours, 240);
  EXPECT_GT(with_more.patients, 1000);
  EXPECT_NEAR(with_more.expected / with_more.patients, 1, 0.2);
  EXPECT_LT(with_more.decided, with_more.proposed);
  EXPECT_GT(with_fewer.decided, with_fewer.proposed);
}

TEST_F(WholeForecast, TheLastWeeksAreWatchedAndSuchARegularSeriesDoesNotDrift) {
  ASSERT_TRUE(forecast().watch);
  EXPECT_EQ(forecast().watch->days.size(), 28U);
  EXPECT_NE(forecast().watch->drift, "level");
}

TEST(Watch, TodayIsToldWhereItLeavesItsBandOnEitherSideAndEnoughOfItIsKnown) {
  const auto department = read(plain(), file_of(100));
  ASSERT_TRUE(department);
  const Calendar calendar = Calendar::of(Country::kDk, 2026, 2026);
  const auto today = [&](std::size_t hours, double factor) {
    Series series = department->series;
    const std::size_t midnight = series.size() - 24;
    series.counts.resize(midnight + hours), series.known.resize(midnight + hours);
    for (std::size_t i = midnight; i < series.size(); ++i) series.counts[i] = std::round(series.counts[i] * factor);
    const auto seen = watch(series, calendar);
    EXPECT_TRUE(seen && seen->today);
    return *seen->today;
  };
  EXPECT_FALSE(today(20, 1).outside);
  EXPECT_TRUE(today(20, 3).outside);
  EXPECT_TRUE(today(20, 0).outside);
  EXPECT_FALSE(today(5, 3).outside) << "five hours are too little to alarm anybody";
  EXPECT_EQ(today(5, 3).hours, 5);
}

TEST(Watch, ADepartmentThatGrowsByHalfOvernightHasDrifted) {
  std::string csv = file_of(100);
  auto department = read(plain(), csv);
  ASSERT_TRUE(department);
  Series& series = department->series;
  for (std::size_t i = series.size() - 14 * 24; i < series.size(); ++i) series.counts[i] = std::round(series.counts[i] * 1.8);
  LookAhead how;
  how.now = end_of(series);
  const auto forecast = look_ahead(*department, plain(), how);
  ASSERT_TRUE(forecast && forecast->watch);
  EXPECT_NE(forecast->watch->drift, "");
  EXPECT_TRUE(forecast->days.empty()) << "the hourly forecast leaves the months out";
}

/// Two groups of a hundred days, the second a third of the first.
Result<Department> grouped(const std::vector<ReceivedHour>& hours) {
  std::string csv = "tid,hvem,antal\n";
  for (int h = 0; h < 24 * 100; ++h) {
    const std::string when = to_iso8601(date_of(20454 + h / 24)) + " " + (h % 24 < 10 ? "0" : "") + std::to_string(h % 24) + ":00,";
    csv += when + "a," + std::to_string(9 + h * 7919 % 5) + "\n" + when + "b," + std::to_string(2 + h * 31 % 4) + "\n";
  }
  Settings settings = plain();
  settings.groups = {"hvem"};
  return read(settings, csv, hours);
}

TEST(Groups, AnHourIsSentWholeAndTheTotalIsItsSumUnlessItIsSentItself) {
  ReceivedHour of_a = hour(2400, 7, 1), of_b = hour(2401, 2, 2), total = hour(2402, 12, 3), both = hour(2401, 11, 4);
  of_a.part = key_of({"a"}), of_b.part = key_of({"b"}), both.part = key_of({"gone"});
  const auto department = grouped({total, of_a, of_b, both});
  ASSERT_TRUE(department) << department.error().code;
  const auto& [a, b] = std::tie(department->groups.groups[0], department->groups.groups[1]);
  ASSERT_EQ(department->series.size(), 2403U);
  EXPECT_EQ(department->series.counts[2400], 7);
  EXPECT_EQ(b.counts[2400], 0);
  EXPECT_EQ(b.known[2400], 1) << "nobody, not unknown";
  EXPECT_EQ(department->series.counts[2401], 2) << "what belongs to a group that is no longer there counts nowhere";
  EXPECT_EQ(department->series.counts[2402], 12);
  EXPECT_EQ(a.known[2402], 0) << "only the total is known";
  EXPECT_FALSE(group_named(*department, {"c"}));
  EXPECT_EQ(*group_named(*department, {"b"}), 1U);
}

TEST(Groups, AddUpInTheForecastOfHoursAndOfDaysAndWhatIfChangesAll) {
  const auto department = grouped({});
  ASSERT_TRUE(department);
  LookAhead how;
  how.whole = true;
  how.now = end_of(department->series);
  const auto usual = look_ahead(*department, plain(), how);
  how.extra = {{date_of(20454 + 101), date_of(20454 + 101), "marked", DayKind::kEvent, 50.0}};
  const auto more = look_ahead(*department, plain(), how);
  ASSERT_TRUE(usual && more);
  ASSERT_EQ(usual->groups.size(), 2U);
  for (const std::size_t h : {std::size_t{0}, std::size_t{40}, std::size_t{71}})
    EXPECT_NEAR(usual->hours[h].mean, usual->groups[0].mean[h] + usual->groups[1].mean[h], 0.02);
  for (const std::size_t d : {std::size_t{0}, std::size_t{5}, std::size_t{500}})
    EXPECT_NEAR(usual->days[d].mean, usual->groups[0].day_mean[d] + usual->groups[1].day_mean[d], 0.02);
  EXPECT_NEAR(more->groups[1].mean[30] / usual->groups[1].mean[30], 1.5, 0.02);
  ASSERT_EQ(usual->groups[0].seen.size(), usual->seen.counts.size());
}

TEST(Announced, ChangesTheNextHoursOnceItHasBeenLearnedAndTheGroupsKeepTheirShares) {
  const auto department = grouped({});
  ASSERT_TRUE(department);
  LookAhead how;
  how.now = end_of(department->series);
  const auto n = static_cast<double>(department->series.size());
  // Of each hour two came announced half an hour before; now five are on their way.
  for (int h = 24 * 40; h < 24 * 100; ++h)
    for (int k = 0; k < department->series.counts[static_cast<std::size_t>(h)] - 9; ++k) how.announced.push_back({h - 0.5, h + 0.3, {}});
  const auto before = look_ahead(*department, plain(), how);
  for (int k = 0; k < 9; ++k) how.announced.push_back({n - 0.2, n + 0.4, {}});
  const auto after = look_ahead(*department, plain(), how);
  ASSERT_TRUE(before && after);
  ASSERT_TRUE(after->shows);
  EXPECT_GT(after->hours[0].mean, before->hours[0].mean + 3);
  EXPECT_NEAR(after->hours[0].mean, after->groups[0].mean[0] + after->groups[1].mean[0], 0.02);
  EXPECT_EQ(after->announced[0].announced, 9);
}

}  // namespace
}  // namespace meretid::arrivals::hall
