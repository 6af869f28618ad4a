// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/json_table.h"
#include "solutions/arrivals/series/read.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "solutions/arrivals/series/daily.h"

namespace meretid::arrivals {
namespace {

std::string hour_text(int day_of_month, int hour, const char* month = "2026-01-") {
  char text[40];
  std::snprintf(text, sizeof text, "%s%02d %02d:00", month, day_of_month, hour);
  return text;
}
std::string month_of_counts() {
  std::string csv = "tid,antal\n";
  for (int d = 1; d <= 31; ++d)
    for (int h = 0; h < 24; ++h) csv += hour_text(d, h) + "," + std::to_string(d) + "\n";
  return csv;
}
bool noted(const Series& s, const char* code) {
  for (const Error& note : s.notes)
    if (note.code == std::string("arrivals.series.") + code) return true;
  return false;
}

TEST(Series, CountsByHour) {
  const auto s = read_series(month_of_counts(), {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_TRUE(s);
  EXPECT_EQ(s->size(), 31U * 24);
  EXPECT_EQ(s->minutes, 60);
  EXPECT_EQ(s->counts[24 * 9], 10);
  EXPECT_TRUE(s->notes.empty());
  EXPECT_EQ(s->moment(25), "2026-01-02T01:00:00");
  const Series days = by_day(*s);
  EXPECT_EQ(days.size(), 31U);
  EXPECT_EQ(days.counts[1], 48);
}

TEST(Series, AGapGetsTheWeekBeforeAndIsMarked) {
  std::string csv = month_of_counts();
  const std::string row = hour_text(20, 5) + ",20\n";
  csv.erase(csv.find(row), row.size());
  const auto s = read_series(csv, {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_TRUE(s);
  const std::size_t at = 19 * 24 + 5;
  EXPECT_EQ(s->known[at], 0);
  EXPECT_EQ(s->counts[at], 13);
  EXPECT_TRUE(noted(*s, "gaps"));
}

TEST(Series, OddRowsAreToldAndNotUsed) {
  const auto s = read_series(month_of_counts() + hour_text(9, 7) + ",-4\n" + hour_text(3, 3) + ",8\n" + "i morgen,3\n" + hour_text(31, 24 - 1) + ",2.5\n",
                             {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_TRUE(s);
  for (const char* code : {"negative", "duplicate", "bad_time", "fractional", "unsorted"}) EXPECT_TRUE(noted(*s, code)) << code;
  EXPECT_EQ(s->counts[8 * 24 + 7], 9);
  EXPECT_EQ(s->counts[2 * 24 + 3], 3);
}

TEST(Series, DepartmentsAreAddedUp) {
  std::string csv = "tid;afdeling;antal\n";
  for (int d = 1; d <= 20; ++d)
    for (const char* unit : {"nord", "syd"}) csv += "2026-01-" + std::string(d < 10 ? "0" : "") + std::to_string(d) + ";" + unit + ";3\n";
  const auto s = read_series(csv, {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_TRUE(s);
  EXPECT_EQ(s->minutes, 1440);
  EXPECT_EQ(s->counts[4], 6);
}

TEST(Series, SummerTimeHasADayOf23AndADayOf25Hours) {
  std::string csv = "tid\n";
  for (int d = 15; d <= 31; ++d)
    for (int h = 0; h < 24; ++h)
      if (!(d == 29 && h == 2)) csv += hour_text(d, h, "2026-03-") + "\n";
  const auto spring = read_series(csv, {"tid", {}, Zone::kCopenhagen, {}}, "f");
  ASSERT_TRUE(spring);
  EXPECT_EQ(spring->size(), 17U * 24 - 1);
  const Series days = by_day(*spring);
  EXPECT_EQ(days.counts[14], 23);
  EXPECT_EQ(spring->moment(14 * 24 + 2), "2026-03-29T03:00:00+02:00");

  csv = "tid,n\n";
  for (int d = 10; d <= 31; ++d)
    for (int h = 0; h < 24; ++h) {
      csv += hour_text(d, h, "2026-10-") + ",1\n";
      if (d == 25 && h == 2) csv += hour_text(d, h, "2026-10-") + ",1\n";
    }
  const auto autumn = read_series(csv, {"tid", "n", Zone::kCopenhagen, {}}, "f");
  ASSERT_TRUE(autumn);
  EXPECT_EQ(autumn->size(), 22U * 24 + 1);
  EXPECT_TRUE(autumn->notes.empty());
  EXPECT_EQ(by_day(*autumn).counts[15], 25);
}

TEST(Series, ASilenceThatChanceCannotExplainIsNotObserved) {
  std::string csv = "tid,antal\n";
  for (int d = 1; d <= 31; ++d)
    for (int h = 0; h < 24; ++h) csv += hour_text(d, h) + (d == 15 ? ",0\n" : ",12\n");
  const auto s = read_series(csv, {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_TRUE(s);
  EXPECT_TRUE(noted(*s, "silence"));
  EXPECT_EQ(s->counts[14 * 24 + 6], 12);
  EXPECT_EQ(s->known[14 * 24 + 6], 0);
}

TEST(Series, SaysWhatIsMissing) {
  EXPECT_EQ(read_series("", {}, "f").error().code, "arrivals.series.empty");
  EXPECT_EQ(read_series("a,b\n1,2\n", {"tid", "b", Zone::kPlain, {}}, "f").error().code, "arrivals.series.column");
  EXPECT_EQ(read_series("tid,b\nx,2\n", {"tid", "b", Zone::kPlain, {}}, "f").error().code, "arrivals.series.no_rows");
  EXPECT_EQ(read_series("tid,b\n2026-01-01 00:00,2\n2026-01-01 01:00,2\n", {"tid", "b", Zone::kPlain, {}}, "f").error().code, "arrivals.series.short");
  EXPECT_EQ(zone_named("Mars/Olympus").error().code, "arrivals.series.zone");
}

TEST(JsonTable, ListsOfObjectsAndOfMomentsAreReadAsTheirTable) {
  EXPECT_TRUE(looks_like_json(" \n[{}]"));
  EXPECT_FALSE(looks_like_json("tid,antal\n"));
  EXPECT_EQ(csv_of_json(R"([{"tid":"2026-01-01 07:00","antal":3},{"antal":null,"tid":"2026-01-01 08:00","note":"a \"b\""}])", "f").value(),
            "\"antal\",\"tid\",\"note\"\n3,\"2026-01-01 07:00\",\n,\"2026-01-01 08:00\",\"a \"\"b\"\"\"\n");
  EXPECT_EQ(csv_of_json(R"({"version":1,"ankomster":["2026-01-01T07:13:00Z"]})", "f").value(), "\"tid\"\n\"2026-01-01T07:13:00Z\"\n");
  for (const char* bad : {"[{\"a\":[1]}]", "[1,2]", "{}", "[{\"a\":1}", "[]"}) {
    const auto read = csv_of_json(bad, "f");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, "arrivals.series.json");
  }
}

TEST(Grouped, TheGroupsAddUpToTheTotalAndTheirOrderIsTheirNames) {
  std::string csv = "tid,afdeling,triage,antal\n";
  for (int d = 1; d <= 20; ++d)
    for (int h = 0; h < 24; ++h)
      for (const auto& [unit, triage, n] : {std::tuple{"Medicin", 2, 3}, {"Kirurgi", 2, 1}, {"Kirurgi", 1, 2}})
        csv += hour_text(d, h) + "," + unit + "," + std::to_string(triage) + "," + std::to_string(n) + "\n";
  const auto all = read_grouped(one_piece(csv), {"tid", "antal", Zone::kPlain, {}, {"afdeling", "triage"}}, "f");
  ASSERT_TRUE(all) << all.error().code;
  ASSERT_EQ(all->groups.size(), 3U);
  EXPECT_EQ(all->groups[0].values, (std::vector<std::string>{"Kirurgi", "1"}));
  EXPECT_EQ(all->groups[2].values, (std::vector<std::string>{"Medicin", "2"}));
  EXPECT_EQ(all->total.counts[100], 6);
  EXPECT_EQ(all->groups[2].counts[100], 3);
  EXPECT_EQ(sum_of_groups(*all, {0, 1}).counts[7], 3);
  EXPECT_FALSE(noted(all->total, "duplicate")) << "a triage level of numbers is a group once it is named";
  const auto unnamed = read_grouped(one_piece(csv), {"tid", "antal", Zone::kPlain, {}, {}}, "f");
  ASSERT_TRUE(unnamed);
  EXPECT_TRUE(noted(unnamed->total, "duplicate")) << "and otherwise it says what was left out";
}

TEST(Grouped, ASlotWithoutARowIsZeroOfARareGroupAndNotKnownOfAFrequentOne) {
  std::string csv = "tid,hvem,antal\n";
  for (int d = 1; d <= 20; ++d)
    for (int h = 0; h < 24; ++h) {
      if (d != 10 || h != 3) csv += hour_text(d, h) + ",ofte,5\n";
      if (h % 3 == 0) csv += hour_text(d, h) + ",sjælden,1\n";
    }
  const auto all = read_grouped(one_piece(csv), {"tid", "antal", Zone::kPlain, {}, {"hvem"}}, "f");
  ASSERT_TRUE(all);
  const std::size_t at = 9 * 24 + 3;
  EXPECT_EQ(all->groups[0].known[at], 0);
  EXPECT_EQ(all->groups[1].known[at + 1], 1);
  EXPECT_EQ(all->groups[1].counts[at + 1], 0);
  EXPECT_TRUE(noted(all->total, "leaves_out"));
}

TEST(Grouped, AQuietHourWithoutAnyRowIsNoughtWhereEveryGroupLeavesOutItsZeros) {
  std::string csv = "tid,hvem,antal\n";
  for (int d = 1; d <= 20; ++d)
    for (int h = 0; h < 24; ++h)
      if (h % 5 != 2 && (d != 10 || h > 20)) csv += hour_text(d, h) + (h % 2 ? ",a,1\n" : ",b,1\n");
  const auto all = read_grouped(one_piece(csv), {"tid", "antal", Zone::kPlain, {}, {"hvem"}}, "f");
  ASSERT_TRUE(all);
  EXPECT_EQ(all->total.known[2], 1);
  EXPECT_EQ(all->total.counts[2], 0);
  EXPECT_EQ(all->total.known[9 * 24 + 5], 0) << "a whole day is no quiet hour";
}

TEST(Grouped, MoreGroupsThanAnybodyLooksAtAreRefused) {
  std::string csv = "tid,cpr\n";
  for (int d = 1; d <= 20; ++d)
    for (int h = 0; h < 24; ++h) csv += hour_text(d, h) + ",p" + std::to_string(100 * d + h) + "\n";
  const auto refused = read_grouped(one_piece(csv), {"tid", {}, Zone::kPlain, {}, {"cpr"}}, "f");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "arrivals.series.groups");
}

TEST(Streamed, PiecesOfAnyLengthReadAsTheWhole) {
  std::string csv = "tid;note\n";
  for (int d = 28; d >= 1; --d)
    for (int h = 0; h < 24; ++h)
      for (int k = 0; k < 1 + h % 3; ++k) csv += hour_text(d, h).substr(0, 14) + std::to_string(10 + k) + ";\"linje et\nlinje \"\"to\"\"; ja\"\n";
  const auto whole = read_series(csv, {"tid", {}, Zone::kPlain, {}}, "f");
  ASSERT_TRUE(whole) << whole.error().code;
  for (const std::size_t length : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
    std::size_t at = 0;
    const auto piecewise = read_grouped([&]() -> Result<std::string> {
      const std::string piece = csv.substr(std::min(at, csv.size()), length);
      at += piece.size();
      return piece;
    }, {"tid", {}, Zone::kPlain, {}}, "f");
    ASSERT_TRUE(piecewise);
    EXPECT_EQ(piecewise->total.counts, whole->counts);
    EXPECT_EQ(piecewise->total.first, whole->first) << "the last day stands first";
  }
  EXPECT_EQ(whole->counts[2], 3);
}

TEST(Streamed, AQuotationMarkWithoutItsEndDoesNotFillTheMemory) {
  bool first = true;
  std::size_t given = 0;
  const auto refused = read_grouped([&]() -> Result<std::string> {
    if (std::exchange(first, false)) return std::string("tid,antal\n2026-01-01 00:00,\"");
    given += 60'000;
    return given < 100'000'000 ? std::string(60'000, 'x') : std::string();
  }, {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "arrivals.series.row");
  EXPECT_LT(given, 10'000'000U);
}

TEST(Streamed, WhatCannotBeReadOnIsAnErrorAndNoShorterSeries) {
  const std::string csv = month_of_counts();
  int calls = 0;
  const auto refused = read_grouped([&]() -> Result<std::string> {
    if (calls++ == 0) return csv;
    return fail("base.bad_xz", Kind::kBadInput, {}, "f");
  }, {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "base.bad_xz");
}

// A year and a half of hours around 10, with what a stranger does to them.
template <class Change>
Result<Series> long_series(Change change) {
  std::string csv = "tid,antal\n";
  for (int d = 0; d < 550; ++d)
    for (int h = 0; h < 24; ++h) {
      char time[40];
      std::snprintf(time, sizeof time, " %02d:00,", h);
      csv += to_iso8601(date_of(19000 + d)) + time + std::to_string(change(d, 8 + (d * 24 + h) * 7919 % 5 + (d % 7 < 2 ? 1 : 0))) + "\n";
    }
  return read_series(csv, {"tid", "antal", Zone::kPlain, {}}, "f");
}
std::vector<std::string> shifts_told(const Series& s) {
  std::vector<std::string> told;
  for (const Error& note : s.notes)
    if (note.code == "arrivals.series.level") told.push_back(note.args[0].second + " " + note.args[1].second);
  return told;
}

TEST(LevelShifts, APandemicHasABeginAndAnEnd) {
  const auto s = long_series([](int d, int count) { return d >= 200 && d < 350 ? count / 2 : count; });
  ASSERT_TRUE(s);
  const auto told = shifts_told(*s);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].substr(0, 8), to_iso8601(date_of(19200)).substr(0, 8));
  EXPECT_NE(told[0].find(" -"), std::string::npos);
  EXPECT_NE(told[1].find(" +"), std::string::npos);
}

TEST(LevelShifts, ATrendAndASeasonAreNone) {
  const auto s = long_series([](int d, int count) { return static_cast<int>(count * (1 + 0.0004 * d + 0.1 * std::sin(d / 58.0)) + 0.5); });
  ASSERT_TRUE(s);
  EXPECT_TRUE(shifts_told(*s).empty());
}

TEST(Series, NobodyInTheWholeFileIsTold) {
  const auto s = long_series([](int, int) { return 0; });
  ASSERT_TRUE(s);
  EXPECT_TRUE(noted(*s, "nobody"));
}

TEST(Series, AFileThatIsNoTextIsNotPutOnTheScreen) {
  const auto refused = read_series(std::string("\x1b[31m\xff\xfe") + std::string(5000, 'x') + "\n1\n", {"tid", "antal", Zone::kPlain, {}}, "f");
  ASSERT_FALSE(refused);
  const std::string& shown = refused.error().args[1].second;
  EXPECT_LT(shown.size(), 400U);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace meretid::arrivals
