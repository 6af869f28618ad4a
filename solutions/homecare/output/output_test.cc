// SPDX-License-Identifier: EUPL-1.2
// The forms of one small plan, letter by letter as they stand in cases/; MERETID_WRITE_CASES=1 writes them anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "solutions/homecare/municipal/small_town_test.h"
#include "solutions/homecare/output/calendar.h"
#include "solutions/homecare/output/route_csv.h"
#include "solutions/homecare/output/route_lists.h"
#include "solutions/homecare/output/staffing_need.h"

namespace meretid::homecare::output {
namespace {

using namespace municipal;

void golden(const std::string& name, const std::string& text) {
  const std::filesystem::path file = std::filesystem::path("solutions/homecare/output/cases") / name;
  if (std::getenv("MERETID_WRITE_CASES")) std::ofstream(file, std::ios::binary) << text;
  std::ostringstream expected;
  expected << std::ifstream(file, std::ios::binary).rdbuf();
  EXPECT_EQ(text, expected.str()) << file;
}

Municipality town() {
  Municipality all = small_town();
  all.visits[0].services = {"H1.1", "H1.2"};
  all.visits[2].services = {"G1.5"};
  all.citizens[1].name = "Bent »Bølle« Æbeløe, <den ældre>; far til Åse";
  all.citizens[1].id = "b;1";
  all.places[2].id = "Bøgevej \"3\"";
  return all;
}

TEST(RouteCsv, Golden) {
  golden("clara.da.csv", route_csv(town(), small_plan(), 0, base::Language::kDanish));
  golden("dorte.en.csv", route_csv(town(), small_plan(), 1, base::Language::kEnglish));
}

TEST(RouteCsv, NoTextIsAFormula) {
  Municipality all = town();
  all.citizens[0].name = "=1+1";
  EXPECT_NE(route_csv(all, small_plan(), 0, base::Language::kDanish).find(";'=1+1;"), std::string::npos);
}

TEST(Calendar, Golden) {
  CalendarOptions options;
  options.made = from_iso8601("2026-02-27T12:00:00Z").value();
  golden("clara.da.ics", calendar(town(), small_plan(), 0, options));
  options.names = true;
  options.language = base::Language::kEnglish;
  golden("clara.names.en.ics", calendar(town(), small_plan(), 0, options));
}

TEST(Calendar, FoldsNoLetterAndNoLineIsLonger) {
  CalendarOptions options;
  options.names = true;
  for (int length = 50; length < 90; ++length) {
    Municipality all = town();
    all.citizens[0].name = std::string(static_cast<std::size_t>(length), 'a') + "æøåæøåæøåæøåæøåæøåæøåæøåæøåæøå😀😀😀";
    std::istringstream lines(calendar(all, small_plan(), 0, options));
    std::string unfolded;
    for (std::string line; std::getline(lines, line);) {
      ASSERT_EQ(line.back(), '\r');
      line.pop_back();
      EXPECT_LE(line.size(), 75U);
      EXPECT_NE(static_cast<unsigned char>(line.front()) & 0xC0, 0x80);
      unfolded += line.front() == ' ' ? line.substr(1) : "\n" + line;
    }
    EXPECT_NE(unfolded.find("SUMMARY:Besøg: " + all.citizens[0].name + "\n"), std::string::npos);
  }
}

TEST(Calendar, SaysNoNameUnlessAsked) {
  const std::string text = calendar(town(), small_plan(), 0, {});
  EXPECT_EQ(text.find("Anna"), std::string::npos);
  EXPECT_EQ(text.find("G1.5"), std::string::npos);
}

TEST(RouteLists, Golden) {
  Municipality all = town();
  all.travel.estimated = true;
  golden("lists.da.html", route_lists(all, small_plan(), base::Language::kDanish));
  Plan plan = small_plan();
  plan.routes[0].turns.erase(plan.routes[0].turns.begin());
  plan.unassigned = {0};
  golden("lists.en.html", route_lists(town(), plan, base::Language::kEnglish));
}

TEST(StaffingNeed, Golden) { golden("need.csv", staffing_need_csv(town(), staffing_need(town(), small_plan()), "Småby, nord")); }

TEST(StaffingNeed, CountsWhoIsOutAtOnceAndWhoTouchesTheHalfHour) {
  Municipality all = small_town();
  all.shifts[0].pause.reset();
  all.rules.parking = {0, 0, 0};
  Plan plan{{{{{0, 0, t(8)}}, {}}, {}, {}}, {1, 2}};
  using Needs = std::vector<Need>;
  // Out from 07:50 to 08:40.
  EXPECT_EQ(staffing_need(all, plan), (Needs{{t(7, 30), t(8), "", 1, 1}, {t(8), t(8, 30), "", 1, 1}, {t(8, 30), t(9), "", 1, 1}}));
  Visit next = all.visits[0];
  next.id = "v3";
  next.windows = {{t(8), t(9)}};
  all.visits.push_back(next);
  plan.routes[1].turns = {{3, 0, t(8, 50)}};  // out from 08:40 to 09:30: two in the half hour, one at a time
  EXPECT_EQ(staffing_need(all, plan)[2], (Need{t(8, 30), t(9), "", 1, 2}));
  plan.routes[1].turns[0].start -= 1;
  EXPECT_EQ(staffing_need(all, plan)[2], (Need{t(8, 30), t(9), "", 2, 2}));
}

TEST(StaffingNeed, TheNightOfSummerTimeHasItsOwnOffset) {
  Municipality all = small_town();
  all.first = Date{std::chrono::year(2026), std::chrono::month(3), std::chrono::day(29)};
  all.origin = danish::midnight(all.first);
  const std::string csv = staffing_need_csv(all, {{t(0, 30), t(1), "", 1, 1}, {t(1, 30), t(2), "", 1, 1}}, "");
  EXPECT_EQ(csv,
            "start,end,unit,skill,min,preferred\r\n2026-03-29T00:30:00+01:00,2026-03-29T01:00:00+01:00,,,1,1\r\n"
            "2026-03-29T01:30:00+01:00,2026-03-29T03:00:00+02:00,,,1,1\r\n");
}

}  // namespace
}  // namespace meretid::homecare::output
