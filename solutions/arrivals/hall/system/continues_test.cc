// SPDX-License-Identifier: EUPL-1.2
// The forecast goes on by itself: hours that a system sends make a new one, also after the server was killed; the same hour again makes
// none; a correction is listed; the file of need and the forecast can be fetched by other systems.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "base/clock.h"
#include "sheets/workbook_writer.h"
#include "sheets/zip_parts.h"
#include "solution/testing/served_house.h"
#include "store/connection.h"

namespace meretid::arrivals {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;

constexpr int kMissingInSample = 6;

std::string sample() {
  std::ifstream in("solutions/arrivals/sample/ankomster.csv.xz", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// So many days of hours up to `end` in whole hours since 1970, as a department that is busier by day.
int usual_count(std::int64_t h) {
  const std::int64_t of_day = (h % 24 + 24) % 24;
  return static_cast<int>(5 + (of_day >= 8 && of_day < 20 ? 6 : 0) + h * 7919 % 5);
}
std::string moment_of(std::int64_t h) { return to_iso8601(Timestamp{h * kHour}).substr(0, 19) + "Z"; }
std::string hours_until(std::int64_t end, int days, int busy_days = 0) {
  std::string csv = "tid;antal\n";
  for (std::int64_t h = end - 24 * days; h < end; ++h) csv += moment_of(h) + ";" + std::to_string(usual_count(h) * (h >= end - 24 * busy_days ? 2 : 1)) + "\n";
  return csv;
}
constexpr std::int64_t kMidnight = std::int64_t{20480} * 24 - 1;  // hours since 1970: 2026-01-27 00:00 in Denmark

class Continues : public testing::Test {
 protected:
  Continues() { follow("ankomster.csv.xz", sample()); }

  void follow(const std::string& name, const std::string& bytes, const json& more = json::object()) {
    case_ = house_.new_case("arrivals", "Akutmodtagelsen");
    base_ = "/api/arrivals/cases/" + case_;
    const json file = house_.upload(case_, name, bytes);
    json settings = {{"files", {file}}, {"capacity", 14}, {"weeks", 1}, {"service", 45}};
    settings.update(more);
    const auto answer = house_.call("PUT", base_ + "/settings", settings.dump());
    EXPECT_EQ(answer.status, 200) << answer.body;
  }

  json send(const std::string& start, int count) { return house_.post(base_ + "/hours", {{"hours", {{{"start", start}, {"count", count}}}}}); }

  std::set<std::string> renewals() {
    std::set<std::string> ids;
    for (const json& job : house_.get("/api/jobs?case=" + case_))
      if (job.at("kind") == "renew") ids.insert(job.at("id"));
    return ids;
  }
  /// The minute between two looks of the timer is over.
  void let_the_timer_look() {
    const auto database = store::open_database((house_.home() / "meretid.db").string());
    ASSERT_TRUE(database);
    const auto db = (*database)->connect();
    ASSERT_TRUE(db);
    ASSERT_TRUE((*db)->execute("UPDATE periodic_runs SET latest = 0 WHERE room = 'arrivals'"));
  }
  /// A renewal that was not there before, once it is done.
  json next_renewal(const std::set<std::string>& before) {
    for (int i = 0; i < 200; ++i) {
      for (const std::string& id : renewals())
        if (!before.contains(id)) return house_.ended(id, 60s);
      std::this_thread::sleep_for(100ms);
    }
    ADD_FAILURE() << "no renewal was started\n" << house_.said();
    return {};
  }

  ServedHouse house_;
  std::string case_, base_;
};

TEST_F(Continues, HourByHourThroughAKilledServer) {
  // The planner's own forecast first: shifts to decide on.
  const std::string proposal = house_.start_job("arrivals", "propose", case_, json::object());
  ASSERT_EQ(house_.ended(proposal, 120s).value("state", ""), "done");
  const json draft = house_.get("/api/jobs/" + proposal + "/result");
  EXPECT_EQ(draft.at("hours").size(), 72U);
  EXPECT_EQ(draft.at("hours")[0].at("start"), "2026-01-01T00:00:00+01:00");
  ASSERT_FALSE(draft.at("shifts").empty());
  EXPECT_LT(draft.at("backtest").at("model").at("pinball").get<double>(), draft.at("backtest").at("naive").at("pinball").get<double>());
  EXPECT_EQ(house_.get(base_ + "/board").at("proposals")[0].at("job"), proposal);
  EXPECT_TRUE(renewals().empty()) << "nothing new came: nothing to renew";

  // An hour comes in, then the same hour again.
  EXPECT_EQ(send("2026-01-01T00:00:00+01:00", 7).at("taken").at("fresh"), 1);
  EXPECT_EQ(send("2026-01-01T00:00:00+01:00", 7).at("taken").at("same"), 1);
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  auto known = renewals();
  EXPECT_EQ(house_.get(base_ + "/forecast").at("start"), "2026-01-01T01:00:00+01:00");
  send("2026-01-01T00:00:00+01:00", 7);
  let_the_timer_look();
  std::this_thread::sleep_for(1s);
  EXPECT_EQ(renewals(), known) << "the same hour again makes no forecast";

  // Killed, and started again: an hour is missing, the next one continues.
  house_.kill();
  house_.start();
  EXPECT_EQ(send("2026-01-01T02:00:00+01:00", 5).at("taken").at("fresh"), 1);
  let_the_timer_look();
  ASSERT_EQ(next_renewal(known).value("state", ""), "done");
  known = renewals();
  const json after = house_.get(base_ + "/forecast");
  EXPECT_EQ(after.at("start"), "2026-01-01T03:00:00+01:00");
  const auto& counts = after.at("seen").at("counts");
  EXPECT_EQ(counts[counts.size() - 1], 5);
  EXPECT_EQ(counts[counts.size() - 2], -1) << "the missing hour is not known";

  // A correction is taken and shown.
  EXPECT_EQ(send("2026-01-01T00:00:00+01:00", 9).at("taken").at("corrected"), 1);
  const json board = house_.get(base_ + "/board");
  EXPECT_EQ(board.at("unknown"), kMissingInSample + 1);
  ASSERT_EQ(board.at("corrections").size(), 1U);
  EXPECT_EQ(board.at("corrections")[0].at("before"), 7);
  EXPECT_EQ(board.at("corrections")[0].at("after"), 9);
  let_the_timer_look();
  ASSERT_EQ(next_renewal(known).value("state", ""), "done");

  // What other systems fetch.
  const auto rows = house_.call("GET", base_ + "/forecast.csv", {});
  EXPECT_THAT(rows.body, testing::StartsWith("start,end,mean,"));
  const std::string shift = draft.at("shifts")[0].at("id");
  const int people = draft.at("shifts")[0].at("people");
  const json line = {{"part", shift}, {"decided", "amend"}, {"reason", "Kursus"}, {"amended", {{"people", people + 3}}}};
  house_.post("/api/jobs/" + proposal + "/decisions", {{"decisions", json::array({line})}, {"active_seconds", 5}});
  const auto need = house_.call("GET", "/api/arrivals/plans/" + proposal + "/need.csv", {});
  std::istringstream lines(need.body);
  std::string header, first;
  std::getline(lines, header), std::getline(lines, first);
  EXPECT_EQ(header, "start,end,unit,skill,min,preferred");
  EXPECT_EQ(std::stoi(first.substr(first.rfind(',') + 1)), people + 3) << first;
  const json measured = house_.get("/api/arrivals/plans/" + proposal + "/afterwards");
  EXPECT_EQ(measured.at("hours"), 2);
}

TEST_F(Continues, ASilenceRaisesAnAlarmAndTheNextHourEndsIt) {
  const std::int64_t now = system_clock().now().microseconds / kHour;
  follow("nu.csv", hours_until(now - 9, 90));
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  const auto known = renewals();
  const json silent = house_.get(base_ + "/board").at("alarms");
  ASSERT_EQ(silent.size(), 1U) << silent;
  EXPECT_EQ(silent[0].at("kind"), "outage");
  EXPECT_GE(silent[0].at("facts").at("hours"), 9);
  EXPECT_FALSE(silent[0].contains("ended"));
  EXPECT_EQ(house_.get(base_ + "/forecast").at("gap"), 9) << "three days beyond now, though nine hours are missing";
  let_the_timer_look();
  std::this_thread::sleep_for(1s);
  EXPECT_EQ(renewals(), known) << "one silence, one forecast";

  EXPECT_EQ(send(to_iso8601(Timestamp{(now - 1) * kHour}), 8).at("taken").at("fresh"), 1);
  let_the_timer_look();
  ASSERT_EQ(next_renewal(known).value("state", ""), "done");
  const json heard = house_.get(base_ + "/board").at("alarms");
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_TRUE(heard[0].contains("ended"));
}

TEST_F(Continues, ADayThatLeavesItsBandRaisesAnAlarmAndItsCorrectionEndsIt) {
  follow("afdeling.csv", hours_until(kMidnight, 90));
  const auto send_day = [&](int factor) {
    json hours = json::array();
    for (std::int64_t h = kMidnight; h < kMidnight + 10; ++h) hours.push_back({{"start", moment_of(h)}, {"count", factor * usual_count(h)}});
    return house_.post(base_ + "/hours", {{"hours", hours}});
  };
  EXPECT_EQ(send_day(3).at("taken").at("fresh"), 10);
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  const auto known = renewals();
  const json raised = house_.get(base_ + "/board").at("alarms");
  ASSERT_EQ(raised.size(), 1U) << raised;
  EXPECT_EQ(raised[0].at("kind"), "today");
  EXPECT_EQ(raised[0].at("facts").at("hours"), 10);
  EXPECT_GT(raised[0].at("facts").at("actual"), raised[0].at("facts").at("high"));
  EXPECT_FALSE(raised[0].contains("ended"));

  EXPECT_EQ(send_day(1).at("taken").at("corrected"), 10);
  let_the_timer_look();
  ASSERT_EQ(next_renewal(known).value("state", ""), "done");
  const json ended = house_.get(base_ + "/board").at("alarms");
  ASSERT_EQ(ended.size(), 1U) << "the same alarm, over";
  EXPECT_TRUE(ended[0].contains("ended"));
}

TEST_F(Continues, ADepartmentThatDoublesHasDriftedAndAnotherFileEndsTheAlarm) {
  follow("afdeling.csv", hours_until(kMidnight, 120, 10));
  EXPECT_EQ(send(moment_of(kMidnight), 2 * usual_count(kMidnight)).at("taken").at("fresh"), 1);
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  const json raised = house_.get(base_ + "/board").at("alarms");
  ASSERT_EQ(raised.size(), 1U) << raised;
  EXPECT_EQ(raised[0].at("kind"), "drift");
  EXPECT_LT(raised[0].at("facts").at("percent"), 0) << "fewer were forecast than came";
  EXPECT_FALSE(raised[0].contains("ended"));

  const auto known = renewals();
  const json file = house_.upload(case_, "rettet.csv", hours_until(kMidnight, 120));
  ASSERT_EQ(house_.call("PUT", base_ + "/settings", json({{"files", {file}}}).dump()).status, 200);
  let_the_timer_look();
  ASSERT_EQ(next_renewal(known).value("state", ""), "done");
  EXPECT_TRUE(house_.get(base_ + "/board").at("alarms")[0].contains("ended"));
}

TEST_F(Continues, GroupsAreForecastSuchThatTheyAddUpAndTakeTheirOwnHours) {
  std::string csv = "tid;afdeling;antal\n";
  for (std::int64_t h = kMidnight - 24 * 90; h < kMidnight; ++h)
    csv += moment_of(h) + ";Medicin;" + std::to_string(usual_count(h)) + "\n" + moment_of(h) + ";Skadestue;" + std::to_string(usual_count(h + 3) / 2) + "\n";
  follow("grupper.csv", csv, {{"groups", {"afdeling"}}});
  EXPECT_EQ(house_.get(base_ + "/board").at("groups").size(), 2U);
  const json hours = {{{"start", moment_of(kMidnight)}, {"count", 6}, {"group", {"Medicin"}}}, {{"start", moment_of(kMidnight)}, {"count", 3}, {"group", {"Skadestue"}}}};
  EXPECT_EQ(house_.post(base_ + "/hours", {{"hours", hours}}).at("taken").at("fresh"), 2);
  const auto unknown = house_.call("POST", base_ + "/hours", json({{"hours", {{{"start", moment_of(kMidnight)}, {"count", 1}, {"group", {"Kælder"}}}}}}).dump());
  EXPECT_EQ(unknown.status, 422);
  EXPECT_NE(unknown.body.find("arrivals.hall.group"), std::string::npos);
  EXPECT_NE(unknown.body.find("Skadestue"), std::string::npos) << "says which there are";
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  const json forecast = house_.get(base_ + "/forecast");
  ASSERT_EQ(forecast.at("groups").size(), 2U);
  EXPECT_EQ(forecast.at("seen").at("counts").back(), 9) << "the sum of what was sent";
  EXPECT_EQ(forecast.at("groups")[1].at("seen").back(), 3);
  for (const std::size_t h : {std::size_t{0}, std::size_t{30}, std::size_t{71}})
    EXPECT_NEAR(forecast.at("hours")[h].at("mean").get<double>(), forecast.at("groups")[0].at("mean")[h].get<double>() + forecast.at("groups")[1].at("mean")[h].get<double>(), 0.02);
  EXPECT_THAT(house_.call("GET", base_ + "/groups.csv", {}).body, testing::StartsWith("afdeling,start,end,mean,"));
}

TEST_F(Continues, AnAmbulanceOnItsWayIsCountedOnceAndNoMoreWhenItIsCalledOff) {
  const std::int64_t now = system_clock().now().microseconds / kHour;
  follow("nu.csv", hours_until(now, 90));
  const auto announce = [&](const json& one) { return house_.post(base_ + "/announced", {{"announced", json::array({one})}}); };
  json run = {{"reference", "kørsel 17"}, {"expected", moment_of(now + 2)}};
  const json first = announce(run);
  ASSERT_TRUE(first.contains("taken")) << first;
  EXPECT_EQ(first.at("taken").at("fresh"), 1);
  EXPECT_EQ(announce(run).at("taken").at("same"), 1);
  EXPECT_EQ(house_.get(base_ + "/board").at("on_the_way"), 1);
  let_the_timer_look();
  ASSERT_EQ(next_renewal({}).value("state", ""), "done");
  const json forecast = house_.get(base_ + "/forecast");
  ASSERT_EQ(forecast.at("announced").size(), 1U);
  EXPECT_EQ(forecast.at("announced")[0].at("announced"), 1);
  run["cancelled"] = moment_of(now);
  EXPECT_EQ(announce(run).at("taken").at("corrected"), 1);
  EXPECT_EQ(house_.get(base_ + "/board").at("on_the_way"), 0);
  const auto refused = house_.call("POST", base_ + "/announced", json({{"announced", {{{"reference", "x"}, {"expected", "om lidt"}}}}}).dump());
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("announced[0].expected"), std::string::npos) << refused.body;
}

TEST_F(Continues, AWorkbookIsReadInTheSandboxAndItsFaultsNameTheCell) {
  const auto workbook = [](bool good) {
    sheets::WorkbookWriter book;
    book.sheet("Ankomster", {{"tid"}, {"antal"}});
    for (std::int64_t h = kMidnight - 24 * 30; h < kMidnight; ++h) book.row({moment_of(h), static_cast<double>(usual_count(h))});
    if (!good) book.row({std::string("i morgen"), 3.0});
    return std::move(book).finish().value();
  };
  follow("ankomster.xlsx", workbook(true));
  EXPECT_EQ(house_.get(base_ + "/board").at("slots"), 24 * 30);
  EXPECT_TRUE(house_.get(base_ + "/board").at("notes").empty());
  follow("fejl.xlsx", workbook(false));
  const json notes = house_.get(base_ + "/board").at("notes");
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].at("da").get<std::string>().find("linje 722"), std::string::npos) << "row 722 of the sheet";
  const json file = house_.upload(case_, "ankomster.xlsx", workbook(true));
  const auto refused = house_.call("PUT", base_ + "/settings", json({{"files", {file}}, {"sheet", "Budget"}}).dump());
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("Ankomster"), std::string::npos) << "says which sheets there are";
}

