// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/json_table.h"
#include "solutions/arrivals/series/read.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace meretid::arrivals
