// SPDX-License-Identifier: EUPL-1.2
#include "store/connection.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "store/test_database.h"

namespace meretid::store {
namespace {

class ThingsTest : public testing::Test {
 protected:
  explicit ThingsTest(const std::string& backend) : database_(backend), backend_(backend) {}
  void SetUp() override {
    ASSERT_EQ(code_of(db().execute("CREATE TABLE things (name TEXT PRIMARY KEY, amount BIGINT, "
                                   "share DOUBLE PRECISION, raw BYTEA)")),
              "ok");
  }
  Connection& db() { return database_.connection(); }
  bool sqlite() const { return backend_ == "sqlite"; }
  std::int64_t count(std::string_view table) {
    return db().query("SELECT COUNT(*) AS n FROM " + std::string(table)).value().at(0).integer("n");
  }
  TestDatabase database_;
  const std::string backend_;
};

class ConnectionTest : public ThingsTest, public testing::WithParamInterface<std::string> {
 protected:
  ConnectionTest() : ThingsTest(GetParam()) {}
};

/// What only a database in a file can meet.
class SqliteTest : public ThingsTest {
 protected:
  SqliteTest() : ThingsTest("sqlite") {}
};

TEST_P(ConnectionTest, KeepsEveryTypeAndNothingOfSqlInATextIsRun) {
  const std::string hostile = "'); DROP TABLE things; -- Æblegrød, $1 €\xF0\x9F\x8D\x8F";
  const std::string raw("\0\x01\xff\0", 4);
  ASSERT_EQ(code_of(db().execute("INSERT INTO things VALUES ($1, $2, $3, $4)",
                                 {hostile, std::int64_t{9'007'199'254'740'993}, 0.1, Blob{raw}})),
            "ok");
  const Rows rows =
      db().query("SELECT name, amount, share, raw FROM things WHERE name = $1", {hostile}).value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].text("name"), hostile);
  EXPECT_EQ(rows[0].integer("amount"), 9'007'199'254'740'993);
  EXPECT_EQ(rows[0].real("share"), 0.1);
  EXPECT_EQ(rows[0].bytes("raw"), raw);
}

TEST_P(ConnectionTest, NullReadsAsTheEmptyValue) {
  ASSERT_EQ(code_of(db().execute("INSERT INTO things (name, amount) VALUES ($1, $2)",
                                 {"tom", std::nullopt})),
            "ok");
  const Rows rows = db().query("SELECT amount, raw FROM things").value();
  EXPECT_TRUE(rows.at(0).is_null("amount"));
  EXPECT_EQ(rows[0].integer("amount"), 0);
  EXPECT_EQ(rows[0].bytes("raw"), "");
}

TEST_P(ConnectionTest, ParametersGoByTheirNumberNotByTheirOrder) {
  const Rows rows = db().query("SELECT $2 AS second, $1 AS first, $2 AS again", {"a", "b"}).value();
  EXPECT_EQ(rows.at(0).text("first") + rows[0].text("second") + rows[0].text("again"), "abb");
  EXPECT_EQ(code_of(db().query("SELECT $1 AS a, $2 AS b", {"alone"})), "store.parameters");
  EXPECT_EQ(code_of(db().query("SELECT $1 AS a, $3 AS b", {"a", "b"})), "store.parameters");
}

TEST_P(ConnectionTest, TellsErrorsApart) {
  ASSERT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ('en')")), "ok");
  EXPECT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ('en')")), "store.duplicate");
  EXPECT_EQ(code_of(db().execute("SELEKT 1")), "store.sql");
  EXPECT_EQ(code_of(db().execute("DELETE FROM things; DELETE FROM things")), "store.sql");
  EXPECT_EQ(count("things"), 1);
  ASSERT_EQ(code_of(db().execute("CREATE TABLE parts (thing TEXT REFERENCES things (name))")),
            "ok");
  EXPECT_EQ(code_of(db().execute("INSERT INTO parts VALUES ('to')")), "store.reference");
}

TEST_P(ConnectionTest, CountsChangedRows) {
  for (const char* name : {"a", "b", "c"})
    ASSERT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ($1)", {name})), "ok");
  EXPECT_EQ(db().execute("UPDATE things SET amount = 1 WHERE name <> 'a'").value(), 2);
  EXPECT_EQ(db().execute("UPDATE things SET amount = 2 WHERE name = 'none'").value(), 0);
  EXPECT_EQ(db().execute("CREATE TABLE more (n BIGINT)").value(), 0);
}

TEST_P(ConnectionTest, TransactionIsAllOrNothing) {
  const auto insert = [](Connection& tx) {
    return tx.execute("INSERT INTO things (name) VALUES ('halv')");
  };
  EXPECT_EQ(code_of(db().transaction([&](Connection& tx) -> Result<void> {
              TRY_VOID(insert(tx));
              EXPECT_TRUE(tx.in_transaction());
              return fail("test.refused", Kind::kRefused);
            })),
            "test.refused");
  EXPECT_EQ(count("things"), 0);
  EXPECT_THROW(static_cast<void>(db().transaction([&](Connection& tx) -> Result<void> {
                 TRY_VOID(insert(tx));
                 throw std::runtime_error("from a library");
               })),
               std::runtime_error);
  EXPECT_EQ(count("things"), 0);
  EXPECT_FALSE(db().in_transaction());
  EXPECT_EQ(code_of(db().transaction([&](Connection& tx) -> Result<void> {
              TRY_VOID(tx.transaction([](Connection&) -> Result<void> { return {}; }));
              return {};
            })),
            "store.nested");
  ASSERT_EQ(code_of(db().transaction([&](Connection& tx) -> Result<void> {
              TRY_VOID(insert(tx));
              return {};
            })),
            "ok");
  EXPECT_EQ(count("things"), 1);
}

TEST_P(ConnectionTest, WritersOfManyThreadsLoseNothing) {
  ASSERT_EQ(code_of(db().execute("INSERT INTO things (name, amount) VALUES ('sum', 0)")), "ok");
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      for (int i = 0; i < 50; ++i)
        if (!mine->transaction([](Connection& tx) -> Result<void> {
              TRY(const Rows rows, tx.query("SELECT amount FROM things WHERE name = 'sum'"));
              TRY_VOID(tx.execute("UPDATE things SET amount = $1 WHERE name = 'sum'",
                                  {rows.at(0).integer("amount") + 1}));
              return {};
            }))
          ++failed;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(db().query("SELECT amount FROM things").value().at(0).integer("amount"), 200);
}

TEST_P(ConnectionTest, KillInTheMiddleLeavesWholeTransactions) {
  int rows_before = 0;
  for (const int milliseconds : {15, 40, 80, 400, 2000}) {
    if (rows_before > 0 && milliseconds > 80) break;  // a slow machine gets longer, until something was kept
    const int status = killed_child(
        [&] {
          auto other = open_database(database_.url());
          auto mine = std::move((*other)->connect().value());
          for (std::int64_t i = 0;; ++i)
            if (!mine->transaction([&](Connection& tx) -> Result<void> {
                  const std::string name = std::to_string(::getpid()) + "-" + std::to_string(i);
                  TRY_VOID(
                      tx.execute("INSERT INTO things (name, amount) VALUES ($1, 1)", {name + "a"}));
                  TRY_VOID(tx.execute("INSERT INTO things (name, amount) VALUES ($1, -1)",
                                      {name + "b"}));
                  return {};
                }))
              return 1;
        },
        milliseconds);
    EXPECT_EQ(status, 128 + SIGKILL);
    const Rows sum =
        db().query("SELECT COUNT(*) AS n, COALESCE(SUM(amount), 0) AS s FROM things").value();
    EXPECT_EQ(sum.at(0).integer("s"), 0) << "half a transaction was kept";
    rows_before = static_cast<int>(sum[0].integer("n"));
  }
  EXPECT_GT(rows_before, 0);
  if (sqlite()) {
    EXPECT_EQ(db().query("PRAGMA integrity_check").value().at(0).text("integrity_check"), "ok");
  }
}

TEST_F(SqliteTest, AFullDiskIsToldAndHarmsNothing) {
  // SQLite's own limit takes the same way as ENOSPC.
  ASSERT_EQ(code_of(db().query("PRAGMA max_page_count = 60")), "ok");
  const auto fill = [](Connection& tx) -> Result<void> {
    for (int i = 0; i < 100; ++i)
      TRY_VOID(tx.execute("INSERT INTO things (name, raw) VALUES ($1, $2)",
                          {std::to_string(i), Blob{std::string(20'000, 'x')}}));
    return {};
  };
  const auto full = db().transaction(fill);
  ASSERT_EQ(code_of(full), "store.no_space");
  EXPECT_EQ(full.error().kind, Kind::kNoSpace);
  EXPECT_EQ(count("things"), 0);
  EXPECT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ('lille')")), "ok");
}

TEST_P(ConnectionTest, WhatTheDatabaseRolledBackIsNotGoneOnWith) {
  ASSERT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ('en')")), "ok");
  const auto done = db().transaction([&](Connection& tx) -> Result<void> {
    // A statement that ends the transaction behind our back, and a caller who overlooks its error.
    static_cast<void>(tx.execute(sqlite() ? "INSERT OR ROLLBACK INTO things (name) VALUES ('en')"
                                          : "INSERT INTO things (name) VALUES ('en')"));
    static_cast<void>(tx.execute("INSERT INTO things (name) VALUES ('to')"));
    return {};
  });
  EXPECT_EQ(code_of(done), "store.rolled_back");
  EXPECT_EQ(count("things"), 1);
}

TEST_F(SqliteTest, AFailingWriteHarmsNothing) {
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{512 * 1024, 512 * 1024};
    ::setrlimit(RLIMIT_FSIZE, &small);
    auto other = open_database(database_.url());
    auto mine = std::move((*other)->connect().value());
    for (int i = 0; i < 1000; ++i)
      if (!mine->execute("INSERT INTO things (name, raw) VALUES ($1, $2)",
                         {std::to_string(i), Blob{std::string(20'000, 'x')}}))
        return mine->query("SELECT COUNT(*) AS n FROM things") ? 0 : 1;
    return 2;
  });
  EXPECT_EQ(status, 0);
  EXPECT_GT(count("things"), 0);
  EXPECT_EQ(code_of(db().execute("INSERT INTO things (name) VALUES ('bagefter')")), "ok");
  EXPECT_EQ(db().query("PRAGMA integrity_check").value().at(0).text("integrity_check"), "ok");
}

TEST_F(SqliteTest, FileIsForItsOwnerOnly) {
  struct stat status {};
  ASSERT_EQ(::stat(database_.url().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(::stat((database_.url() + "-wal").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(OpenDatabase, RefusesWhatIsNoDatabase) {
  const TestDatabase folder;
  EXPECT_EQ(code_of(open_database("mysql://user:hemmelig@host/db")), "store.backend");
  EXPECT_EQ(open_database("mysql://user:hemmelig@host/db").error().args.at(0).second, "mysql");
  EXPECT_EQ(code_of(open_database((folder.folder() / "ingen" / "x.db").string())),
            "store.unwritable");
  const std::string text = (folder.folder() / "brev.txt").string();
  FILE* file = std::fopen(text.c_str(), "w");
  std::fputs(std::string(5000, 'x').c_str(), file);
  std::fclose(file);
  EXPECT_EQ(code_of(open_database(text)), "store.damaged");
}

TEST_P(ConnectionTest, ASnapshotStandsStillAndHoldsNobodyUp) {
  ASSERT_EQ(code_of(db().execute("CREATE TABLE still (n BIGINT)")), "ok");
  ASSERT_EQ(code_of(db().execute("INSERT INTO still VALUES (1)")), "ok");
  const auto other = database_.connect();
  const auto done = db().snapshot([&](Connection& tx) -> Result<void> {
    EXPECT_EQ(code_of(other->execute("INSERT INTO still VALUES (2)")), "ok");
    TRY(const Rows seen, tx.query("SELECT n FROM still"));
    EXPECT_EQ(seen.size(), 1u);
    return {};
  });
  EXPECT_EQ(code_of(done), "ok");
  EXPECT_EQ(db().query("SELECT n FROM still")->size(), 2u);
}

TEST_P(ConnectionTest, RowsOneByOne) {
  ASSERT_EQ(code_of(db().execute("CREATE TABLE many (n BIGINT)")), "ok");
  for (int i = 1; i <= 100; ++i)
    ASSERT_EQ(code_of(db().execute("INSERT INTO many VALUES ($1)", {i})), "ok");
  std::int64_t sum = 0;
  const auto add = [&](const Row& row) -> Result<void> {
    sum += row.integer("n");
    if (sum > 10) return fail("test.enough", Kind::kConflict);
    return {};
  };
  EXPECT_EQ(code_of(db().each("SELECT n FROM many WHERE n > $1 ORDER BY n", {3}, add)),
            "test.enough");
  EXPECT_EQ(sum, 15);
  EXPECT_EQ(code_of(db().execute("DELETE FROM many")), "ok") << "no reading stays open";
}

INSTANTIATE_TEST_SUITE_P(Backends, ConnectionTest, testing::ValuesIn(test_backends()));

}  // namespace
}  // namespace meretid::store
