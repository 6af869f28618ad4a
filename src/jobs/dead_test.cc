// SPDX-License-Identifier: EUPL-1.2
#include "jobs/dead.h"

#include "jobs/queue_test.h"

namespace meretid::jobs {
namespace {

using store::code_of;

class DeadTest : public QueueTest {
 protected:
  Id<Job> dead_job() {
    const auto id = enqueue("probe", "{\"a\":1}");
    for (int i = 0; i < Leases::kCrashes; ++i) {
      clock_.advance(100 * kSecond);
      const Lease lease = claim();
      EXPECT_EQ(lease.job, id);
      EXPECT_EQ(leases_.release(db(), "w1", true).value(), 1);
    }
    EXPECT_EQ(state(id), State::kDead);
    return id;
  }
  std::vector<DeadLetter> letters() { return dead_letters(db(), {}).value(); }
  const Id<people::Account> admin_ = Id<people::Account>::make();
};

TEST_P(DeadTest, ListsWhatDiedOrFailedNewestFirst) {
  const auto dead = dead_job();
  clock_.advance(kSecond);
  const auto failed = enqueue("other");
  ASSERT_EQ(finish(claim(), fail("parse.truncated", Kind::kBadInput)).value(), State::kFailed);
  enqueue("waiting");
  const auto all = letters();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].job, failed);
  EXPECT_EQ(all[0].state, State::kFailed);
  EXPECT_EQ(all[0].error_code, "parse.truncated");
  EXPECT_EQ(all[0].attempts, 1);
  EXPECT_EQ(all[1].job, dead);
  EXPECT_EQ(all[1].error_code, "jobs.dead");
  EXPECT_EQ(all[1].attempts, 3);
  EXPECT_EQ(all[1].kind, "work");
  EXPECT_TRUE(dead_letters(db(), Id<people::Account>::make()).value().empty()) << "of somebody else";
}

TEST_P(DeadTest, ARetriedJobRunsAsIfNewWithItsInput) {
  const auto id = dead_job();
  ASSERT_EQ(code_of(retry_dead(db(), id, admin_, clock_.now())), "ok");
  EXPECT_EQ(state(id), State::kQueued);
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(code_of(retry_dead(db(), id, admin_, clock_.now())), "jobs.not_dead") << "once";
  const Lease lease = claim("w2");
  EXPECT_EQ(lease.job, id);
  EXPECT_EQ(leases_.given(db(), lease, key()).value().input_json, "{\"a\":1}");
  EXPECT_EQ(finish(lease, std::string("{}")).value(), State::kDone);
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.retried'"), 1);
}

TEST_P(DeadTest, ALateRunFromBeforeIsRefused) {
  const auto id = enqueue();
  clock_.advance(kSecond);
  const Lease late = claim();
  ASSERT_EQ(code_of(db().execute("UPDATE jobs SET state = 'dead', ended = 1 WHERE id = $1", {id})), "ok");
  ASSERT_EQ(code_of(retry_dead(db(), id, admin_, clock_.now())), "ok");
  const Lease now = claim("w2");
  EXPECT_GT(now.fence, late.fence);
  EXPECT_EQ(code_of(finish(late, std::string("{}"))), "jobs.lost_lease");
  EXPECT_EQ(code_of(finish(now, std::string("{}"))), "ok");
}

TEST_P(DeadTest, AllItsTriesComeAgain) {
  const auto id = dead_job();
  ASSERT_EQ(code_of(retry_dead(db(), id, admin_, clock_.now())), "ok");
  for (int i = 1; i < Leases::kCrashes; ++i) {
    clock_.advance(100 * kSecond);
    claim();
    ASSERT_EQ(leases_.release(db(), "w1", true).value(), 1);
    EXPECT_EQ(state(id), State::kQueued) << "after crash " << i;
  }
}

TEST_P(DeadTest, ADiscardedJobIsCancelledAndItsErrorGone) {
  const auto id = enqueue();
  ASSERT_EQ(finish(claim(), fail("parse.truncated", Kind::kBadInput, {{"found", "brev.txt"}})).value(), State::kFailed);
  ASSERT_EQ(code_of(discard_dead(db(), id, admin_, clock_.now())), "ok");
  EXPECT_EQ(state(id), State::kCancelled);
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_texts WHERE what = 'error'"), 0);
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.dead_discarded'"), 1);
  EXPECT_EQ(code_of(retry_dead(db(), id, admin_, clock_.now())), "jobs.not_dead");
}

TEST_P(DeadTest, WhatRunsOrEndedWellIsLeftAlone) {
  const auto running = enqueue();
  const Lease lease = claim();
  EXPECT_EQ(code_of(retry_dead(db(), running, admin_, clock_.now())), "jobs.not_dead");
  EXPECT_EQ(code_of(discard_dead(db(), running, admin_, clock_.now())), "jobs.not_dead");
  ASSERT_EQ(code_of(finish(lease, std::string("{}"))), "ok");
  EXPECT_EQ(code_of(retry_dead(db(), running, admin_, clock_.now())), "jobs.not_dead");
}

INSTANTIATE_TEST_SUITE_P(Backends, DeadTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
