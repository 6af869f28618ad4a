// SPDX-License-Identifier: EUPL-1.2
#include "people/case.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "record/line.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

// The door is the only way: nobody else makes a proof.
static_assert(!std::is_constructible_v<CaseAccess, Id<Case>, Id<Account>>);
static_assert(!std::is_default_constructible_v<CaseAccess>);
static_assert(!std::is_default_constructible_v<AuditAccess>);
static_assert(!std::is_constructible_v<store::CaseScope, Id<Case>>);
static_assert(!std::is_invocable_v<decltype(list_members), store::Connection&, const Id<Case>&>,
              "an id is no proof");
static_assert(!std::is_convertible_v<CaseAccess, store::AuditScope>);

class CaseTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::Keyring& keys() { return *database_.keys(); }
  Case make(std::string_view title = "Aktindsigt: Æblehaven") {
    return create_case(db(), keys(), "access", title, ase_, now_).value();
  }
  Result<CaseAccess> open(const Id<Case>& id, const Id<Account>& who) {
    return open_case(db(), who, id, now_);
  }
  std::vector<std::string> events(const CaseAccess& access) {
    std::vector<std::string> all;
    const auto lines = record::lines_of_case(db(), access).value();
    for (const auto& entry : lines) all.push_back(entry.line.event);
    return all;
  }
  store::TestDatabase database_{GetParam()};
  Timestamp now_{1'700'000'000 * kSecond};
  const Id<Account> ase_ =
      create_account(database_.connection(), "åse", "Åse", "", now_).value().id;
  const Id<Account> ib_ = create_account(database_.connection(), "ib", "Ib", "", now_).value().id;
};

TEST_P(CaseTest, ItsMakerMayOpenItAndNobodyElse) {
  const Case c = make();
  const CaseAccess access = open(c.id, ase_).value();
  EXPECT_EQ(access.case_id(), c.id);
  EXPECT_EQ(access.account(), ase_);
  const Case read = read_case(db(), keys(), access).value();
  EXPECT_EQ(read.title, "Aktindsigt: Æblehaven");
  EXPECT_EQ(read.room, "access");
  EXPECT_EQ(read.created_by, ase_);
  EXPECT_EQ(read.state, "open");
  const auto refused = open(c.id, ib_), unknown = open(Id<Case>::make(), ase_);
  ASSERT_EQ(code_of(refused), "people.no_case");
  EXPECT_EQ(code_of(unknown), "people.no_case");
  EXPECT_EQ(refused.error().kind, unknown.error().kind) << "whether the case exists is not told";
}

TEST_P(CaseTest, ARoleAloneOpensNoCase) {
  const Case c = make();
  ASSERT_EQ(code_of(grant(db(), ib_, {"*", Role::kAdministrator}, ase_, now_)), "ok");
  EXPECT_EQ(code_of(open(c.id, ib_)), "people.no_case");
}

TEST_P(CaseTest, OpeningIsALineOnceInTenMinutes) {
  const Case c = make();
  for (int i = 0; i < 3; ++i) ASSERT_EQ(code_of(open(c.id, ase_)), "ok");
  now_ = now_ + 9 * kMinute;
  const CaseAccess access = open(c.id, ase_).value();
  EXPECT_EQ(events(access), (std::vector<std::string>{"case.created", "case.opened"}));
  now_ = now_ + kMinute;
  ASSERT_EQ(code_of(open(c.id, ase_)), "ok");
  EXPECT_EQ(events(access).size(), 3u);
}

TEST_P(CaseTest, MembersComeAndGoButTheLastStays) {
  const Case c = make();
  const CaseAccess access = open(c.id, ase_).value();
  EXPECT_EQ(code_of(remove_member(db(), access, ase_, now_)), "people.last_member");
  ASSERT_EQ(code_of(add_member(db(), access, ib_, now_)), "ok");
  ASSERT_EQ(code_of(add_member(db(), access, ib_, now_)), "ok");
  EXPECT_EQ(list_members(db(), access).value().size(), 2u);
  EXPECT_EQ(code_of(open(c.id, ib_)), "ok");
  ASSERT_EQ(code_of(remove_member(db(), access, ase_, now_)), "ok");
  EXPECT_EQ(code_of(open(c.id, ase_)), "people.no_case");
  EXPECT_EQ(code_of(remove_member(db(), access, ase_, now_)), "people.no_member");
  EXPECT_EQ(code_of(add_member(db(), access, Id<Account>::make(), now_)), "people.no_account");
}

