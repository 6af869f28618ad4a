// SPDX-License-Identifier: EUPL-1.2
// Sealing and verifying, and everything somebody with write access to the database could try.
#include "record/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <thread>

#include "base/hash.h"
#include "record/chain.h"
#include "record/decision.h"
#include "record/line.h"
#include "record/sealer.h"
#include "store/durable_file.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

using store::code_of;
using testing::ElementsAre;
using testing::IsEmpty;

class VerifyTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    ASSERT_EQ(code_of(database_.keys()->create(db(), case_, clock_.now())), "ok");
  }
  store::Connection& db() { return database_.connection(); }
  std::filesystem::path head_file() { return database_.folder() / "record.head"; }
  store::KeyBytes key() { return database_.keys()->derive("record.sign"); }
  Sealer sealer(std::int64_t batch = 4) {
    return Sealer(key(), clock_, {10 * kSecond, batch, head_file()});
  }

  void append_lines(int count) {
    for (int i = 0; i < count; ++i) {
      Line l;
      l.at = clock_.now();
      l.event = "test.step";
      l.case_id = case_.case_id();
      l.facts = Facts().number("step", ++step_).json();
      ASSERT_EQ(code_of(append(db(), l)), "ok");
    }
  }
  /// What somebody does who can write to the database: without the guards against mistakes.
  void attack(const std::string& statement) {
    for (const char* guard :
         {"record_lines_stay $[|ON record_lines]", "record_lines_fixed $[|ON record_lines]",
          "record_batches_stay $[|ON record_batches]", "record_batches_fixed $[|ON record_batches]",
          "decisions_fixed $[|ON decisions]"})
      ASSERT_EQ(code_of(db().execute("DROP TRIGGER IF EXISTS " + std::string(guard))), "ok");
    ASSERT_EQ(code_of(db().script(statement)), "ok") << statement;
  }
  std::vector<std::string> findings() {
    const auto report = verify(db(), {key(), head_file(), 100});
    EXPECT_EQ(code_of(report), "ok");
    std::vector<std::string> all;
    for (const Error& e : report->findings) all.push_back(e.code + " " + e.where);
    return all;
  }
  VerifyReport report() { return verify(db(), {key(), head_file(), 100}).value(); }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
  const store::CaseScope case_ = people::CaseAccess::invented();
  int step_ = 0;
};

TEST_P(VerifyTest, AnEmptyRecordIsWhole) {
  EXPECT_TRUE(report().whole());
  EXPECT_EQ(sealer().seal(db()).value(), 0);
}

TEST_P(VerifyTest, SealsInBatchesAndTellsTheTail) {
  append_lines(10);
  EXPECT_EQ(report().unsealed, 10);
  auto s = sealer();
  EXPECT_EQ(s.seal(db()).value(), 10);
  append_lines(2);
  const VerifyReport r = report();
  EXPECT_TRUE(r.whole());
  EXPECT_EQ(r.sealed, 10);
  EXPECT_EQ(r.unsealed, 2);
  EXPECT_EQ(r.batches, 3);
  EXPECT_TRUE(r.signatures_checked);
  EXPECT_EQ(s.seal(db()).value(), 2);
  EXPECT_EQ(report().sealed, 12);
  EXPECT_EQ(lines_of_case(db(), case_).value().back().position, 12);
  EXPECT_EQ(store::read_small_file(head_file()).value(), "12 " + report().head + "\n");
}

TEST_P(VerifyTest, FindsAChangeInEveryColumn) {
  append_lines(10);
  ASSERT_EQ(sealer().seal(db()).value(), 10);
  for (const char* change :
       {"at = at + 1", "event = 'test.other'", "room = 'access'", "case_id = ''", "job = 'x'",
        "account = 'x'", "facts = '{\"step\":66}'", "link = 'aa'", "number = 1000"}) {
    attack("CREATE TABLE kept AS SELECT * FROM record_lines; UPDATE record_lines SET " +
           std::string(change) + " WHERE position = 6");
    const auto found = findings();
    ASSERT_FALSE(found.empty()) << change;
    EXPECT_EQ(found[0], "record.changed 6") << change;
    attack(
        "DELETE FROM record_lines; INSERT INTO record_lines SELECT * FROM kept; DROP TABLE kept");
    ASSERT_THAT(findings(), IsEmpty());
  }
}

