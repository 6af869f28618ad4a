// SPDX-License-Identifier: EUPL-1.2
#include "jobs/lease.h"

#include <map>
#include <mutex>
#include <thread>

#include "jobs/kinds.h"
#include "jobs/queue_test.h"

namespace meretid::jobs {
namespace {

class LeaseTest : public QueueTest {
 protected:
  /// Crash after crash until the job no longer comes back.
  int crashes_until_dead() {
    int crashes = 0;
    for (; crashes < 20; ++crashes) {
      clock_.advance(kMinute);
      const auto lease = leases_.claim(db(), "w", "").value();
      if (!lease) break;
      EXPECT_TRUE(leases_.release(db(), "w", true));
    }
    return crashes;
  }
};

TEST_P(LeaseTest, OldestFirstAndEachOnce) {
  const auto first = enqueue();
  const auto second = enqueue();
  EXPECT_EQ(claim().job, first);
  EXPECT_EQ(claim().job, second);
  EXPECT_TRUE(idle());
}

TEST_P(LeaseTest, RoomsTakeTurns) {
  for (int i = 0; i < 3; ++i) enqueue("big");
  enqueue("small");
  std::string served;
  std::vector<std::string> order;
  for (int i = 0; i < 4; ++i) order.push_back(served = claim("w", served).room);
  EXPECT_EQ(order, (std::vector<std::string>{"big", "small", "big", "big"}));
}

TEST_P(LeaseTest, AKindThatGoesAheadIsServedFirstInItsRoomOnly) {
  ASSERT_TRUE(declare_kinds(db(), {{"small", "urgent", {}, true}}));
  const auto big = enqueue("big"), slow = enqueue("small");
  const auto urgent = queue_.enqueue(db(), here(), {"small", "urgent", {}, "{}"}).value();
  std::string served;
  std::vector<Id<Job>> order;
  for (int i = 0; i < 3; ++i) {
    const Lease lease = claim("w", served);
    served = lease.room;
    order.push_back(lease.job);
  }
  EXPECT_EQ(order, (std::vector<Id<Job>>{big, urgent, slow}));
}

TEST_P(LeaseTest, NoMoreOfAKindRunAtATimeThanItSays) {
  ASSERT_TRUE(declare_kinds(db(), {{"probe", "work", 2, false}}));
  for (int i = 0; i < 3; ++i) enqueue();
  const auto other = queue_.enqueue(db(), here(), {"probe", "free", {}, "{}"}).value();
  const Lease first = claim(), second = claim();
  EXPECT_EQ(claim().job, other) << "what waits for its kind holds nobody up";
  EXPECT_TRUE(idle());
  ASSERT_TRUE(leases_.joining(db(), first, true));  // waits for its children: they may be of its own kind
  claim();
  EXPECT_TRUE(idle());
  ASSERT_TRUE(finish(second, "{}"));
  EXPECT_TRUE(idle());  // nothing left of it
  ASSERT_TRUE(declare_kinds(db(), {}));
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_kinds"), 0);
}

TEST_P(LeaseTest, ManyWhoClaimAtOnceGetEachJobOnceAndNoMoreThanTheKindAllows) {
  ASSERT_TRUE(declare_kinds(db(), {{"probe", "work", 3, false}}));
  for (int i = 0; i < 20; ++i) {
    enqueue();
    ASSERT_TRUE(queue_.enqueue(db(), here(), {"other", "free", {}, "{}"}));
  }
  std::mutex mutex;
  std::map<std::string, int> claimed;
  int limited = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      const auto mine = database_.connect();
      Leases leases(clock_);
      for (int nothing = 0; nothing < 3;) {
        const auto lease = leases.claim(*mine, "w" + std::to_string(t), "").value();
        if (!lease) {
          ++nothing;
          continue;
        }
        const std::lock_guard lock(mutex);
        ++claimed[lease->job.text()];
        limited += lease->room == "probe";
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(claimed.size(), 23U);
  EXPECT_EQ(limited, 3);
  for (const auto& [id, times] : claimed) EXPECT_EQ(times, 1) << id;
}

TEST_P(LeaseTest, AZombieIsRefusedEverything) {
  const auto id = enqueue();
  const Lease zombie = claim("w1");
  clock_.advance(Leases::kLength + 1);
  EXPECT_EQ(leases_.reclaim(db()).value(), 1);
  const Lease heir = claim("w2");
  ASSERT_EQ(heir.job, id);
  EXPECT_GT(heir.fence, zombie.fence);

  EXPECT_EQ(finish(zombie, "{}").error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.checkpoint(db(), zombie, key(), "old", {}).error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.artefact(db(), zombie, key(), 0, {"a", "text/plain", "b", 1}).error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.spawn(db(), zombie, key(), 0, "piece", {"{}"}).error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.tell(db(), zombie, key(), {.fraction = 0.9}).error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.tell(db(), zombie, key(), {}).error().code, "jobs.lost_lease");
  EXPECT_EQ(leases_.joining(db(), zombie, true).error().code, "jobs.lost_lease");
  EXPECT_EQ(count("SELECT count(*) AS n FROM jobs"), 1);
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_artefacts"), 0);

  EXPECT_EQ(finish(heir, R"({"right":true})").value(), State::kDone);
  EXPECT_EQ(finish(heir, "{}").error().code, "jobs.lost_lease");  // ends once
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"({"right":true})");
}

TEST_P(LeaseTest, RenewedLeasesDoNotRunOut) {
  enqueue();
  claim("w1");
  for (int i = 0; i < 5; ++i) {
    clock_.advance(Leases::kLength - 1);
    ASSERT_TRUE(leases_.renew(db(), {"w0", "w1"}));
    EXPECT_EQ(leases_.reclaim(db()).value(), 0);
  }
}

TEST_P(LeaseTest, ThreeCrashesMakeADeadLetter) {
  const auto id = enqueue();
  EXPECT_EQ(crashes_until_dead(), Leases::kCrashes);
  EXPECT_EQ(state(id), State::kDead);
  EXPECT_EQ(queue_.find(db(), id)->error_code, "jobs.dead");
  EXPECT_EQ(queue_.error(db(), here(), id).value()->code, "jobs.dead");
}

TEST_P(LeaseTest, ADrainedWorkerBlamesNobody) {
  const auto id = enqueue();
  for (int i = 0; i < 5; ++i) {
    claim("w");
    EXPECT_EQ(leases_.release(db(), "w", false).value(), 1);
  }
  EXPECT_EQ(state(id), State::kQueued);
}

TEST_P(LeaseTest, AParentThatWaitsIsNotBlamedForItsChild) {
  const auto id = enqueue();
  for (int i = 0; i < 5; ++i) {
    const Lease parent = claim("w");
    ASSERT_EQ(parent.job, id);
    ASSERT_TRUE(leases_.spawn(db(), parent, key(), 0, "piece", {"{}"}));
    ASSERT_TRUE(leases_.joining(db(), parent, true));
    const auto child = leases_.claim_child(db(), parent).value();
    EXPECT_EQ(child.has_value(), i < Leases::kCrashes);
    ASSERT_TRUE(leases_.release(db(), "w", true));
    clock_.advance(kMinute);
  }
  EXPECT_EQ(state(id), State::kQueued);
  const Lease parent = claim("w");
  const auto outputs = leases_.outputs(db(), parent, key(), 0).value();
  ASSERT_EQ(outputs.size(), 1U);
  EXPECT_EQ(outputs[0].error().code, "jobs.dead");
}

TEST_P(LeaseTest, ASecondRunFindsTheChildrenOfTheFirst) {
  enqueue();
  const Lease first = claim("w1");
  ASSERT_TRUE(leases_.spawn(db(), first, key(), 0, "piece", {"0", "1", "2"}));
  const auto child = leases_.claim_child(db(), first).value().value();
  ASSERT_EQ(finish(child, R"("kept")").value(), State::kDone);
  ASSERT_TRUE(leases_.release(db(), "w1", true));
  const Lease second = claim("w2");
  ASSERT_TRUE(leases_.spawn(db(), second, key(), 0, "piece", {"0", "1", "2"}));
  const auto children = leases_.children(db(), second).value();
  EXPECT_EQ(children.open, 2);
  EXPECT_EQ(children.ended, 1);
  EXPECT_EQ(leases_.outputs(db(), second, key(), 0).value()[0].value(), R"("kept")");
}

TEST_P(LeaseTest, ABigFamilyLetsLaterComersIn) {
  enqueue();
  const Lease parent = claim();
  ASSERT_TRUE(leases_.spawn(db(), parent, key(), 0, "piece", std::vector<std::string>(1000, "{}")));
  clock_.advance(2 * kSecond);
  const auto letter = enqueue();
  int before = 0;
  while (claim().job != letter) ++before;
  EXPECT_GT(before, 10);
  EXPECT_LT(before, 100);
}

TEST_P(LeaseTest, TransientErrorsAreTriedAgainAfterAPauseAndBadInputIsNot) {
  const auto id = enqueue();
  for (int attempt = 1; attempt < Leases::kAttempts; ++attempt) {
    EXPECT_EQ(finish(claim(), fail("probe.defect", Kind::kInternal)).value(), State::kQueued);
    EXPECT_TRUE(idle());
    clock_.advance(kMinute);
  }
  EXPECT_EQ(finish(claim(), fail("probe.defect", Kind::kInternal, {{"found", "x"}}, "line 3")).value(), State::kFailed);
  EXPECT_EQ(queue_.error(db(), here(), id)->value(), Error("probe.defect", Kind::kInternal, {{"found", "x"}}, "line 3"));

  enqueue();
  EXPECT_EQ(finish(claim(), fail("probe.bad", Kind::kBadInput)).value(), State::kFailed);
}

TEST_P(LeaseTest, StopTurnsTheBestSoFarIntoTheResult) {
  const auto id = enqueue();
  const Lease lease = claim();
  ASSERT_TRUE(leases_.tell(db(), lease, key(), {.interim_json = R"({"best":1})"}));
  EXPECT_EQ(queue_.interim(db(), here(), id)->value(), R"({"best":1})");
  ASSERT_TRUE(queue_.request_stop(db(), id, {}));
  EXPECT_TRUE(leases_.tell(db(), lease, key(), {})->stop);
  EXPECT_EQ(finish(lease, fail("jobs.time_limit", Kind::kTooLarge)).value(), State::kDone);
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"({"best":1})");
}

TEST_P(LeaseTest, CancelLeavesNothingOfTheWholeFamily) {
  const auto id = enqueue();
  const Lease lease = claim();
  ASSERT_TRUE(leases_.checkpoint(db(), lease, key(), "half", {}));
  ASSERT_TRUE(leases_.artefact(db(), lease, key(), 0, {"a.pdf", "application/pdf", "00", 2}));
  ASSERT_TRUE(leases_.spawn(db(), lease, key(), 0, "piece", {"{}", "{}", "{}"}));
  const auto ended_child = leases_.claim_child(db(), lease).value().value();
  ASSERT_TRUE(leases_.artefact(db(), ended_child, key(), 0, {"b.pdf", "application/pdf", "01", 2}));
  ASSERT_TRUE(finish(ended_child, "{}"));
  const auto running_child = leases_.claim_child(db(), lease).value().value();

  ASSERT_TRUE(queue_.request_cancel(db(), id, {}));
  EXPECT_TRUE(leases_.tell(db(), lease, key(), {})->cancel);
  EXPECT_TRUE(leases_.tell(db(), running_child, key(), {})->cancel);
  EXPECT_FALSE(leases_.claim_child(db(), lease).value());
  EXPECT_EQ(finish(running_child, "{}").value(), State::kCancelled);
  EXPECT_EQ(finish(lease, "{}").value(), State::kCancelled);
  EXPECT_TRUE(idle());
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_artefacts"), 0);
  EXPECT_EQ(count("SELECT count(*) AS n FROM job_texts WHERE what <> 'input'"), 0);
  EXPECT_EQ(count("SELECT count(*) AS n FROM jobs WHERE state IN ('queued', 'running', 'joining')"), 0);
}

TEST_P(LeaseTest, CancelOfAJobWhoseWorkerDied) {
  const auto id = enqueue();
  claim("w");
  ASSERT_TRUE(queue_.request_cancel(db(), id, {}));
  ASSERT_TRUE(leases_.release(db(), "w", true));
  EXPECT_EQ(state(id), State::kCancelled);
}

TEST_P(LeaseTest, ArtefactsOfASecondRunReplace) {
  const auto id = enqueue();
  const Lease lease = claim();
  ASSERT_TRUE(leases_.artefact(db(), lease, key(), 0, {"a.pdf", "application/pdf", "old", 3}));
  ASSERT_TRUE(leases_.artefact(db(), lease, key(), 0, {"a.pdf", "application/pdf", "new", 3}));
  EXPECT_TRUE(queue_.artefacts(db(), here(), id)->empty());  // not before it has ended
  ASSERT_TRUE(finish(lease, "{}"));
  const auto artefacts = queue_.artefacts(db(), here(), id).value();
  ASSERT_EQ(artefacts.size(), 1U);
  EXPECT_EQ(artefacts[0].name, "a.pdf");
  EXPECT_EQ(artefacts[0].blob, "new");
}

TEST_P(LeaseTest, CpuOfAFamilyAddsUp) {
  const auto id = enqueue();
  const Lease lease = claim();
  ASSERT_TRUE(leases_.spawn(db(), lease, key(), 0, "piece", {"{}"}));
  const auto child = leases_.claim_child(db(), lease).value().value();
  ASSERT_TRUE(leases_.finish(db(), child, key(), {"{}", {}, 2 * kSecond, {}}));
  ASSERT_TRUE(leases_.finish(db(), lease, key(), {"{}", {}, kSecond, {}}));
  EXPECT_DOUBLE_EQ(queue_.find(db(), id)->cpu_seconds, 3.0);
}

TEST_P(LeaseTest, EveryEndingIsOneLineOfTheRecord) {
  enqueue();
  const Lease lease = claim();
  ASSERT_TRUE(leases_.spawn(db(), lease, key(), 0, "piece", {"{}", "{}"}));
  ASSERT_TRUE(finish(leases_.claim_child(db(), lease).value().value(), "{}"));
  ASSERT_TRUE(finish(leases_.claim_child(db(), lease).value().value(), fail("probe.bad", Kind::kBadInput)));
  ASSERT_TRUE(finish(lease, "{}"));
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.queued'"), 1);
  EXPECT_EQ(count("SELECT count(*) AS n FROM record_lines WHERE event = 'jobs.ended'"), 2);  // the parent, the bad child
}

INSTANTIATE_TEST_SUITE_P(Backends, LeaseTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
