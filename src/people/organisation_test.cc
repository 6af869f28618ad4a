// SPDX-License-Identifier: EUPL-1.2
#include "people/organisation.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "people/caller.h"
#include "people/session.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

class OrganisationTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  static OrganisationPerson person(const std::string& subject, std::vector<Grant> grants = {}) {
    return {base::blake2b_hex(subject), base::blake2b_hex("session of " + subject), subject, "Navn " + subject, std::move(grants)};
  }
  SignedIn in(const OrganisationPerson& who) { return sign_in_organisation(db(), who, now_).value(); }
  store::TestDatabase database_{GetParam()};
  const Timestamp now_{1'700'000'000 * kSecond};
};

TEST_P(OrganisationTest, AnAccountIsMadeOnceAndNeedsNoPassword) {
  const SignedIn first = in(person("ib"));
  EXPECT_EQ(first.account.login, "ib");
  const CallerData caller = find_caller(db(), first.session.token, now_).value();
  EXPECT_FALSE(caller.must_change_password);
  EXPECT_EQ(caller.how, "oidc");
  OrganisationPerson renamed = person("ib");
  renamed.login = "ib.ny";
  renamed.name = "Ib Ny";
  const SignedIn second = in(renamed);
  EXPECT_EQ(second.account.id, first.account.id);
  EXPECT_EQ(find_account(db(), first.account.id)->name, "Ib Ny");
  EXPECT_EQ(find_account(db(), first.account.id)->login, "ib") << "cases know people by it";
  EXPECT_EQ(code_of(sign_in(db(), "ib", "", "", now_)), "people.sign_in") << "no password is not the empty password";
}

TEST_P(OrganisationTest, ALocalAccountIsNeverTakenOver) {
  const Account local = create_account(db(), "admin", "Administrator", "", now_).value();
  ASSERT_EQ(code_of(grant(db(), local.id, {"*", Role::kAdministrator}, {}, now_)), "ok");
  const SignedIn other = in(person("admin"));
  EXPECT_NE(other.account.id, local.id);
  EXPECT_EQ(other.account.login, "admin-2");
  EXPECT_TRUE(grants(db(), other.account.id)->empty());
  OrganisationPerson nameless = person("x");
  nameless.login = "to ord";
  nameless.name = "";
  const Account made = in(nameless).account;
  EXPECT_TRUE(made.login.starts_with("bruger-")) << made.login;
  EXPECT_EQ(made.name, made.login);
  OrganisationPerson endless = person("y");
  endless.login = std::string(500, 'a');
  for (int i = 0; i < 300; ++i) endless.name += "æ";
  const Account cut = in(endless).account;
  EXPECT_EQ(cut.login.size(), 60U);
  EXPECT_EQ(base::length(cut.name), 200);
}

TEST_P(OrganisationTest, RolesFollowTheProviderAtEverySignIn) {
  const Account boss = create_account(db(), "boss", "Boss", "", now_).value();
  ASSERT_EQ(code_of(grant(db(), boss.id, {"*", Role::kAdministrator}, {}, now_)), "ok");
  const Id<Account> id = in(person("ib", {{"*", Role::kAdministrator}, {"access", Role::kCaseworker}})).account.id;
  EXPECT_EQ(grants(db(), id).value(), (std::vector<Grant>{{"*", Role::kAdministrator}, {"access", Role::kCaseworker}}));
  ASSERT_EQ(code_of(grant(db(), id, {"roster", Role::kPlanner}, boss.id, now_)), "ok");
  in(person("ib", {{"access", Role::kAuditor}}));
  EXPECT_EQ(grants(db(), id).value(), (std::vector<Grant>{{"access", Role::kAuditor}})) << "also what was granted by hand";
  in(person("ib"));
  EXPECT_TRUE(grants(db(), id)->empty());
}

TEST_P(OrganisationTest, AClosedAccountStaysOut) {
  const Id<Account> id = in(person("ib")).account.id;
  ASSERT_EQ(code_of(close_account(db(), id, {}, now_)), "ok");
  EXPECT_EQ(code_of(sign_in_organisation(db(), person("ib"), now_)), "people.account_closed");
}

TEST_P(OrganisationTest, TheProviderEndsASessionOrAll) {
  const SignedIn one = in(person("ib")), other = in(person("bo"));
  OrganisationPerson again = person("ib");
  again.elsewhere = base::blake2b_hex("another session");
  const SignedIn two = in(again);
  const NewSession local = open_session(db(), one.account.id, now_).value();
  EXPECT_EQ(end_organisation_sessions(db(), "", person("ib").elsewhere, now_ + -kSecond, now_).value(), 0) << "it began later";
  EXPECT_EQ(end_organisation_sessions(db(), "", person("ib").elsewhere, now_, now_).value(), 1);
  EXPECT_EQ(code_of(find_caller(db(), one.session.token, now_)), "people.not_signed_in");
  EXPECT_EQ(code_of(find_caller(db(), two.session.token, now_)), "ok");
  EXPECT_EQ(end_organisation_sessions(db(), person("ib").subject, "", now_, now_).value(), 1);
  EXPECT_EQ(code_of(find_caller(db(), two.session.token, now_)), "people.not_signed_in");
  EXPECT_EQ(code_of(find_caller(db(), local.token, now_)), "ok") << "not the provider's";
  EXPECT_EQ(code_of(find_caller(db(), other.session.token, now_)), "ok");
}

TEST_P(OrganisationTest, SessionsAreListedAndRevoked) {
  const SignedIn ib = in(person("ib")), bo = in(person("bo"));
  const auto own = list_sessions(db(), ib.account.id, now_).value();
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].how, "oidc");
  EXPECT_EQ(own[0].hash, ib.session.hash);
  EXPECT_EQ(list_all_sessions(db(), now_).value().size(), 2U);
  EXPECT_EQ(list_all_sessions(db(), now_ + kSessionIdle).value().size(), 0U);
  EXPECT_EQ(code_of(revoke_session(db(), ib.account.id, false, bo.session.hash, now_)), "people.no_session");
  EXPECT_EQ(code_of(find_caller(db(), bo.session.token, now_)), "ok");
  EXPECT_EQ(code_of(revoke_session(db(), ib.account.id, true, bo.session.hash, now_)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), bo.session.token, now_)), "people.not_signed_in");
  EXPECT_EQ(code_of(revoke_session(db(), ib.account.id, false, ib.session.hash, now_)), "ok");
  EXPECT_EQ(code_of(revoke_session(db(), ib.account.id, false, ib.session.hash, now_)), "people.no_session");
}

INSTANTIATE_TEST_SUITE_P(Backends, OrganisationTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::people