TEST_P(VerifyTest, FindsADeletedLineWherverItStood) {
  append_lines(10);
  ASSERT_EQ(sealer().seal(db()).value(), 10);
  for (const auto& [gone, place] : {std::pair{"position = 1", "1"},
                                    {"position = 6", "6"},
                                    {"position = 4", "4"},
                                    {"position BETWEEN 5 AND 8", "5-8"},
                                    {"position = 10", "10"},
                                    {"position > 6", "7-8"}}) {
    attack("CREATE TABLE kept AS SELECT * FROM record_lines; DELETE FROM record_lines WHERE " +
           std::string(gone));
    const auto found = findings();
    ASSERT_FALSE(found.empty()) << gone;
    EXPECT_EQ(found[0], "record.missing " + std::string(place)) << gone;
    attack(
        "DELETE FROM record_lines; INSERT INTO record_lines SELECT * FROM kept; DROP TABLE kept");
    ASSERT_THAT(findings(), IsEmpty());
  }
}

TEST_P(VerifyTest, ALineDeletedAndTheRestMovedUpIsFound) {
  append_lines(8);
  ASSERT_EQ(sealer().seal(db()).value(), 8);
  attack(
      "DELETE FROM record_lines WHERE position = 3; UPDATE record_lines SET position = -position "
      "WHERE position > 3;"
      "UPDATE record_lines SET position = -position - 1 WHERE position < 0");
  EXPECT_FALSE(findings().empty());
}

TEST_P(VerifyTest, FindsLinesThatChangedPlaces) {
  append_lines(8);
  ASSERT_EQ(sealer().seal(db()).value(), 8);
  attack(
      "UPDATE record_lines SET position = -1 WHERE position = 2; UPDATE record_lines SET position "
      "= 2 WHERE position = 3;"
      "UPDATE record_lines SET position = 3 WHERE position = -1");
  EXPECT_FALSE(findings().empty());
}

TEST_P(VerifyTest, FindsALinePutInFromOutside) {
  append_lines(8);
  ASSERT_EQ(sealer().seal(db()).value(), 8);
  attack(
      "INSERT INTO record_lines (at, event, room, case_id, job, account, facts, position, link)"
      " VALUES (1, 'test.step', '', '', '', '', '{}', 9, 'aa')");
  const auto found = findings();
  EXPECT_THAT(found, testing::Contains("record.unbatched 9"));
}

TEST_P(VerifyTest, FindsAnEndThatWasCutOff) {
  append_lines(8);
  ASSERT_EQ(sealer().seal(db()).value(), 8);
  attack(
      "DELETE FROM record_lines WHERE position > 4; DELETE FROM record_batches WHERE last_position "
      "> 4");
  EXPECT_THAT(findings(), ElementsAre("record.cut_off 5-8"));
  EXPECT_TRUE(verify(db(), {key(), {}, 100})->whole())
      << "without the file outside, a clean cut cannot show";
}

TEST_P(VerifyTest, FindsARewrittenChain) {
  append_lines(4);
  ASSERT_EQ(sealer().seal(db()).value(), 4);
  // Somebody who knows the arithmetic but not the key: changes a line, then recomputes links, root
  // and head.
  attack("UPDATE record_lines SET facts = '{\"step\":66}' WHERE position = 2");
  std::string link = first_link();
  std::vector<std::string> leaves;
  const auto rows = db().query(
                            "SELECT number, at, event, room, case_id, job, account, facts FROM "
                            "record_lines ORDER BY position")
                        .value();
  for (const store::Row& row : rows) {
    leaves.push_back(leaf_of(row));
    link = link_of(link, leaves.back());
    ASSERT_EQ(code_of(db().execute("UPDATE record_lines SET link = $2 WHERE number = $1",
                                   {row.integer("number"), base::to_hex(link)})),
              "ok");
  }
  const std::string root = merkle_root(leaves);
  store::KeyBytes guessed = key();
  guessed[0] ^= 1;
  ASSERT_EQ(code_of(db().execute("UPDATE record_batches SET root = $1, head = $2, signature = $3",
                                 {base::to_hex(root), base::to_hex(link),
                                  base::to_hex(sign_head(guessed, 4, link, root))})),
            "ok");
  EXPECT_THAT(findings(), ElementsAre("record.signature 1-4", "record.head_differs 4"));
}

TEST_P(VerifyTest, OneSealerAtATime) {
  append_lines(3);
  auto first = sealer(), second = sealer();
  EXPECT_EQ(first.seal(db()).value(), 3);
  append_lines(3);
  EXPECT_EQ(second.seal(db()).value(), 0) << "the first one's lease stands";
  clock_.advance(11 * kSecond);
  EXPECT_EQ(second.seal(db()).value(), 3) << "the first one died";
  append_lines(1);
  EXPECT_EQ(first.seal(db()).value(), 0);
  ASSERT_EQ(code_of(second.leave(db())), "ok");
  clock_.advance(1);
  EXPECT_EQ(first.seal(db()).value(), 1);
  EXPECT_TRUE(report().whole());
}

