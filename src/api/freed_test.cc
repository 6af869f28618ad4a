// SPDX-License-Identifier: EUPL-1.2
// The board over real sockets, and the spreadsheet of it.
#include <gmock/gmock.h>

#include "api/api_test.h"
#include "api/freed_board.h"
#include "jobs/worker.h"
#include "record/decision.h"

namespace meretid::api {
namespace {

using people::Role;
using testing::HasSubstr;
using testing::StartsWith;

class FreedTime : public Installation {
 protected:
  Person analyst() { return person("analytiker", {{"batch", Role::kAnalyst}}); }
  int sample(const Person& who, const json& body) const { return who.call("POST", "/api/baselines", body.dump()).status; }
  static json piece(double minutes) { return {{"room", "batch"}, {"kind", "sum"}, {"minutes", minutes}}; }
  void decided_jobs(int count, double minutes) {
    const auto scope = store::CaseScope::installation();
    for (int i = 0; i < count; ++i) {
      const auto job = Id<jobs::Job>::make();
      ASSERT_TRUE(record::add_cost(*db_, job, "batch", "sum", true, {36, i == 0 ? std::optional<double>(360) : std::nullopt}, now()));
      ASSERT_TRUE(record::decide(*db_, *house_->keys, scope, job, "batch", Id<people::Account>::make(),
                                 {{"sum", "", record::Decided::kApprove, "", "", ""}}, minutes * 60, now()));
      ASSERT_TRUE(record::add_freed(*db_, job, "batch", "sum", 1.5, now()));
    }
  }
  json batch() const {
    const json board = nobody().get("/api/freed");
    for (const json& room : board["rooms"])
      if (room["id"] == "batch") return room;
    return {};
  }
};

TEST_F(FreedTime, IsSampledByThoseWhoDoTheWork) {
  const Person who = analyst();
  EXPECT_EQ(sample(nobody(), piece(40)), 401);
  EXPECT_EQ(sample(person("planlægger", {{"optimiser", Role::kPlanner}}), piece(40)), 403) << "not their work";
  EXPECT_EQ(sample(who, {{"room", "batch"}, {"kind", "piece"}, {"minutes", 4}}), 404) << "has no draft";
  EXPECT_EQ(sample(who, piece(-1)), 422);
  EXPECT_EQ(sample(who, piece(40.5)), 204);
  const json mine = who.get("/api/baselines?room=batch");
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0]["kind"], "sum");
  EXPECT_EQ(mine[0]["samples"], 1);
  EXPECT_FALSE(mine[0]["asked"]) << "no case, no asking";
  EXPECT_TRUE(who.get("/api/baselines?room=optimiser").empty());
  const Person auditor = person("revisor", {{"*", Role::kAuditor}});
  EXPECT_THAT(auditor.call("GET", "/api/record").body, HasSubstr("freed.baseline_sampled"));
}

TEST_F(FreedTime, ACaseThatWasDrawnAsks) {
  house_->config.baseline_every = 1;
  const Person who = analyst();
  const std::string in_case = who.post("/api/cases", {{"room", "batch"}, {"title", "Sag"}}).value("id", "");
  EXPECT_TRUE(who.get("/api/baselines?room=batch&case=" + in_case)[0]["asked"]);
  EXPECT_EQ(person("fremmed", {{"batch", Role::kAnalyst}}).get("/api/baselines?room=batch&case=" + in_case)["status"], 404);
  house_->config.baseline_every = 0;
  EXPECT_FALSE(who.get("/api/baselines?room=batch&case=" + in_case)[0]["asked"]);
}

TEST_F(FreedTime, IsPublicAndSaysWhyAFigureIsMissing) {
  EXPECT_EQ(batch()["figures"]["not_measured"], "no_samples");
  decided_jobs(5, 2);
  const Person who = analyst();
  for (int i = 0; i < 4; ++i) ASSERT_EQ(sample(who, piece(10 + i)), 204);
  json figures = batch()["figures"];
  EXPECT_FALSE(figures.contains("measured"));
  EXPECT_EQ(figures["not_measured"], "few_samples");
  EXPECT_EQ(figures["assumed_minutes"], 7.5);
  ASSERT_EQ(sample(who, piece(14)), 204);
  figures = batch()["figures"];
  EXPECT_EQ(figures["not_measured"], "");
  EXPECT_NEAR(figures["measured"]["minutes"].get<double>(), 5 * (12 - 2), 1e-9);
  EXPECT_LT(figures["measured"]["low"], figures["measured"]["minutes"]);
  EXPECT_EQ(figures["assumed_minutes"], 7.5) << "never mixed";
  // 36 s of each job: the first measured with 360 J = .1 Wh, the others 36 s · 10 W = .1 Wh too.
  EXPECT_NEAR(figures["energy_wh_per_job"].get<double>(), 0.1, 1e-9);
  EXPECT_NEAR(figures["energy_measured"].get<double>(), 0.2, 1e-9);
  EXPECT_NEAR(figures["energy_kroner_per_job"].get<double>(), 0.1 / 1000 * 2, 1e-12);
  EXPECT_NEAR(figures["work_kroner_per_job"].get<double>(), 2.0 / 60 * 350, 1e-9);
  EXPECT_EQ(nobody().get("/api/freed")["goal_hours"], 50e6);
  for (const json& entry : nobody().get("/api/register"))
    if (entry["id"] == "batch") {
      EXPECT_EQ(entry["figures"], figures) << "the register says the same";
    }
}