TEST_F(Continues, ACellThatIsNoNumberIsNoHourAndIsNamed) {
  std::string rows = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>tid</t></is></c><c r="B1" t="inlineStr"><is><t>antal</t></is></c></row>)";
  for (int i = 0; i < 24 * 20; ++i) {
    const std::string n = std::to_string(i + 2), count = i == 5 ? "1,5" : "4";
    rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"inlineStr\"><is><t>" + moment_of(kMidnight - 24 * 20 + i) + "</t></is></c><c r=\"B" + n + "\"><v>" + count + "</v></c></row>";
  }
  const auto bytes = sheets::zip_of_parts({{"[Content_Types].xml", "<Types/>"},
                                           {"xl/workbook.xml", R"(<workbook><sheets><sheet name="Ark1" r:id="a"/></sheets></workbook>)"},
                                           {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></Relationships>)"},
                                           {"xl/a.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
  ASSERT_TRUE(bytes);
  follow("fejl.xlsx", *bytes);
  const json board = house_.get(base_ + "/board");
  EXPECT_EQ(board.at("unknown"), 1);
  EXPECT_NE(board.at("notes").dump().find("Ark1!B7"), std::string::npos) << board.at("notes");
}

TEST_F(Continues, WhatIsNoHourIsRefusedWithItsPlace) {
  const auto refused = [&](const json& hours) {
    const auto answer = house_.call("POST", base_ + "/hours", json({{"hours", hours}}).dump());
    EXPECT_EQ(answer.status, 422) << answer.body;
    return json::parse(answer.body).value("code", "");
  };
  EXPECT_EQ(refused({{{"start", "2026-01-01T00:30:00+01:00"}, {"count", 1}}}), "arrivals.hall.bad_start");
  EXPECT_EQ(refused({{{"start", "2035-01-01T00:00:00+01:00"}, {"count", 1}}}), "arrivals.hall.future");
  EXPECT_EQ(refused({{{"start", "1999-01-01T00:00:00+01:00"}, {"count", 1}}}), "arrivals.hall.before");
  EXPECT_EQ(refused({{{"start", "2026-01-01T00:00:00+01:00"}, {"count", 1}}, {{"start", "2025-12-31T23:00:00Z"}, {"count", 2}}}), "arrivals.hall.twice");
  EXPECT_EQ(house_.get(base_ + "/board").at("slots"), 26304) << "all or none";
}

}  // namespace
}  // namespace meretid::arrivals
