// SPDX-License-Identifier: EUPL-1.2
// What only a database server can meet. The repositories' suites run on both backends by their parameter.
#include "store/postgresql.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "base/catalogue.h"
#include "store/test_cluster.h"
#include "store/test_database.h"

namespace meretid::store {
namespace {

using namespace std::chrono_literals;

TEST(Postgresql, IsInstalledWhereItsSuitesRan) {
  if (!TestCluster::installed())
    GTEST_SKIP() << "PostgreSQL 15 with its server programs is not installed (Debian: postgresql); the suites ran on SQLite alone";
  const auto backends = test_backends();
  EXPECT_NE(std::find(backends.begin(), backends.end(), "postgresql"), backends.end());
}

class PostgresqlTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestCluster::installed()) GTEST_SKIP() << "PostgreSQL is not installed";
    database_ = std::make_unique<TestDatabase>("postgresql");
    ASSERT_EQ(code_of(db().execute("CREATE TABLE things (name TEXT PRIMARY KEY, amount BIGINT)")), "ok");
    ASSERT_EQ(code_of(db().execute("INSERT INTO things VALUES ('a', 1), ('b', 1)")), "ok");
  }
  Connection& db() { return database_->connection(); }
  /// As a restart of the server or a cut cable: every connection but this one ends.
  void cut_others(Connection& survivor) {
    ASSERT_EQ(code_of(survivor.query("SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity "
                                     "WHERE datname = current_database() AND pid <> pg_backend_pid()")),
              "ok");
    std::this_thread::sleep_for(50ms);
  }
  std::unique_ptr<TestDatabase> database_;
};

TEST_F(PostgresqlTest, AWriteSkewIsOrderedByRunningTheWorkAgain) {
  // Each may take from one account while both together hold enough: the classic that snapshots alone let through.
  const auto take = [](Connection& connection, const char* from, std::atomic<int>& runs, std::function<void()> between) {
    return connection.transaction([&, from](Connection& tx) -> Result<void> {
      ++runs;
      TRY(const Rows sum, tx.query("SELECT sum(amount) AS s FROM things"));
      if (sum.at(0).integer("s") < 2) return fail("test.poor", Kind::kRefused);
      between();
      TRY_VOID(tx.execute("UPDATE things SET amount = amount - 1 WHERE name = $1", {from}));
      return {};
    });
  };
  const auto other = database_->connect();
  std::atomic<int> runs = 0;
  std::string inner = "not run";
  const auto outer = take(db(), "a", runs, [&] {
    if (inner == "not run") inner = code_of(take(*other, "b", runs, [] {}));
  });
  EXPECT_EQ(inner, "ok");
  EXPECT_EQ(code_of(outer), "test.poor");  // seen in its second run
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(db().query("SELECT sum(amount) AS s FROM things").value().at(0).integer("s"), 1);
}

TEST_F(PostgresqlTest, ADeadlockIsRunAgain) {
  const auto both = [&](Connection& connection, const char* first, const char* second) {
    return connection.row_transaction([&](Connection& tx) -> Result<void> {
      TRY_VOID(tx.execute("UPDATE things SET amount = amount + 1 WHERE name = $1", {first}));
      std::this_thread::sleep_for(100ms);
      TRY_VOID(tx.execute("UPDATE things SET amount = amount + 1 WHERE name = $1", {second}));
      return {};
    });
  };
  const auto other = database_->connect();
  std::string theirs;
  std::thread thread([&] { theirs = code_of(both(*other, "b", "a")); });
  EXPECT_EQ(code_of(both(db(), "a", "b")), "ok");
  thread.join();
  EXPECT_EQ(theirs, "ok");
  EXPECT_EQ(db().query("SELECT sum(amount) AS s FROM things").value().at(0).integer("s"), 6);
}

TEST_F(PostgresqlTest, AConnectionThatWasCutComesBack) {
  const auto other = database_->connect();
  ASSERT_EQ(code_of(other->commit_lazily()), "ok");
  cut_others(db());
  EXPECT_EQ(code_of(other->query("SELECT amount FROM things")), "store.unreachable");  // may have been carried out: not repeated
  EXPECT_EQ(other->query("SELECT amount FROM things").value().size(), 2u);
  EXPECT_EQ(other->query("SHOW synchronous_commit").value().at(0).text("synchronous_commit"), "off");
}

TEST_F(PostgresqlTest, ATransactionThatWasCutLeavesNothingAndIsNotGoneOnWith) {
  const auto other = database_->connect();
  const auto done = other->transaction([&](Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute("DELETE FROM things"));
    cut_others(db());
    static_cast<void>(tx.execute("INSERT INTO things VALUES ('c', 1)"));  // overlooks the error
    TRY_VOID(tx.execute("INSERT INTO things VALUES ('d', 1)"));
    return {};
  });
  EXPECT_EQ(code_of(done), "store.unreachable");
  EXPECT_FALSE(other->in_transaction());
  EXPECT_EQ(other->query("SELECT name FROM things").value().size(), 2u);
}

