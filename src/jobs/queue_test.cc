// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "jobs/queue_test.h"
#include "jobs/rows.h"
#include "store/test_cluster.h"

namespace meretid::jobs {
namespace {

TEST_P(QueueTest, EnqueueIsRolledBackWithItsTransaction) {
  const auto result = db().transaction([&](store::Connection& tx) -> Result<void> {
    EXPECT_TRUE(queue_.enqueue(tx, here(), {"probe", "work", {}, "{}"}));
    return fail("probe.changed_my_mind", Kind::kConflict);
  });
  EXPECT_FALSE(result);
  EXPECT_TRUE(idle());
  EXPECT_EQ(count("SELECT count(*) AS n FROM jobs"), 0);
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_texts"), 0);
}

TEST_P(QueueTest, EnqueueIsThereWhenItsTransactionIs) {
  Id<Job> id;
  const auto result = db().transaction([&](store::Connection& tx) -> Result<void> {
    TRY(id, queue_.enqueue(tx, here(), {"probe", "work", {}, R"({"a":1})"}));
    return {};
  });
  ASSERT_TRUE(result);
  EXPECT_EQ(queue_.input(db(), here(), id).value(), R"({"a":1})");
  EXPECT_EQ(claim().job, id);
}

TEST_P(QueueTest, TextsAreSealedInTheTable) {
  enqueue("probe", R"({"name":"Karen Blomsterberg"})");
  const auto rows = db().query("SELECT bytes FROM job_texts").value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].bytes("bytes").find("Karen"), std::string::npos);
}

TEST_P(QueueTest, OutputComesOnlyFromAJobThatEndedWell) {
  const auto id = enqueue();
  EXPECT_EQ(queue_.output(db(), here(), id).error().code, "jobs.no_output");
  EXPECT_EQ(finish(claim(), R"({"x":2})").value(), State::kDone);
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"({"x":2})");
  EXPECT_DOUBLE_EQ(queue_.find(db(), id)->fraction, 1.0);
}

TEST_P(QueueTest, UnknownJobIsNotFound) {
  const auto found = queue_.find(db(), Id<Job>::make());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, "jobs.unknown");
  EXPECT_EQ(found.error().kind, Kind::kNotFound);
}

TEST_P(QueueTest, ListFiltersAndShowsTheNewestFirst) {
  const auto first = enqueue("one");
  const auto second = enqueue("two");
  const auto third = enqueue("one");
  EXPECT_EQ(queue_.list(db(), {})->size(), 3U);
  const auto ones = queue_.list(db(), {.room = "one"}).value();
  ASSERT_EQ(ones.size(), 2U);
  EXPECT_EQ(ones[0].id, third);
  EXPECT_EQ(ones[1].id, first);
  claim();
  EXPECT_EQ(queue_.list(db(), {.state = State::kQueued})->size(), 2U);
  EXPECT_TRUE(queue_.list(db(), {.cases = std::vector<Id<people::Case>>{}})->empty());
  EXPECT_EQ(queue_.list(db(), {.limit = 1})->size(), 1U);
  EXPECT_EQ(queue_.find(db(), second)->room, "two");
}

TEST_P(QueueTest, EveryChangeIsSeenOnceAndInOrder) {
  const auto a = enqueue();
  const auto b = enqueue();
  const auto mark = queue_.latest_change(db()).value();
  const auto lease = claim();
  ASSERT_TRUE(leases_.tell(db(), lease, key(), {.fraction = 0.5, .step = "probe.step.x"}));
  const auto changes = queue_.changed_since(db(), mark).value();
  ASSERT_EQ(changes.size(), 1U);  // two changes of one job: the reader wants what it is now
  EXPECT_EQ(changes[0].id, a);
  EXPECT_DOUBLE_EQ(changes[0].fraction, 0.5);
  EXPECT_EQ(changes[0].step, "probe.step.x");
  ASSERT_TRUE(queue_.request_cancel(db(), b, {}));
  const auto later = queue_.changed_since(db(), changes[0].changed).value();
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].id, b);
}

TEST_P(QueueTest, CancelOfAWaitingJobEndsItAtOnce) {
  const auto id = enqueue();
  ASSERT_TRUE(queue_.request_cancel(db(), id, {}));
  EXPECT_EQ(state(id), State::kCancelled);
  EXPECT_TRUE(idle());
  EXPECT_EQ(queue_.request_cancel(db(), id, {}).error().code, "jobs.already_ended");
  EXPECT_EQ(queue_.request_stop(db(), id, {}).error().code, "jobs.already_ended");
}

TEST(Jitter, IsUpToAQuarterAndNeverEarlier) {
  EXPECT_EQ(with_jitter(0), 0);
  std::int64_t least = 10 * kSecond, most = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t pause = with_jitter(kSecond);
    least = std::min(least, pause), most = std::max(most, pause);
  }
  EXPECT_GE(least, kSecond);
  EXPECT_LE(most, kSecond + kSecond / 4);
  EXPECT_GT(most - least, kSecond / 10);
}

/// Only a database server has two writers at once.
TEST(ChangesOnPostgresql, NoneIsMissedBehindATransactionThatEndsLater) {
  if (!store::TestCluster::installed()) GTEST_SKIP() << "PostgreSQL is not installed";
  store::TestDatabase database("postgresql");
  Queue queue(database.keys());
  const auto here = store::CaseScope::installation();
  const auto reader = database.connect(), other = database.connect();
  std::int64_t mark = queue.latest_change(*reader).value();
  std::set<std::string> seen, made;
  const auto read = [&] {
    const auto changes = queue.changed_since(*reader, mark).value();
    for (const Snapshot& job : changes) {
      seen.insert(job.id.text());
      mark = std::max(mark, job.changed);
    }
  };
  ASSERT_TRUE(database.connection().transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const auto slow, queue.enqueue(tx, here, {"probe", "work", {}, "{}"}));
    made.insert(slow.text());
    TRY(const auto quick, queue.enqueue(*other, here, {"probe", "work", {}, "{}"}));  // begins later, ends first
    made.insert(quick.text());
    read();
    return {};
  }));
  read();
  EXPECT_EQ(seen, made);
}

INSTANTIATE_TEST_SUITE_P(Backends, QueueTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
