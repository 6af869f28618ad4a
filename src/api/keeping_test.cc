// SPDX-License-Identifier: EUPL-1.2
// Closing, holding and deleting cases over the wire.
#include <gmock/gmock.h>

#include "api/api_test.h"

namespace meretid::api {
namespace {

using people::Role;
using testing::HasSubstr;

class Keeping : public Installation {
 protected:
  static std::string new_case(const Person& who) {
    return who.post("/api/cases", {{"room", "batch"}, {"title", "Sag om æbler"}}).value("id", "");
  }
  static std::string hold_body(bool held, const std::string& reason) { return json{{"held", held}, {"reason", reason}}.dump(); }
};

TEST_F(Keeping, AClosedCaseTakesNothingNewUntilItIsReopened) {
  const Person who = person("analytiker", {{"batch", Role::kAnalyst}});
  const std::string id = new_case(who), at = "/api/cases/" + id;
  const std::string job = who.post("/api/batch/sum?case=" + id, {{"pieces", 5}}).value("job", "");
  ASSERT_FALSE(job.empty());
  const auto working = who.call("POST", at + "/close");
  EXPECT_EQ(working.status, 409);
  EXPECT_THAT(working.body, HasSubstr("keeping.still_working"));
  ASSERT_EQ(who.call("POST", "/api/jobs/" + job + "/cancel").status, 204);
  ASSERT_EQ(who.call("POST", at + "/close").status, 200);
  EXPECT_EQ(who.get(at)["state"], "closed");
  for (const auto& [target, body] : {std::pair{"/api/batch/sum?case=" + id, R"({"pieces":5})"}, {at + "/uploads", R"({"name":"a.txt","size":1})"},
                                     {"/api/jobs/" + job + "/decisions", R"({"decisions":[],"active_seconds":1})"}}) {
    const auto refused = who.call("POST", target, body);
    EXPECT_EQ(refused.status, 409) << target;
    EXPECT_THAT(refused.body, HasSubstr("people.case_closed")) << target;
  }
  EXPECT_EQ(who.call("GET", at + "/record").status, 200) << "reading goes on";
  person("kollega", {{"batch", Role::kAnalyst}});
  EXPECT_EQ(who.call("POST", at + "/members", R"({"account":"kollega"})").status, 200) << "who may read it can change";
  ASSERT_EQ(who.call("POST", at + "/reopen").status, 200);
  EXPECT_EQ(who.call("POST", "/api/batch/sum?case=" + id, R"({"pieces":5})").status, 202);
}

TEST_F(Keeping, AHoldStopsDeletionAndOnlyTheOwnerOrAnAdministratorLiftsIt) {
  const Person who = person("analytiker", {{"batch", Role::kAnalyst}});
  const Person other = person("kollega", {{"batch", Role::kAnalyst}});
  const Person admin = person("admin2", {{"*", Role::kAdministrator}});
  const std::string id = new_case(who), at = "/api/cases/" + id;
  ASSERT_EQ(who.call("POST", at + "/members", R"({"account":"kollega"})").status, 200);
  EXPECT_EQ(who.call("DELETE", at).status, 409) << "an open case is closed first";
  ASSERT_EQ(who.call("POST", at + "/close").status, 200);
  EXPECT_EQ(other.call("PUT", at + "/hold", hold_body(true, "x")).status, 403);
  EXPECT_EQ(other.call("DELETE", at).status, 403);
  EXPECT_EQ(who.call("PUT", at + "/hold", R"({"held":true,"reason":""})").status, 422);
  const auto held = who.call("PUT", at + "/hold", hold_body(true, "Retssag"));
  ASSERT_EQ(held.status, 200) << held.body;
  EXPECT_EQ(other.get(at + "/keeping")["held_because"], "Retssag");
  EXPECT_EQ(other.get(at + "/keeping")["owner"], false);
  const auto refused = who.call("DELETE", at);
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(json::parse(refused.body)["detail"].get<std::string>(), HasSubstr("bevaringspligt"));
  EXPECT_EQ(who.call("PUT", "/api/retention/holds/" + id, hold_body(false, "Forlig")).status, 403);
  EXPECT_EQ(admin.call("GET", at).status, 404) << "an administrator is no member for that";
  ASSERT_EQ(admin.call("PUT", "/api/retention/holds/" + id, hold_body(false, "Forlig")).status, 204);
  EXPECT_FALSE(who.get(at + "/keeping").contains("held_since"));
  ASSERT_EQ(who.call("DELETE", at).status, 204);
  EXPECT_EQ(who.call("GET", at).status, 404);
  const Person auditor = person("revisor", {{"*", Role::kAuditor}});
  std::vector<std::string> events;
  for (const auto& line : auditor.get(at + "/record")) events.push_back(line["event"]);
  EXPECT_THAT(events, testing::IsSupersetOf({"case.held", "case.hold_lifted", "case.opened_by_house", "case.deleted"}));
}

TEST_F(Keeping, AnAdministratorSeesAndSetsHowLongCasesAreKept) {
  const Person who = person("analytiker", {{"batch", Role::kAnalyst}});
  const Person admin = person("admin2", {{"*", Role::kAdministrator}});
  const std::string id = new_case(who), at = "/api/cases/" + id;
  ASSERT_EQ(who.call("POST", at + "/close").status, 200);
  EXPECT_FALSE(who.get(at + "/keeping").contains("deleted_from")) << "the probe room proposes no limit";
  EXPECT_EQ(admin.get("/api/retention/due?days=36500").size(), 0u);
  EXPECT_EQ(admin.call("PUT", "/api/retention/nowhere", R"({"days":1})").status, 404);
  EXPECT_EQ(admin.call("PUT", "/api/retention/batch", R"({"days":-1})").status, 422);
  ASSERT_EQ(admin.call("PUT", "/api/retention/batch", R"({"days":10})").status, 200);
  for (const auto& rule : admin.get("/api/retention"))
    if (rule["room"] == "batch") {
      EXPECT_EQ(rule["days"], 10);
      EXPECT_EQ(rule["decided"], true);
    }
  EXPECT_TRUE(who.get(at + "/keeping").contains("deleted_from"));
  EXPECT_EQ(admin.get("/api/retention/due?days=9").size(), 0u);
  const auto due = admin.get("/api/retention/due?days=11");
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0]["id"], id);
  EXPECT_FALSE(due[0].contains("title")) << "titles are the members'";
  EXPECT_EQ(admin.call("GET", "/api/retention/due?days=x").status, 422);
}

}  // namespace
}  // namespace meretid::api