TEST_F(PostgresqlTest, AnIdleConnectionThatWasCutIsNoticedBeforeItIsUsed) {
  const auto other = database_->connect();
  cut_others(db());
  std::this_thread::sleep_for(1100ms);
  EXPECT_EQ(code_of(other->query("SELECT amount FROM things")), "ok");
}

TEST_F(PostgresqlTest, WhoWaitsIsWokenByTheCommitAndNotBefore) {
  const auto other = database_->connect();
  ASSERT_TRUE(other->wait("bell", 0ms).value());  // listens from here
  const auto begin = std::chrono::steady_clock::now();
  std::thread ringer([&] {
    EXPECT_EQ(code_of(db().transaction([](Connection& tx) -> Result<void> {
                TRY_VOID(tx.notify("bell"));
                std::this_thread::sleep_for(200ms);
                return {};
              })),
              "ok");
  });
  EXPECT_TRUE(other->wait("bell", 5s).value());
  ringer.join();
  const auto waited = std::chrono::steady_clock::now() - begin;
  EXPECT_GE(waited, 190ms);
  EXPECT_LT(waited, 2s);
  EXPECT_TRUE(other->wait("bell", 10ms).value());  // nothing left over: it sleeps its time
}

TEST_F(PostgresqlTest, TextThatItCannotKeepIsRefused) {
  const auto zero = db().execute("INSERT INTO things VALUES ($1, 1)", {std::string("a\0b", 3)});
  EXPECT_EQ(code_of(zero), "store.text");
  EXPECT_EQ(code_of(db().execute("INSERT INTO things VALUES ($1, 1)", {"\xff\xfe"})), "store.text");
}

TEST_F(PostgresqlTest, NumbersOfEveryTypeComeBackWhole) {
  const Row row = db().query("SELECT 9007199254740993::bigint AS big, (-7)::int AS small, (-2)::smallint AS tiny, true AS yes, "
                             "1.5::real AS half, 'NaN'::float8 AS nan, 12345678901234::numeric AS sum, (-0.25)::numeric AS quarter, "
                             "10000::numeric AS round, NULL AS none")
                       .value()
                       .at(0);
  EXPECT_EQ(row.integer("big"), 9'007'199'254'740'993);
  EXPECT_EQ(row.integer("small"), -7);
  EXPECT_EQ(row.integer("tiny"), -2);
  EXPECT_EQ(row.integer("yes"), 1);
  EXPECT_EQ(row.real("half"), 1.5);
  EXPECT_TRUE(std::isnan(row.real("nan")));
  EXPECT_EQ(row["sum"], Value(std::int64_t{12'345'678'901'234}));
  EXPECT_EQ(row.real("quarter"), -0.25);
  EXPECT_EQ(row.integer("round"), 10'000);
  EXPECT_TRUE(row.is_null("none"));
  const double odd = 0.1 + 0.2, huge = std::numeric_limits<double>::max();
  EXPECT_EQ(db().query("SELECT $1::float8 AS x", {odd}).value()[0].real("x"), odd);
  EXPECT_EQ(db().query("SELECT $1::float8 AS x", {huge}).value()[0].real("x"), huge);
}

TEST_F(PostgresqlTest, AStatementOutlivesANewColumn) {
  ASSERT_EQ(db().query("SELECT * FROM things WHERE name = 'a'").value().size(), 1u);
  ASSERT_EQ(code_of(db().execute("ALTER TABLE things ADD COLUMN more BIGINT NOT NULL DEFAULT 7")), "ok");
  EXPECT_EQ(db().query("SELECT * FROM things WHERE name = 'a'").value().at(0).integer("more"), 7);
}

TEST_F(PostgresqlTest, WhyThereIsNoConnectionIsOneSentence) {
  const auto refused = open_database("postgresql://meretid@127.0.0.1/db?sslmode=verify-full&sslrootcert=/nowhere/root.crt&port=1");
  ASSERT_FALSE(refused);
  const std::string said = base::render(refused.error(), base::Language::kEnglish);
  EXPECT_EQ(said.find('\n'), std::string::npos) << said;
  EXPECT_EQ(said.find(".."), std::string::npos) << said;
}

TEST_F(PostgresqlTest, NoErrorRepeatsThePassword) {
  for (const char* url : {"postgresql://meretid:hemmelig@127.0.0.1:1/db", "postgresql://meretid:hem@melig@127.0.0.1:1/db",
                          "postgresql://meretid:hem/melig@127.0.0.1:1/db", "postgresql://meretid@127.0.0.1:1/db?password=hemmelig",
                          "postgresql://meretid:hemmelig@ingen.invalid/db", "postgresql://meretid:hem:melig@[::1"}) {
    const auto refused = open_database(url);
    ASSERT_FALSE(refused) << url;
    std::string said = refused.error().where;
    for (const auto& [name, value] : refused.error().args) said += value;
    EXPECT_EQ(said.find("hem"), std::string::npos) << said;
    EXPECT_EQ(said.find("melig"), std::string::npos) << said;
  }
}

}  // namespace
}  // namespace meretid::store
