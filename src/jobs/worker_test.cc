// SPDX-License-Identifier: EUPL-1.2
#include "jobs/worker.h"

#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "jobs/queue_test.h"
#include "mentions/index.h"

namespace meretid::jobs {
namespace {

class SomeWorks : public Works {
 public:
  std::map<std::string, Work, std::less<>> kinds;
  const Work* find(std::string_view, std::string_view kind) const override {
    const auto found = kinds.find(kind);
    return found == kinds.end() ? nullptr : &found->second;
  }
};

class WorkerTest : public testing::TestWithParam<std::string> {
 protected:
  using Function = std::function<Result<std::string>(std::string_view, JobContext&)>;
  void kind(const std::string& name, Function run) { works_.kinds[name] = {{}, std::move(run)}; }
  Id<Job> enqueue(const std::string& name, const std::string& input = "{}") {
    return queue_.enqueue(db(), here(), {"probe", name, {}, input}).value();
  }
  void work_until_idle(const std::string& name = "w") {
    const auto worker = Worker::make({*open_, database_.keys(), blobs_, works_}, name);
    ASSERT_TRUE(worker);
    const auto worked = (*worker)->work(drain_, true);
    ASSERT_TRUE(worked) << worked.error().code;
  }
  store::Connection& db() { return database_.connection(); }
  static store::CaseScope here() { return store::CaseScope::installation(); }

  store::TestDatabase database_{GetParam()};
  std::unique_ptr<store::Database> open_ = std::move(store::open_database(database_.url()).value());
  store::BlobStore blobs_ = database_.blobs();
  Queue queue_{database_.keys()};
  SomeWorks works_;
  std::atomic<bool> drain_ = false;
};

TEST_P(WorkerTest, RunsAJobAndKeepsWhatItMade) {
  kind("shout", [](std::string_view input, JobContext& context) -> Result<std::string> {
    TRY_VOID(context.artefact("out/loud.txt", "text/plain", std::string(input) + "!"));
    context.record("probe.shouted", R"({"times":1})");
    return R"("done")";
  });
  const auto id = enqueue("shout", R"("hej")");
  work_until_idle();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"("done")");
  const auto artefacts = queue_.artefacts(db(), here(), id).value();
  ASSERT_EQ(artefacts.size(), 1U);
  EXPECT_EQ(blobs_.get(db(), here(), artefacts[0].blob).value(), R"("hej"!)");
  EXPECT_EQ(db().query("SELECT count(*) AS n FROM record_lines WHERE event = 'probe.shouted'").value()[0].integer("n"), 1);
}

TEST_P(WorkerTest, WhoIsMentionedIsFoundByNumberAlone) {
  kind("reads", [](std::string_view, JobContext& context) -> Result<std::string> {
    context.mentions("cpr:0101901234");
    context.mentions("010190-1234");
    context.mentions("ingen");
    return "{}";
  });
  kind("reads_and_fails", [](std::string_view, JobContext& context) -> Result<std::string> {
    context.mentions("email:jens@eksempel.dk");
    return fail("probe.bad", Kind::kBadInput);
  });
  const auto id = enqueue("reads"), failed = enqueue("reads_and_fails");
  const auto given = enqueue("nobody_knows", R"({"requester":"Åse, 020285 4321"})");
  work_until_idle();
  const mentions::Index index(*database_.keys());
  const auto of = [&](std::string_view text) {
    return index.find(db(), mentions::read_identifier(text).value()).value();
  };
  ASSERT_EQ(of("010190 1234").size(), 1U);
  EXPECT_EQ(of("010190 1234")[0].job, id);
  ASSERT_EQ(of("jens@eksempel.dk").size(), 1U) << "what a failed job was given is kept, too";
  EXPECT_EQ(of("jens@eksempel.dk")[0].job, failed);
  ASSERT_EQ(of("0202854321").size(), 1U);
  EXPECT_EQ(of("0202854321")[0].job, given);
  EXPECT_EQ(db().query("SELECT count(*) AS n FROM mentions").value()[0].integer("n"), 3);
}

TEST_P(WorkerTest, OneWorkerAloneJoinsAFamilyOfThreeGenerations) {
  kind("leaf", [](std::string_view input, JobContext&) -> Result<std::string> { return std::string(input); });
  kind("branch", [](std::string_view, JobContext& context) -> Result<std::string> {
    TRY_VOID(context.spawn("leaf", {"1", "2", "3"}));
    TRY(const auto leaves, context.join());
    int sum = 0;
    for (const auto& leaf : leaves) sum += std::stoi(leaf.value());
    return std::to_string(sum);
  });
  kind("root", [](std::string_view, JobContext& context) -> Result<std::string> {
    int sum = 0;
    for (int round = 0; round < 2; ++round) {  // two joins: each gives its own children only
      TRY_VOID(context.spawn("branch", {"{}", "{}"}));
      TRY(const auto branches, context.join());
      for (const auto& branch : branches) sum += std::stoi(branch.value());
    }
    return std::to_string(sum);
  });
  const auto id = enqueue("root");
  work_until_idle();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), "24");
}

