// SPDX-License-Identifier: EUPL-1.2
#include "people/sign_in.h"

#include <gtest/gtest.h>
#include <sodium.h>
#include <time.h>

#include <atomic>
#include <thread>
#include <vector>

#include "people/caller.h"
#include "people/password.h"
#include "people/password_cost.h"
#include "people/sweep.h"
#include "people/tries.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

TEST(PasswordTest, HashesAndChecks) {
  const std::string hash = hash_password("rødgrød med fløde").value();
  EXPECT_EQ(hash.rfind("$argon2id$", 0), 0u);
  EXPECT_TRUE(password_fits(hash, "rødgrød med fløde"));
  EXPECT_FALSE(password_fits(hash, "rødgrød med flød"));
  EXPECT_FALSE(password_fits("", "rødgrød med fløde"));
  EXPECT_FALSE(password_fits("vrøvl", "rødgrød med fløde"));
  EXPECT_NE(hash, hash_password("rødgrød med fløde").value());
}

TEST(PasswordTest, LengthCountsInCharacters) {
  EXPECT_EQ(code_of(check_password("ææææææææææææ")), "ok");
  EXPECT_EQ(code_of(check_password("æææææææææææ")), "people.password_short");
  EXPECT_EQ(code_of(check_password(std::string(1025, 'a'))), "people.password_long");
}

TEST(PasswordTest, NobodysHashCostsWhatARealOneDoes) {
  EXPECT_EQ(crypto_pwhash_str_needs_rehash(std::string(kNobodysHash).c_str(), kPasswordOperations,
                                           kPasswordMemory),
            0);
}

class SignInTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    // One hash for all tests: it is slow on purpose.
    static const std::string hash = hash_password(kPassword).value();
    account_ = create_account(db(), "åse", "Åse", hash, now_).value();
  }
  store::Connection& db() { return database_.connection(); }
  std::string try_in(std::string_view login, std::string_view password,
                     std::string_view address = "10.0.0.1") {
    return code_of(sign_in(db(), login, password, address, now_));
  }
  static constexpr std::string_view kPassword = "en lang adgangskode";
  store::TestDatabase database_{GetParam()};
  Timestamp now_{1'700'000'000 * kSecond};
  Account account_;
};

TEST_P(SignInTest, TheRightPasswordOpensASession) {
  const SignedIn in = sign_in(db(), "ÅSE", kPassword, "10.0.0.1", now_).value();
  EXPECT_EQ(in.account.id, account_.id);
  EXPECT_EQ(find_caller(db(), in.session.token, now_).value().account, account_.id);
  ASSERT_EQ(code_of(sign_out(db(), account_.id, in.session.hash, now_)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), in.session.token, now_)), "people.not_signed_in");
}

TEST_P(SignInTest, WrongAccountAndWrongPasswordAreTheSameError) {
  const auto wrong = sign_in(db(), "åse", "forkert kode her", "", now_),
             nobody = sign_in(db(), "ingen", kPassword, "", now_);
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(nobody);
  EXPECT_EQ(wrong.error(), nobody.error());
  EXPECT_EQ(wrong.error().code, "people.sign_in");
  EXPECT_EQ(try_in("' OR 1=1 --", kPassword), "people.sign_in");
}

TEST_P(SignInTest, WrongAccountAndWrongPasswordTakeTheSameTime) {
  // Processor time of this thread: what else the machine does must not decide the test.
  const auto seconds = [&](std::string_view login) {
    timespec before{}, after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(try_in(login, "forkert kode her", ""), "people.sign_in");
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return static_cast<double>(after.tv_sec - before.tv_sec) +
           static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e9;
  };
  const double wrong = seconds("åse"), nobody = seconds("ingen");
  EXPECT_GT(nobody, wrong * 0.5) << "an early way out tells which accounts exist";
  EXPECT_LT(nobody, wrong * 2);
}

TEST_P(SignInTest, TooManyTriesWaitLongerEachTime) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_in("åse", "forkert kode her", ""), "people.sign_in");
  const auto blocked = sign_in(db(), "åse", kPassword, "", now_);
  ASSERT_EQ(code_of(blocked), "people.too_many_tries");
  EXPECT_EQ(blocked.error().args.at(0).second, "2");
  EXPECT_EQ(blocked.error().kind, Kind::kTooMany);
  now_ = now_ + 2 * kSecond;
  EXPECT_EQ(try_in("åse", "forkert kode her", ""), "people.sign_in");
  EXPECT_EQ(sign_in(db(), "åse", kPassword, "", now_).error().args.at(0).second, "4");
  now_ = now_ + 4 * kSecond;
  EXPECT_EQ(try_in("åse", kPassword, ""), "ok");
  EXPECT_EQ(try_in("åse", "forkert kode her", ""), "people.sign_in")
      << "a good one forgives what was before";
}

TEST_P(SignInTest, TheWaitHasALimitAndIsForgottenAfterAnHour) {
  for (int i = 0; i < 40; ++i) {
    ASSERT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, now_)), "ok");
    now_ = now_ + kLongestWait;
  }
  ASSERT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, now_)), "ok");
  EXPECT_EQ(count_try(db(), "account:x", kTriesPerAccount, now_).error().args.at(0).second, "900");
  now_ = now_ + kHour;
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, now_)), "ok");
  EXPECT_EQ(sweep_tries(db(), now_ + 25 * kHour).value(), 1);
}