TEST_P(CaseTest, ListsMineByRoom) {
  make("Første");
  now_ = now_ + kSecond;
  make("Anden");
  ASSERT_EQ(code_of(create_case(db(), keys(), "roster", "Vagt", ase_, now_ + kSecond)), "ok");
  ASSERT_EQ(code_of(create_case(db(), keys(), "access", "Ibs", ib_, now_)), "ok");
  EXPECT_EQ(list_cases(db(), keys(), ase_).value().size(), 3u);
  const auto access = list_cases(db(), keys(), ase_, "access").value();
  ASSERT_EQ(access.size(), 2u);
  EXPECT_EQ(access[0].title, "Anden");
  EXPECT_TRUE(list_cases(db(), keys(), Id<Account>::make()).value().empty());
}

TEST_P(CaseTest, TitlesAreCheckedAndSealed) {
  EXPECT_EQ(code_of(create_case(db(), keys(), "access", "", ase_, now_)), "people.case_title");
  EXPECT_EQ(code_of(create_case(db(), keys(), "access", std::string(201, 'a'), ase_, now_)),
            "people.case_title");
  EXPECT_EQ(code_of(create_case(db(), keys(), "rum 1", "T", ase_, now_)), "people.room_form");
  const Case c = make("Åse ./. Kommunen");
  EXPECT_EQ(db().query("SELECT title FROM cases").value().at(0).text("title").find("Kommunen"),
            std::string::npos);
  const CaseAccess access = open(c.id, ase_).value();
  ASSERT_EQ(code_of(rename_case(db(), keys(), access, "Ny", now_)), "ok");
  ASSERT_EQ(code_of(set_case_state(db(), access, "closed", now_)), "ok");
  EXPECT_EQ(code_of(set_case_state(db(), access, "glemt", now_)), "people.case_state");
  EXPECT_EQ(read_case(db(), keys(), access).value().title, "Ny");
  EXPECT_EQ(read_case(db(), keys(), access).value().state, "closed");
  const auto lines = record::lines_of_case(db(), access).value();
  for (const auto& entry : lines) EXPECT_EQ(entry.line.facts.find("Ny"), std::string::npos);
}

TEST_P(CaseTest, AClosedCaseTakesNothingMore) {
  const CaseAccess access = open(make().id, ase_).value();
  EXPECT_EQ(code_of(require_open(db(), access)), "ok");
  ASSERT_EQ(code_of(set_case_state(db(), access, "closed", now_)), "ok");
  EXPECT_EQ(code_of(require_open(db(), access)), "people.case_closed");
}

TEST_P(CaseTest, ADutyOpensACaseAndSaysWhich) {
  const Case c = make();
  const CaseAccess access = open_case_for_duty(db(), c.id, ib_, "hold", now_).value();
  EXPECT_EQ(access.account(), ib_);
  const auto lines = record::lines_of_case(db(), access).value();
  EXPECT_EQ(lines.back().line.event, "case.opened_by_house");
  EXPECT_EQ(lines.back().line.facts, "{\"duty\":\"hold\"}");
  EXPECT_EQ(code_of(open_case_for_duty(db(), Id<Case>::make(), ib_, "hold", now_)), "people.no_case");
}

TEST_P(CaseTest, AJobOpensItsCaseAndSaysSo) {
  const Case c = make();
  const auto job = Id<jobs::Job>::make();
  const CaseAccess access = open_case_for_job(db(), c.id, job, now_).value();
  EXPECT_TRUE(access.account().empty());
  const auto lines = record::lines_of_case(db(), access).value();
  EXPECT_EQ(lines.back().line.event, "case.worked");
  EXPECT_EQ(lines.back().line.job, job);
  EXPECT_EQ(code_of(open_case_for_job(db(), Id<Case>::make(), job, now_)), "people.no_case");
  EXPECT_TRUE(open_case_for_job(db(), {}, job, now_).value().case_id().empty());
}

TEST_P(CaseTest, TheRecordIsOpenToAuditorsOnly) {
  EXPECT_EQ(code_of(open_record(db(), ib_, now_)), "people.role_missing");
  ASSERT_EQ(code_of(grant(db(), ib_, {"*", Role::kAuditor}, ase_, now_)), "ok");
  const AuditAccess access = open_record(db(), ib_, now_).value();
  const auto lines = record::lines(db(), access).value();
  EXPECT_EQ(lines.back().line.event, "record.read");
  EXPECT_EQ(lines.back().line.account, ib_);
}

INSTANTIATE_TEST_SUITE_P(Backends, CaseTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::people