TEST_P(WorkerTest, ABadChildIsAnErrorInItsPlace) {
  kind("child", [](std::string_view input, JobContext&) -> Result<std::string> {
    if (input == "1") return fail("probe.bad", Kind::kBadInput, {{"found", "1"}});
    return std::string(input);
  });
  kind("parent", [](std::string_view, JobContext& context) -> Result<std::string> {
    TRY_VOID(context.spawn("child", {"0", "1", "2"}));
    TRY(const auto all, context.join());
    return all.at(0).value() + all.at(1).error().code + all.at(2).value();
  });
  const auto id = enqueue("parent");
  work_until_idle();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), "0probe.bad2");
}

TEST_P(WorkerTest, AnExceptionIsAnErrorOfTheJobWithoutItsText) {
  kind("throws", [](std::string_view, JobContext&) -> Result<std::string> { throw std::runtime_error("010190-1234"); });
  kind("fine", [](std::string_view, JobContext&) -> Result<std::string> { return "{}"; });
  const auto id = enqueue("throws");
  const auto fine = enqueue("fine");
  work_until_idle();
  EXPECT_EQ(queue_.find(db(), id)->state, State::kQueued);  // waits for its second try
  EXPECT_EQ(queue_.find(db(), id)->error_code, "jobs.exception");
  EXPECT_EQ(queue_.find(db(), fine)->state, State::kDone);
}

TEST_P(WorkerTest, AnUnknownKindIsNoCrash) {
  const auto id = enqueue("nobody_knows");
  work_until_idle();
  EXPECT_EQ(queue_.find(db(), id)->error_code, "jobs.no_kind");
}

TEST_P(WorkerTest, CheckpointAndDrawsAreTheSameInTheNextRun) {
  std::vector<std::uint64_t> draws;
  kind("resumes", [&](std::string_view, JobContext& context) -> Result<std::string> {
    draws.push_back(context.rng()());
    if (context.last_checkpoint().empty()) {
      TRY_VOID(context.checkpoint("half"));
      return fail("jobs.lost_lease", Kind::kInternal);
    }
    return "\"" + context.last_checkpoint() + "\"";
  });
  const auto id = enqueue("resumes");
  work_until_idle();
  std::this_thread::sleep_for(std::chrono::milliseconds(1300));  // a second and the jitter
  work_until_idle();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"("half")");
  ASSERT_EQ(draws.size(), 2U);
  EXPECT_EQ(draws[0], draws[1]);
}

TEST_P(WorkerTest, NamesThatLeadOutOfTheResultAreRefused) {
  kind("escapes", [](std::string_view, JobContext& context) -> Result<std::string> {
    std::string refused;
    for (const char* name : {"../a", "/etc/a", "a/../b", "a//b", "", ".", "a\nb", "a/"})
      refused += context.artefact(name, "text/plain", "x") ? '-' : '+';
    return "\"" + refused + "\"";
  });
  const auto id = enqueue("escapes");
  work_until_idle();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), R"("++++++++")");
}

TEST_P(WorkerTest, ALineThatMayNameSomebodyFailsTheJobNotTheWorker) {
  kind("tells", [](std::string_view, JobContext& context) -> Result<std::string> {
    context.record("probe.saw", R"({"name":"Karen Blomsterberg"})");
    return "{}";
  });
  const auto id = enqueue("tells");
  work_until_idle();
  EXPECT_EQ(queue_.find(db(), id)->error_code, "record.not_a_code");
}

TEST_P(WorkerTest, TwoWorkersShareAFamilyWithoutDoingAnythingTwice) {
  std::atomic<int> runs = 0;
  kind("child", [&](std::string_view, JobContext&) -> Result<std::string> {
    ++runs;
    return "1";
  });
  kind("parent", [](std::string_view, JobContext& context) -> Result<std::string> {
    TRY_VOID(context.spawn("child", std::vector<std::string>(200, "{}")));
    TRY(const auto all, context.join());
    return std::to_string(all.size());
  });
  const auto id = enqueue("parent");
  std::thread other([&] {
    const auto worker = Worker::make({*open_, database_.keys(), blobs_, works_}, "w2");
    while (!drain_) EXPECT_TRUE((*worker)->work(drain_, true));
  });
  work_until_idle("w1");
  for (int i = 0; i < 1000 && !ended(queue_.find(db(), id)->state); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  drain_ = true;
  other.join();
  EXPECT_EQ(queue_.output(db(), here(), id).value(), "200");
  EXPECT_EQ(runs, 200);
}

INSTANTIATE_TEST_SUITE_P(Backends, WorkerTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::jobs