TEST_F(FreedTime, FewJobsShowNobodysTime) {
  decided_jobs(4, 2);
  const json figures = batch()["figures"];
  EXPECT_FALSE(figures.contains("work_minutes_per_job"));
  EXPECT_TRUE(figures.contains("energy_wh_per_job"));
}

TEST_F(FreedTime, GoesIntoADanishSpreadsheet) {
  decided_jobs(5, 2);
  const auto danish = nobody().call("GET", "/api/freed.csv");
  EXPECT_EQ(danish.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_THAT(danish.headers.at("content-disposition"), HasSubstr("frigjort-tid.csv"));
  EXPECT_THAT(danish.body, StartsWith("\xEF\xBB\xBFNiveau;Løsning;Job;Frigjort, antaget (minutter);"));
  EXPECT_THAT(danish.body, HasSubstr("\r\njob;Prøverum batch;sum;7,5;5;;;;0;5;Arbejdet er endnu ikke målt uden Meretid;5;180;0,5;0,2;0,1;0,0002;2;11,67\r\n"));
  const auto english = nobody().call("GET", "/api/freed.csv?mark=0", {}, "Accept-Language: en\r\n");
  EXPECT_THAT(english.body, StartsWith("Level;"));
  EXPECT_THAT(english.body, HasSubstr("job;Probe room batch;sum;7.5;"));
  std::size_t columns = 0;
  for (std::size_t at = 0; at < english.body.size();) {  // every line has as many columns as the first
    const auto end = english.body.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    const auto line = english.body.substr(at, end - at);
    const auto here = static_cast<std::size_t>(std::count(line.begin(), line.end(), ';'));
    if (at == 0) columns = here;
    EXPECT_EQ(here, columns) << line;
    at = end + 2;
  }
}

TEST_F(FreedTime, APageCannotCountMoreTimeThanThereWas) {
  const Person who = analyst();
  const std::string in_case = who.post("/api/cases", {{"room", "batch"}, {"title", "Sag"}}).value("id", "");
  const std::string job = who.post("/api/batch/sum?case=" + in_case, {{"pieces", 2}}).value("job", "");
  const auto worker = jobs::Worker::make({*house_->database, house_->keys, house_->blobs, registry_}, "w");
  ASSERT_TRUE(worker);
  const std::atomic<bool> drain{false};
  ASSERT_TRUE((*worker)->work(drain, true));
  const json line{{"decisions", {{{"part", "sum"}, {"decided", "approve"}}}}, {"active_seconds", 36'000}};
  ASSERT_EQ(who.call("POST", "/api/jobs/" + job + "/decisions", line.dump()).status, 204);
  const auto freed = record::freed_time(*db_).value();
  EXPECT_EQ(freed.rooms.at(0).worked_jobs, 1);
  EXPECT_LT(freed.rooms.at(0).worked_minutes, 1) << "ten hours were claimed a moment after the draft was made";
  EXPECT_GT(freed.rooms.at(0).cpu_seconds, 0);
}

TEST(FreedCsv, ANameIsNeitherAFormulaNorAColumnMore) {
  BoardAnswer board;
  FreedRoom room;
  room.name = {"=HYPERLINK(\"x\")", "Rum; \"stort\""};
  board.rooms.push_back(room);
  EXPECT_THAT(freed_csv(board, {}), HasSubstr(";\"'=HYPERLINK(\"\"x\"\")\";"));
  EXPECT_THAT(freed_csv(board, {base::Language::kEnglish, false}), HasSubstr(";\"Rum; \"\"stort\"\"\";"));
}

TEST(Decimals, AreWrittenAsTheLanguageWritesThem) {
  using base::Language;
  EXPECT_EQ(decimal(1234.5, 1, Language::kDanish), "1234,5");
  EXPECT_EQ(decimal(1234.5, 1, Language::kEnglish), "1234.5");
  EXPECT_EQ(decimal(10, 3, Language::kDanish), "10");
  EXPECT_EQ(decimal(100, 0, Language::kDanish), "100");
  EXPECT_EQ(decimal(-0.0004, 2, Language::kDanish), "0");
  EXPECT_EQ(decimal(-2.25, 2, Language::kDanish), "-2,25");
}

}  // namespace
}  // namespace meretid::api
