// SPDX-License-Identifier: EUPL-1.2
// Sign-in and sessions while somebody sets the wall clock.
#include <gtest/gtest.h>

#include "people/session.h"
#include "people/account.h"
#include "people/password_cost.h"
#include "people/tries.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

class ClockSetTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::TestDatabase database_{GetParam()};
  const Timestamp noon_{1'700'000'000 * kSecond};
};

TEST_P(ClockSetTest, AnHourBackKeepsNobodyOut) {
  for (int i = 0; i < 12; ++i) static_cast<void>(count_try(db(), "account:x", kTriesPerAccount, noon_ + i * kSecond));
  ASSERT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, noon_ + 12 * kSecond)), "people.too_many_tries");
  EXPECT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, noon_ + -kHour)), "ok");
}

TEST_P(ClockSetTest, ASmallStepBackIsNoWayAroundTheWait) {
  for (int i = 0; i < 12; ++i) static_cast<void>(count_try(db(), "account:x", kTriesPerAccount, noon_ + i * kSecond));
  EXPECT_EQ(code_of(count_try(db(), "account:x", kTriesPerAccount, noon_ + -30 * kSecond)), "people.too_many_tries");
}

TEST_P(ClockSetTest, ASessionOutlivesAStepBackAndEndsAfterAStepForward) {
  const auto account = create_account(db(), "åse", "Åse", kNobodysHash, noon_).value();
  ASSERT_TRUE(open_session(db(), account.id, noon_));
  EXPECT_EQ(list_sessions(db(), account.id, noon_ + -kHour).value().size(), 1U);
  EXPECT_EQ(sweep_sessions(db(), noon_ + -kHour).value(), 0);
  EXPECT_TRUE(list_sessions(db(), account.id, noon_ + kHour).value().empty()) << "rather signed out than open for nobody knows how long";
}

INSTANTIATE_TEST_SUITE_P(Backends, ClockSetTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::people
