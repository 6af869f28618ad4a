// SPDX-License-Identifier: EUPL-1.2
#include "people/account.h"

#include <gtest/gtest.h>

#include "people/caller.h"
#include "people/password.h"
#include "people/session.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

class AccountTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  Account make(std::string_view login) {
    return create_account(db(), login, "Åse Ærlig", "", now_).value();
  }
  store::TestDatabase database_{GetParam()};
  const Timestamp now_{1'700'000'000 * kSecond};
};

TEST_P(AccountTest, IsFoundByItsLoginInAnyCase) {
  const Account made = make("Åse.ÆRLIG");
  EXPECT_EQ(made.login, "åse.ærlig");
  const Account found = find_account_by_login(db(), "ÅSE.ærlig").value();
  EXPECT_EQ(found.id, made.id);
  EXPECT_EQ(found.name, "Åse Ærlig");
  EXPECT_TRUE(found.must_change_password);
  EXPECT_EQ(find_account(db(), made.id).value().login, "åse.ærlig");
  EXPECT_EQ(code_of(find_account(db(), Id<Account>::make())), "people.no_account");
  EXPECT_EQ(code_of(find_account_by_login(db(), "' OR '1'='1")), "people.no_account");
}

TEST_P(AccountTest, LoginsAreUniqueAndClean) {
  make("ib");
  EXPECT_EQ(code_of(create_account(db(), "IB", "En anden", "", now_)), "people.login_taken");
  for (const char* bad : {"", "to ord", "linje\nskift", "\xff\xfe"})
    EXPECT_EQ(code_of(create_account(db(), bad, "X", "", now_)), "people.login_form");
  EXPECT_EQ(code_of(create_account(db(), std::string(65, 'a'), "X", "", now_)),
            "people.login_form");
  EXPECT_EQ(code_of(create_account(db(), "x", "", "", now_)), "people.name_form");
  EXPECT_EQ(list_accounts(db()).value().size(), 1u);
}

TEST_P(AccountTest, RolesCountInTheirRoom) {
  const Account a = make("a"), admin = make("admin");
  ASSERT_EQ(code_of(grant(db(), a.id, {"access", Role::kCaseworker}, admin.id, now_)), "ok");
  ASSERT_EQ(code_of(grant(db(), a.id, {"access", Role::kCaseworker}, admin.id, now_)), "ok");
  EXPECT_EQ(grants(db(), a.id).value(), (std::vector<Grant>{{"access", Role::kCaseworker}}));
  EXPECT_EQ(code_of(require_role(db(), a.id, Role::kCaseworker, "access")), "ok");
  EXPECT_EQ(code_of(require_role(db(), a.id, Role::kCaseworker, "")), "ok");
  EXPECT_EQ(code_of(require_role(db(), a.id, Role::kSignedIn, "roster")), "ok");
  EXPECT_EQ(code_of(require_role(db(), a.id, Role::kCaseworker, "roster")), "people.role_missing");
  EXPECT_EQ(code_of(require_role(db(), a.id, Role::kAuditor, "access")), "people.role_missing");
  ASSERT_EQ(code_of(revoke(db(), a.id, {"access", Role::kCaseworker}, admin.id, now_)), "ok");
  EXPECT_TRUE(grants(db(), a.id).value().empty());
  EXPECT_TRUE(allows({{"*", Role::kAuditor}}, Role::kAuditor, "access"));
  EXPECT_EQ(code_of(grant(db(), a.id, {"rum 1", Role::kAuditor}, admin.id, now_)),
            "people.room_form");
}

TEST_P(AccountTest, TheLastAdministratorStays) {
  const Account a = make("a"), b = make("b");
  ASSERT_EQ(code_of(grant(db(), a.id, {"*", Role::kAdministrator}, {}, now_)), "ok");
  EXPECT_EQ(code_of(revoke(db(), a.id, {"*", Role::kAdministrator}, a.id, now_)),
            "people.last_administrator");
  EXPECT_EQ(code_of(close_account(db(), a.id, a.id, now_)), "people.last_administrator");
  ASSERT_EQ(code_of(grant(db(), b.id, {"*", Role::kAdministrator}, a.id, now_)), "ok");
  EXPECT_EQ(code_of(close_account(db(), a.id, b.id, now_)), "ok");
  EXPECT_EQ(code_of(close_account(db(), a.id, b.id, now_)), "people.no_account");
  EXPECT_EQ(code_of(revoke(db(), b.id, {"*", Role::kAdministrator}, b.id, now_)),
            "people.last_administrator");
}

TEST_P(AccountTest, LanguageIsOneOfTwo) {
  const Account a = make("a");
  ASSERT_EQ(code_of(set_language(db(), a.id, "en")), "ok");
  EXPECT_EQ(find_account(db(), a.id)->language, "en");
  EXPECT_EQ(code_of(set_language(db(), a.id, "sv")), "people.language");
}

TEST_P(AccountTest, SessionsEndByThemselvesAndByHand) {
  const Account a = make("a"), b = make("b");
  const NewSession s = open_session(db(), a.id, now_).value();
  const CallerData caller = find_caller(db(), s.token, now_).value();
  EXPECT_EQ(caller.account, a.id);
  EXPECT_EQ(caller.name, "Åse Ærlig");
  EXPECT_EQ(caller.session, s.hash);
  EXPECT_TRUE(csrf_fits(caller, s.csrf));
  EXPECT_FALSE(csrf_fits(caller, ""));
  EXPECT_FALSE(csrf_fits(caller, s.token));
  EXPECT_EQ(code_of(find_caller(db(), s.hash, now_)), "people.not_signed_in")
      << "the hash in the database is no key";
  EXPECT_EQ(code_of(find_caller(db(), "", now_)), "people.not_signed_in");
  EXPECT_EQ(code_of(find_caller(db(), s.token, now_ + kSessionIdle)), "people.not_signed_in");
  // Used every ten minutes it lasts, but not longer than the limit.
  Timestamp t = now_;
  while (t - now_ + 10 * kMinute < kSessionAge)
    ASSERT_EQ(code_of(find_caller(db(), s.token, t = t + 10 * kMinute)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), s.token, now_ + kSessionAge)), "people.not_signed_in");

  const NewSession first = open_session(db(), a.id, now_).value(),
                   second = open_session(db(), a.id, now_).value();
  ASSERT_EQ(code_of(end_session(db(), b.id, first.hash)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), first.token, now_)), "ok") << "nobody ends another's session";
  ASSERT_EQ(code_of(end_sessions(db(), a.id, second.hash)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), first.token, now_)), "people.not_signed_in");
  EXPECT_EQ(list_sessions(db(), a.id, now_).value().size(), 1u);
  EXPECT_EQ(sweep_sessions(db(), now_ + kSessionAge).value(), 1);
}

TEST_P(AccountTest, AClosedAccountIsOutAtOnce) {
  const Account a = make("a"), b = make("b");
  const NewSession s = open_session(db(), a.id, now_).value();
  ASSERT_EQ(code_of(close_account(db(), a.id, b.id, now_)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), s.token, now_)), "people.not_signed_in");
}

INSTANTIATE_TEST_SUITE_P(Backends, AccountTest, testing::ValuesIn(store::test_backends()));

TEST(RoleTest, NamesReadBack) {
  for (int i = 0; i <= static_cast<int>(Role::kAdministrator); ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_EQ(role_from_text(to_text(role)).value(), role);
  }
  EXPECT_EQ(code_of(role_from_text("kejser")), "people.unknown_role");
}

}  // namespace
}  // namespace meretid::people
