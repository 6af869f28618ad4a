// SPDX-License-Identifier: EUPL-1.2
#include "jobs/tally.h"

#include "jobs/queue_test.h"

namespace meretid::jobs {
namespace {

class TallyTest : public QueueTest {};

TEST_P(TallyTest, CountsByRoomAndState) {
  EXPECT_TRUE(tally(db(), clock_.now()).value().empty());
  enqueue("access");
  enqueue("access");
  enqueue("probe");
  ASSERT_TRUE(finish(claim(), "{}"));
  clock_.advance(90 * kSecond);
  std::int64_t done = 0, waiting = 0;
  const auto tallies = tally(db(), clock_.now()).value();
  for (const Tally& t : tallies) {
    if (t.state == State::kDone) {
      done += t.jobs;
      EXPECT_EQ(t.oldest_seconds, 0);
    } else {
      EXPECT_EQ(t.state, State::kQueued);
      waiting += t.jobs;
      EXPECT_NEAR(t.oldest_seconds, 90, 1);
    }
  }
  EXPECT_EQ(done, 1);
  EXPECT_EQ(waiting, 2);
}

INSTANTIATE_TEST_SUITE_P(Backends, TallyTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
