// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "api/api_test.h"

namespace meretid::api {
namespace {

using testing::HasSubstr;

class Health : public Installation {};

TEST_F(Health, IsToldToWhoeverAsks) {
  EXPECT_EQ(nobody().get("/healthz")["status"], "ok");
  EXPECT_EQ(nobody().get("/readyz")["status"], "ready");
}

TEST_F(Health, FiguresCountTheJobsAndNameNobody) {
  const Person who = person("analytiker", {{"batch", people::Role::kAnalyst}});
  ASSERT_FALSE(who.post("/api/batch/sum", {{"pieces", 5}}).value("job", "").empty());
  const auto answer = nobody().call("GET", "/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.headers.at("content-type"), HasSubstr("version=0.0.4"));
  EXPECT_THAT(answer.body, HasSubstr("meretid_jobs{room=\"batch\",state=\"queued\"} 1\n"));
  EXPECT_THAT(answer.body, HasSubstr("# TYPE process_resident_memory_bytes gauge\n"));
  EXPECT_THAT(answer.body, testing::Not(HasSubstr("analytiker")));
}

TEST_F(Health, FiguresStayOnThisMachine) {
  EXPECT_EQ(nobody().call("GET", "/metrics", {}, "X-Forwarded-For: 192.0.2.7\r\n").status, 403);
}

}  // namespace
}  // namespace meretid::api
