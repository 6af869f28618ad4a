// SPDX-License-Identifier: EUPL-1.2
// Jobs that died or failed over real sockets: who sees them, how much of the error, and who may take them up.
#include <gmock/gmock.h>

#include "api/api_test.h"
#include "jobs/lease.h"

namespace meretid::api {
namespace {

using people::Role;
using testing::HasSubstr;
using testing::Not;

class DeadLetters : public Installation {
 protected:
  /// A job of this person's case whose error quotes the case.
  std::string failed_job(const Person& who) {
    in_case_ = who.post("/api/cases", {{"room", "batch"}, {"title", "Sag om æbler"}}).value("id", "");
    const std::string job = who.post("/api/batch/sum?case=" + in_case_, {{"pieces", 2}}).value("job", "");
    EXPECT_FALSE(job.empty());
    fail_waiting();
    return job;
  }
  void fail_waiting() {
    jobs::Leases leases;
    const auto lease = leases.claim(*db_, "w", "");
    ASSERT_TRUE(lease && *lease);
    auto access = people::open_case_for_job(*db_, (*lease)->case_id, (*lease)->job, now());
    ASSERT_TRUE(access);
    const auto key = house_->keys->key(*db_, access->scope());
    ASSERT_TRUE(key);
    const auto state = leases.finish(*db_, **lease, *key,
        {fail("http.no_file", Kind::kBadInput, {{"found", "Anders And"}}, "brev.txt"), {}, 0, {}});
    ASSERT_EQ(state.value(), jobs::State::kFailed);
  }
  std::string in_case_;
};

TEST_F(DeadLetters, TheOwnerSeesTheWholeErrorAndRunsItAgain) {
  const Person who = person("analytiker", {{"batch", Role::kAnalyst}});
  const std::string job = failed_job(who);
  const json all = who.get("/api/dead");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["job"], job);
  EXPECT_EQ(all[0]["state"], "failed");
  EXPECT_EQ(all[0]["attempts"], 1);
  EXPECT_TRUE(all[0]["mine"]);
  EXPECT_TRUE(all[0]["whole"]);
  EXPECT_EQ(all[0]["case"], in_case_);
  EXPECT_THAT(all[0]["detail"].get<std::string>(), HasSubstr("Anders And"));
  EXPECT_EQ(who.call("POST", "/api/dead/" + job + "/retry", "{}").status, 204);
  EXPECT_TRUE(who.get("/api/dead").empty());
  EXPECT_EQ(who.get("/api/jobs/" + job)["state"], "queued");
  EXPECT_EQ(who.post("/api/dead/" + job + "/retry", json::object())["code"], "jobs.not_dead");
  fail_waiting();
  EXPECT_EQ(who.call("DELETE", "/api/dead/" + job).status, 204);
  EXPECT_EQ(who.get("/api/jobs/" + job)["state"], "cancelled");
  EXPECT_THAT(who.call("GET", "/api/cases/" + in_case_ + "/record").body, HasSubstr("jobs.dead_discarded"));
}

TEST_F(DeadLetters, AnAdministratorSeesThatAndWhyButNothingOfTheCase) {
  const std::string job = failed_job(person("analytiker", {{"batch", Role::kAnalyst}}));
  const Person admin = person("chef", {{"*", Role::kAdministrator}});
  const auto answer = admin.call("GET", "/api/dead");
  EXPECT_THAT(answer.body, Not(HasSubstr("Anders And")));
  EXPECT_THAT(answer.body, Not(HasSubstr("brev.txt")));
  EXPECT_THAT(answer.body, Not(HasSubstr(in_case_)));
  const json all = json::parse(answer.body);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["who"], "Navn analytiker");
  EXPECT_FALSE(all[0]["whole"]);
  EXPECT_EQ(all[0]["code"], "http.no_file");
  EXPECT_EQ(admin.call("POST", "/api/dead/" + job + "/retry", "{}").status, 204);
}

TEST_F(DeadLetters, OthersNeitherSeeNorTouchThem) {
  const std::string job = failed_job(person("analytiker", {{"batch", Role::kAnalyst}}));
  for (const Person& other : {person("kollega", {{"batch", Role::kAnalyst}}), person("nabochef", {{"optimiser", Role::kAdministrator}})}) {
    EXPECT_TRUE(other.get("/api/dead").empty());
    EXPECT_EQ(other.call("POST", "/api/dead/" + job + "/retry", "{}").status, 404);
    EXPECT_EQ(other.call("DELETE", "/api/dead/" + job).status, 404);
  }
}

}  // namespace
}  // namespace meretid::api
