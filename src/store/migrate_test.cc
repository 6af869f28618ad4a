// SPDX-License-Identifier: EUPL-1.2
#include "store/migrate.h"

#include <gtest/gtest.h>

#include <thread>

#include "store/dialect.h"
#include "store/sql.h"
#include "store/test_database.h"

namespace meretid::store {
namespace {

class MigrateTest : public testing::TestWithParam<std::string> {
 protected:
  Connection& db() { return database_.connection(); }
  Result<int> run(const std::vector<Migration>& all) {
    return migrate(db(), GetParam(), all, Timestamp{1});
  }
  TestDatabase database_{GetParam()};
  std::vector<Migration> two_{
      {"a/migrations", 1, "0001_one.sql", "CREATE TABLE one (n $identity, t TEXT)"},
      {"a/migrations", 2, "0002_two.sql",
       "CREATE TABLE two (n BIGINT); INSERT INTO two VALUES (7)"}};
};

TEST_P(MigrateTest, AppliesEachOnce) {
  EXPECT_EQ(run({two_[0]}).value(), 1);
  EXPECT_EQ(run(two_).value(), 1);
  EXPECT_EQ(run(two_).value(), 0);
  EXPECT_EQ(db().query("SELECT n FROM two").value().size(), 1u);
  ASSERT_EQ(code_of(db().execute("INSERT INTO one (t) VALUES ('a')")), "ok");
  ASSERT_EQ(code_of(db().execute("INSERT INTO one (t) VALUES ('b')")), "ok");
  EXPECT_EQ(db().query("SELECT MAX(n) AS n FROM one").value().at(0).integer("n"), 2);
}

TEST_P(MigrateTest, RefusesAChangedOne) {
  ASSERT_EQ(run(two_).value(), 2);
  two_[0].sql += " ";
  const auto again = run(two_);
  ASSERT_EQ(code_of(again), "store.migration_changed");
  EXPECT_EQ(again.error().where, "a/migrations/0001_one.sql");
}

TEST_P(MigrateTest, RefusesADatabaseThatKnowsMore) {
  ASSERT_EQ(run(two_).value(), 2);
  const auto older = run({two_[0]});
  ASSERT_EQ(code_of(older), "store.schema_newer");
  EXPECT_EQ(older.error().where, "a/migrations");
  EXPECT_EQ(run({{"b/migrations", 1, "0001_b.sql", "CREATE TABLE b (n BIGINT)"}}).value(), 1)
      << "a room that was taken out disturbs nobody";
}

TEST_P(MigrateTest, RefusesGapsAndDoubles) {
  two_[1].number = 3;
  EXPECT_EQ(code_of(run(two_)), "store.migration_order");
  two_[1].number = 1;
  EXPECT_EQ(code_of(run(two_)), "store.migration_order");
}

TEST_P(MigrateTest, AFailingOneLeavesNothingAndNamesItself) {
  two_[1].sql = "CREATE TABLE two (n BIGINT); CREATE TABEL three (n BIGINT)";
  const auto result = run(two_);
  ASSERT_EQ(code_of(result), "store.sql");
  EXPECT_EQ(result.error().where, "a/migrations/0002_two.sql");
  EXPECT_EQ(code_of(db().query("SELECT n FROM one")), "ok");
  EXPECT_EQ(code_of(db().query("SELECT n FROM two")), "store.sql");
  two_[1].sql = "CREATE TABLE two (n BIGINT)";
  EXPECT_EQ(run(two_).value(), 1);
}

TEST_P(MigrateTest, AFileForAnotherBackendDoesNotCount) {
  two_[1].name =
      "0002_two." + std::string(GetParam() == "sqlite" ? "postgresql" : "sqlite") + ".sql";
  EXPECT_EQ(run(two_).value(), 1);
  two_[1].name = "0002_two." + GetParam() + ".sql";
  EXPECT_EQ(run(two_).value(), 1);
}

TEST_P(MigrateTest, SeveralProcessesMayStartAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> applied = 0, failed = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const auto mine = database_.connect();
      const auto done = migrate(*mine, GetParam(), two_, Timestamp{1});
      done ? applied += *done : ++failed;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(applied, 2);
}

TEST_P(MigrateTest, TheHallsOwnAreEmbeddedAndInOrder) {
  const auto own = embedded_migrations("src/store/migrations").value();
  ASSERT_FALSE(own.empty());
  EXPECT_EQ(own[0].number, 1);
  EXPECT_NE(own[0].sql.find("case_keys"), std::string::npos);
  EXPECT_EQ(hall_migrations().at(0), "src/store/migrations");
}

INSTANTIATE_TEST_SUITE_P(Backends, MigrateTest, testing::ValuesIn(test_backends()));

TEST(Dialect, EachDatabaseGetsItsOwnWords) {
  const std::string_view text = "SELECT a || $1 FROM t WHERE b = $2 $[|FOR UPDATE] $[x|y] $identity $[open $";
  EXPECT_EQ(in_dialect(text, "sqlite"),
            "SELECT a || $1 FROM t WHERE b = $2  x INTEGER PRIMARY KEY AUTOINCREMENT $[open $");
  EXPECT_EQ(in_dialect(text, "postgresql"),
            "SELECT a || $1 FROM t WHERE b = $2 FOR UPDATE y BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY $[open $");
}

TEST(Statements, AreSplitByTheirNameLines) {
  const auto found = split_statements(
      "-- licence\n-- name: find\n-- why\nSELECT 1\nFROM a\n\n-- name: add\nINSERT\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (std::pair<std::string, std::string>{"find", "SELECT 1\nFROM a\n"}));
  EXPECT_EQ(found[1].second, "INSERT\n");
}

TEST(StatementsDeathTest, AnUnknownNameEndsTheProgram) {
  EXPECT_DEATH(sql("store/keys/nonsense"), "no statement");
}

}  // namespace
}  // namespace meretid::store