TEST_P(SignInTest, OneAddressCannotTryManyAccounts) {
  const std::string who = address_key("2001:db8:1:2::7");
  EXPECT_EQ(who, address_key("2001:db8:1:2:ffff::1")) << "a household has one /64";
  EXPECT_NE(who, address_key("2001:db8:1:3::7"));
  EXPECT_EQ(address_key("::ffff:10.0.0.1"), address_key("10.0.0.1"));
  for (int i = 0; i < 20; ++i)
    ASSERT_EQ(code_of(count_try(db(), who, kTriesPerAddress, now_)), "ok");
  EXPECT_EQ(try_in("åse", kPassword, "2001:db8:1:2::8"), "people.too_many_tries");
  EXPECT_EQ(try_in("åse", kPassword, "2001:db8:1:3::8"), "ok");
}

TEST_P(SignInTest, ManyGuessesAtOnceGainNothing) {
  std::atomic<int> judged = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      if (code_of(sign_in(*mine, "åse", "forkert kode her", "", now_)) == "people.sign_in")
        ++judged;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(judged, 5);
}

TEST_P(SignInTest, TheFirstStartGivesOneTokenThatWorksOnce) {
  const auto former = issue_once_token(db(), now_).value();
  const auto token = issue_once_token(db(), now_).value();
  ASSERT_TRUE(former && token);
  EXPECT_EQ(code_of(sign_in_once(db(), *former, "", now_)), "people.once_token")
      << "a second start voids the first token";
  const SignedIn in = sign_in_once(db(), *token, "", now_).value();
  EXPECT_EQ(in.account.login, "admin");
  EXPECT_TRUE(in.account.must_change_password);
  const CallerData caller = find_caller(db(), in.session.token, now_).value();
  EXPECT_TRUE(caller.must_change_password);
  EXPECT_TRUE(allows(caller.grants, Role::kAdministrator, "access"));
  EXPECT_TRUE(allows(caller.grants, Role::kCaseworker, "access"));
  EXPECT_EQ(code_of(sign_in_once(db(), *token, "", now_)), "people.once_token");
  ASSERT_EQ(
      code_of(change_password(db(), in.account.id, "", "en helt ny kode", in.session.hash, now_)),
      "ok");
  EXPECT_FALSE(find_caller(db(), in.session.token, now_).value().must_change_password);
  EXPECT_EQ(issue_once_token(db(), now_).value(), std::nullopt) << "somebody can administrate now";
  EXPECT_EQ(try_in("admin", "en helt ny kode"), "ok");
}

TEST_P(SignInTest, ATokenGrowsOldAndIsStoredHashed) {
  const auto token = issue_once_token(db(), now_).value();
  EXPECT_NE(db().query("SELECT hash FROM once_tokens").value().at(0).text("hash"), *token);
  EXPECT_EQ(code_of(sign_in_once(db(), *token, "", now_ + 8 * 24 * kHour)), "people.once_token");
  EXPECT_EQ(code_of(sign_in_once(db(), "", "", now_)), "people.once_token");
}

TEST_P(SignInTest, ATokenUsedTwiceAtOnceOpensOneSession) {
  const auto token = issue_once_token(db(), now_).value();
  std::atomic<int> in = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      if (sign_in_once(*mine, *token, "", now_)) ++in;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(in, 1);
}

TEST_P(SignInTest, ANewPasswordEndsTheOtherSessions) {
  const SignedIn here = sign_in(db(), "åse", kPassword, "", now_).value(),
                 there = sign_in(db(), "åse", kPassword, "", now_).value();
  EXPECT_EQ(code_of(change_password(db(), account_.id, "forkert", "en helt ny kode",
                                    here.session.hash, now_)),
            "people.old_password");
  EXPECT_EQ(code_of(change_password(db(), account_.id, kPassword, "kort", here.session.hash, now_)),
            "people.password_short");
  ASSERT_EQ(code_of(change_password(db(), account_.id, kPassword, "en helt ny kode",
                                    here.session.hash, now_)),
            "ok");
  EXPECT_EQ(code_of(find_caller(db(), here.session.token, now_)), "ok");
  EXPECT_EQ(code_of(find_caller(db(), there.session.token, now_)), "people.not_signed_in");
  EXPECT_EQ(try_in("åse", kPassword), "people.sign_in");
  EXPECT_EQ(try_in("åse", "en helt ny kode"), "ok");
}

TEST_P(SignInTest, AClosedAccountStaysOut) {
  const auto token = issue_once_token(db(), account_.id, now_).value();
  ASSERT_EQ(code_of(close_account(db(), account_.id, account_.id, now_)), "ok");
  EXPECT_EQ(try_in("åse", kPassword), "people.sign_in");
  EXPECT_EQ(code_of(sign_in_once(db(), token, "", now_)), "people.once_token");
}

TEST_P(SignInTest, WhatIsOverIsSwept) {
  const auto token = issue_once_token(db(), now_).value();
  const auto in = sign_in_once(db(), *token, "10.0.0.1", now_).value();
  ASSERT_EQ(code_of(issue_once_token(db(), in.account.id, now_)), "ok");
  EXPECT_EQ(sweep(db(), now_ + kMinute).value(), 0);
  EXPECT_EQ(sweep(db(), now_ + 8 * 24 * kHour).value(), 3) << "a session, an address, a token";
}

INSTANTIATE_TEST_SUITE_P(Backends, SignInTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::people
