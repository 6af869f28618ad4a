// SPDX-License-Identifier: EUPL-1.2
// The authority's list on the server: what stands on it is proposed so in each new proposal and says so; a case takes it off, for its
// later rounds, too; what is about nothing in a case does not come into it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solution/testing/served_house.h"

namespace meretid::access {
namespace {

using namespace std::chrono_literals;
using solution::ServedHouse;
using json = ServedHouse::json;
using testing::HasSubstr;
using testing::Not;

const std::string kNote =
    "Notat. Berit Skovlund og Carl Vestergaard mødtes om grønært. Berit Skovlund ringer i morgen til Carl Vestergaard, tlf. 22 33 44 55.\n";

class AuthorityList : public testing::Test {
 protected:
  AuthorityList() : case_(house_.new_case("access", "Notat")) {}
  json add(const std::string& kind, const std::string& value, const std::string& reason) const {
    return house_.post("/api/access/exceptions", {{"kind", kind}, {"value", value}, {"reason", reason}});
  }
  std::pair<std::string, json> propose(json more = json::object()) const {
    json input{{"files", {house_.upload(case_, "notat.txt", kNote)}}, {"law", "OFL"}};
    input.update(more);
    const std::string job = house_.start_job("access", "propose", case_, input);
    EXPECT_EQ(house_.ended(job, 120s).at("state"), "done");
    return {job, house_.get("/api/access/proposals/" + job)};
  }
  static std::vector<json> of(const json& proposal, const std::string& text) {
    std::vector<json> found;
    for (const json& finding : proposal.at("findings"))
      if (finding.at("text") == text) found.push_back(finding);
    return found;
  }

  ServedHouse house_;
  std::string case_;
};

TEST_F(AuthorityList, StandsInEachNewProposalUntilACaseTakesItOff) {
  ASSERT_EQ(add("keep", "Berit Skovlund", "Borgmester").at("exceptions").size(), 1U);
  ASSERT_EQ(add("strike", "grønært", "Kodenavn").at("exceptions").size(), 2U);
  ASSERT_EQ(add("keep", "Skoleleder Hansen", "Står ikke i sagen").at("exceptions").size(), 3U);
  const auto [job, proposal] = propose();
  ASSERT_FALSE(of(proposal, "Berit Skovlund").empty());
  for (const json& finding : of(proposal, "Berit Skovlund")) {
    EXPECT_FALSE(finding.at("proposed"));
    EXPECT_THAT(std::string(finding.at("reason")), HasSubstr("Myndighedens liste: overstreges aldrig (Borgmester)."));
  }
  ASSERT_EQ(of(proposal, "grønært").size(), 1U);
  EXPECT_TRUE(of(proposal, "grønært")[0].at("proposed"));
  EXPECT_THAT(std::string(of(proposal, "grønært")[0].at("reason")), HasSubstr("Myndighedens liste: overstreges altid (Kodenavn)."));
  ASSERT_EQ(proposal.at("exceptions").size(), 2U) << "what is about nothing here stays on the list";
  for (const json& one : proposal.at("exceptions")) EXPECT_EQ(one.at("source"), "authority");

  // The case says otherwise; the next round knows.
  const std::size_t berit = proposal.at("exceptions")[0].at("value") == "Berit Skovlund" ? 0 : 1;
  const auto said = house_.call("POST", "/api/jobs/" + job + "/decisions", json{{"decisions", {{{"part", "exception-" + std::to_string(berit)}, {"decided", "reject"}}}}, {"active_seconds", 1}}.dump());
  ASSERT_LT(said.status, 300) << said.body;
  const auto [second, later] = propose({{"earlier", job}});
  for (const json& finding : of(later, "Berit Skovlund")) EXPECT_TRUE(finding.at("proposed")) << "the case does not follow it";
  ASSERT_EQ(later.at("exceptions").size(), 1U);
  EXPECT_EQ(later.at("lifted"), json::array({"Berit Skovlund"}));
  const auto [third, last] = propose({{"earlier", second}});
  for (const json& finding : of(last, "Berit Skovlund")) EXPECT_TRUE(finding.at("proposed")) << "nor in the round after that";

  // What a case says of the same value goes before the list, and nobody passes for the list.
  const auto [fourth, own] = propose({{"exceptions", {{{"kind", "keep"}, {"value", "grønært"}, {"reason", "Her er det en plante"}, {"source", "authority"}}}}});
  for (const json& finding : of(own, "grønært")) EXPECT_FALSE(finding.at("proposed"));
  for (const json& one : own.at("exceptions"))
    EXPECT_TRUE(one.at("value") != "grønært" || one.at("source") == "");
}

TEST_F(AuthorityList, IsChangedByAdministratorsAndTheRecordNamesNoValue) {
  const json listed = add("keep", "Berit Skovlund", "Borgmester");
  EXPECT_EQ(listed.at("exceptions")[0].at("who"), "Administrator");
  EXPECT_EQ(add("strike", "Berit Skovlund", "x").at("code"), "access.exceptions.contradiction");
  EXPECT_EQ(add("strike", "", "x").contains("code"), true);
  EXPECT_EQ(add("strike", "Rosa", "").at("code"), "access.exceptions.reason");
  EXPECT_EQ(house_.call("DELETE", "/api/access/exceptions/noget").status, 422);
  const std::string id = listed.at("exceptions")[0].at("id");
  EXPECT_EQ(house_.call("DELETE", "/api/access/exceptions/" + id).status, 200);
  EXPECT_EQ(house_.call("DELETE", "/api/access/exceptions/" + id).status, 404);
  const std::string record = house_.call("GET", "/api/record").body;
  EXPECT_THAT(record, HasSubstr("access.authority_exception_added"));
  EXPECT_THAT(record, HasSubstr("access.authority_exception_removed"));
  EXPECT_THAT(record, Not(HasSubstr("Skovlund")));
  EXPECT_THAT(house_.said(), Not(HasSubstr("Skovlund")));
}

}  // namespace
}  // namespace meretid::access