TEST_P(VerifyTest, WritersAndSealersAtOnceGiveOneWholeChain) {
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      for (int i = 0; i < 60; ++i) {
        Line l;
        l.event = "test.step";
        if (!append(*mine, l)) ++failed;
      }
    });
  for (int t = 0; t < 2; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      Sealer s(key(), clock_,
               {-1, 7, {}});  // leases that are over at once: both want to lead all the time
      for (int i = 0; i < 40; ++i)
        if (!s.seal(*mine)) ++failed;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  clock_.advance(1);
  ASSERT_EQ(code_of(sealer().seal(db())), "ok");
  const VerifyReport r = report();
  EXPECT_TRUE(r.whole()) << to_json(r);
  EXPECT_EQ(r.sealed, 180);
}

TEST_P(VerifyTest, AKilledSealerLeavesAWholeChain) {
  append_lines(400);
  EXPECT_EQ(store::killed_child(
                [&]() -> int {
                  auto other = store::open_database(database_.url());
                  auto mine = std::move((*other)->connect().value());
                  Sealer s(key(), clock_, {-1, 3, head_file()});
                  for (;;) static_cast<void>(s.seal(*mine));
                },
                30),
            128 + SIGKILL);
  EXPECT_TRUE(report().whole()) << to_json(report());
  clock_.advance(kMinute);
  ASSERT_EQ(code_of(sealer().seal(db())), "ok");
  EXPECT_TRUE(report().whole()) << to_json(report());
  EXPECT_EQ(report().sealed, 400);
}

TEST_P(VerifyTest, FindsChangedAndMissingDecisions) {
  const auto job = Id<jobs::Job>::make();
  const auto by = Id<people::Account>::make();
  ASSERT_EQ(
      code_of(decide(db(), *database_.keys(), case_, job, "access", by,
                     {{"f1", "redact", Decided::kApprove, "OFL.30.1", "navn på privatperson", ""},
                      {"f2", "redact", Decided::kReject, "", "", ""}},
                     3, clock_.now())),
      "ok");
  ASSERT_EQ(sealer().seal(db()).value(), 1);
  EXPECT_TRUE(report().whole());
  EXPECT_EQ(report().decisions, 2);
  for (const char* change :
       {"UPDATE decisions SET decided = 'approve' WHERE part = 'f2'",
        "UPDATE decisions SET ground = 'OFL.31' WHERE part = 'f1'",
        "UPDATE decisions SET reason = ''", "UPDATE decisions SET hash = 'aa'",
        "DELETE FROM decisions WHERE part = 'f2'", "UPDATE decision_batches SET active_ms = 1",
        "UPDATE decision_batches SET account = 'x'"}) {
    attack(std::string("CREATE TABLE k1 AS SELECT * FROM decisions; CREATE TABLE k2 AS SELECT * "
                       "FROM decision_batches;") +
           change);
    EXPECT_THAT(findings(), ElementsAre("record.decisions_changed 1")) << change;
    attack(
        "DELETE FROM decision_batches; INSERT INTO decision_batches SELECT * FROM k2; DELETE FROM "
        "decisions;"
        "INSERT INTO decisions SELECT * FROM k1; DROP TABLE k1; DROP TABLE k2");
    ASSERT_THAT(findings(), IsEmpty());
  }
  ASSERT_EQ(code_of(forget_decisions(db(), case_)), "ok");
  EXPECT_THAT(findings(), ElementsAre("record.decisions_missing 1"));
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, clock_.now())), "ok");
  EXPECT_THAT(findings(), IsEmpty()) << "of a deleted case they are meant to be gone";
  EXPECT_EQ(report().decisions_gone, 1);
}

TEST_P(VerifyTest, ReportAsJson) {
  append_lines(2);
  ASSERT_EQ(sealer().seal(db()).value(), 2);
  EXPECT_THAT(to_json(report()),
              testing::StartsWith("{\"whole\":true,\"sealed\":2,\"unsealed\":0,\"batches\":1,"));
  attack("UPDATE record_lines SET room = 'x' WHERE position = 2");
  EXPECT_THAT(to_json(report()),
              testing::HasSubstr("{\"code\":\"record.changed\",\"where\":\"2\"}"));
}

INSTANTIATE_TEST_SUITE_P(Backends, VerifyTest, testing::ValuesIn(store::test_backends()));

TEST(MerkleRoot, IsThatOfRfc6962) {
  const std::string a(32, 'a'), b(32, 'b'), c(32, 'c');
  const auto node = [](const std::string& l, const std::string& r) {
    return base::blake2b(std::string(1, '\x01') + l + r);
  };
  EXPECT_EQ(merkle_root({a}), a);
  EXPECT_EQ(merkle_root({a, b, c}), node(node(a, b), c));
  EXPECT_EQ(merkle_root({a, b, c, a, b}), node(node(node(a, b), node(c, a)), b));
}

}  // namespace
}  // namespace meretid::record
