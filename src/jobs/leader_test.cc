// SPDX-License-Identifier: EUPL-1.2
// One leader at a time; the lease of one who was killed on this machine need not run out.
#include "jobs/leader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "store/migrate.h"
#include "store/test_database.h"

namespace meretid::jobs {
namespace {

class Leader : public testing::TestWithParam<std::string> {
 protected:
  Leader() : database_(GetParam()) { EXPECT_TRUE(store::migrate_all(db(), GetParam(), {}, now_)); }
  store::Connection& db() { return database_.connection(); }
  bool leads(const std::string& holder) { return lead(db(), "service", holder, now_).value(); }
  store::TestDatabase database_;
  Timestamp now_{1'780'000'000 * kSecond};
};

TEST_P(Leader, OneAtATimeUntilTheLeaseIsOver) {
  EXPECT_TRUE(leads("a"));
  EXPECT_FALSE(leads("b")) << "of a holder elsewhere nothing is known: its lease counts";
  now_ = now_ + kLeaderLease + 1;
  EXPECT_TRUE(leads("b"));
  EXPECT_FALSE(leads("a"));
}

TEST_P(Leader, OneThatIsAliveHereIsWaitedFor) {
  EXPECT_TRUE(leads(holder_here()));
  EXPECT_FALSE(leads(holder_here())) << "the same process, another holder";
}

TEST_P(Leader, OneThatWasKilledHereIsNot) {
  std::string killed = holder_here();
  const std::string mine = "." + std::to_string(::getpid()) + ".";
  killed.replace(killed.find(mine), mine.size(), ".4194303.");  // no process has this number
  EXPECT_TRUE(leads(killed));
  EXPECT_TRUE(leads(holder_here()));
  EXPECT_FALSE(leads("elsewhere"));
}

INSTANTIATE_TEST_SUITE_P(Backends, Leader, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
