// SPDX-License-Identifier: EUPL-1.2
// How much one account, and one kind of job, may ask for: over the wire, as a page sees it.
#include "api/api_test.h"
#include "api/job_limits.h"

#include <gmock/gmock.h>

#include <thread>

namespace meretid::api {
namespace {

using people::Grant;
using people::Role;
using testing::HasSubstr;

constexpr const char* kJob = R"({"pieces":1})";

class Limited : public Installation {
 protected:
  Person analyst(const std::string& login) { return person(login, {Grant{"batch", Role::kAnalyst}}); }
  static void expect_too_many(const http::Answer& answer, const std::string& code, const std::string& sentence) {
    EXPECT_EQ(answer.status, 429);
    EXPECT_GE(std::stoi(answer.headers.at("retry-after")), 1);
    const json problem = json::parse(answer.body);
    EXPECT_EQ(problem.at("code"), code);
    EXPECT_THAT(problem.at("detail").get<std::string>(), HasSubstr(sentence));
  }
};

class FewJobs : public Limited {
 protected:
  FewJobs() {
    config_.jobs_per_account = 3;
    config_.jobs_per_kind["batch.piece"] = 2;
  }
};

TEST_F(FewJobs, AnAccountHasOnlySoManyAtATime) {
  const Person one = analyst("en"), other = analyst("to");
  std::string first;
  for (int i = 0; i < 3; ++i) {
    const auto answer = one.call("POST", "/api/batch/sum", kJob);
    ASSERT_EQ(answer.status, 202) << answer.body;
    if (first.empty()) first = json::parse(answer.body).at("job");
  }
  expect_too_many(one.call("POST", "/api/batch/sum", kJob), "api.too_many_jobs", "Du har 3 job i kø eller i gang, og højst 3 ad gangen");
  EXPECT_EQ(one.get("/api/jobs?mine=1").size(), 3U) << "what is refused is not queued";
  EXPECT_EQ(other.call("POST", "/api/batch/sum", kJob).status, 202) << "another account has its own";
  ASSERT_EQ(one.call("POST", "/api/jobs/" + first + "/cancel").status, 204);
  EXPECT_EQ(one.call("POST", "/api/batch/sum", kJob).status, 202) << "what has ended makes room";
}

TEST_F(FewJobs, AKindHasOnlySoManyWhoeverAsks) {
  const std::string piece = R"({"number":1})";
  ASSERT_EQ(analyst("en").call("POST", "/api/batch/piece", piece).status, 202);
  ASSERT_EQ(analyst("to").call("POST", "/api/batch/piece", piece).status, 202);
  const Person third = analyst("tre");
  expect_too_many(third.call("POST", "/api/batch/piece", piece), "api.too_many_of_kind", "2 job af denne slags");
  EXPECT_EQ(third.call("POST", "/api/batch/sum", kJob).status, 202) << "other kinds go on";
}

TEST_F(FewJobs, ChildrenAreNotCounted) {
  const Person one = analyst("en");
  ASSERT_EQ(one.call("POST", "/api/batch/sum", kJob).status, 202);
  ASSERT_TRUE(db_->execute("INSERT INTO jobs (id, parent, root, place, room, kind, account, state, turn, ready, created, changed) "
                           "SELECT 'child' || number, id, root, number, room, 'piece', account, 'queued', turn, ready, created, changed "
                           "FROM jobs, (SELECT 1 AS number UNION SELECT 2 UNION SELECT 3) AS numbers"));
  EXPECT_EQ(one.call("POST", "/api/batch/piece", R"({"number":1})").status, 202);
}

TEST_F(FewJobs, TwoRequestsAtOnceDoNotBothTakeTheLastPlace) {
  const Person one = analyst("en");
  std::atomic<int> taken{0};
  std::vector<std::thread> all;
  for (int i = 0; i < 8; ++i)
    all.emplace_back([&] { taken += one.call("POST", "/api/batch/sum", kJob).status == 202 ? 1 : 0; });
  for (auto& thread : all) thread.join();
  EXPECT_EQ(taken, 3);
}

TEST_F(FewJobs, ALimitForAKindThatIsNotThereIsSaidAtStart) {
  EXPECT_TRUE(check_limited_kinds(config_, registry_));
  config_.jobs_per_kind["batch.sums"] = 1;
  const auto checked = check_limited_kinds(config_, registry_);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, "solution.config");
  EXPECT_EQ(checked.error().where, "meretid.toml [jobs_per_kind]");
}

class Slow : public Limited {
 protected:
  Slow() { config_.requests_per_second_per_account = 1; }  // and five at once
};

TEST_F(Slow, AnAccountMayNotAskWithoutEnd) {
  const Person one = person("en", {}), other = person("to", {});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(one.call("GET", "/api/session").status, 200);
  expect_too_many(one.call("GET", "/api/cases"), "api.too_many", "for mange forespørgsler");
  EXPECT_EQ(other.call("GET", "/api/cases").status, 200) << "another account from the same address";
  EXPECT_EQ(nobody().call("GET", "/api/rooms").status, 200);
}

}  // namespace
}  // namespace meretid::api
