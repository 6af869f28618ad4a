// SPDX-License-Identifier: EUPL-1.2
// The authority's list on each database: kept sealed, changed with a line of the record, never in contradiction with itself.
#include "solutions/access/authority/list.h"

#include <gtest/gtest.h>

#include "people/account.h"
#include "record/line.h"
#include "store/migrate.h"
#include "store/test_database.h"

namespace meretid::access::authority {
namespace {

class List : public testing::TestWithParam<std::string> {
 protected:
  List() : database_(GetParam()) {
    EXPECT_TRUE(store::migrate_all(db(), GetParam(), {"solutions/access/authority/migrations"}, {1}));
    me_ = people::create_account(db(), "leder", "Leder", "x", {1}).value().id;
  }
  store::Connection& db() { return database_.connection(); }
  Result<void> put(ExceptionKind kind, const std::string& value, const std::string& reason = "Fordi") {
    return add(db(), *database_.keys(), {kind, value, reason}, me_, {++now_});
  }
  std::vector<ListedException> all() { return list(db(), *database_.keys()).value(); }
  std::int64_t lines(const std::string& event) {
    const auto rows = db().query("SELECT * FROM record_lines");
    std::int64_t count = 0;
    EXPECT_TRUE(rows);
    for (const store::Row& row : *rows) count += row.text("event") == event;
    return count;
  }

  store::TestDatabase database_;
  Id<people::Account> me_;
  std::int64_t now_ = 10;
};

TEST_P(List, IsKeptSealedAndEachChangeIsInTheRecord) {
  ASSERT_TRUE(put(ExceptionKind::kKeep, "Borgmester Berit Skovlund", "Offentlig person"));
  ASSERT_TRUE(put(ExceptionKind::kStrike, "Projekt Rosa", "Kodenavn"));
  ASSERT_EQ(all().size(), 2U);
  EXPECT_EQ(all()[0].exception.value, "Borgmester Berit Skovlund");
  EXPECT_EQ(all()[0].account, me_);
  EXPECT_EQ(rows(db(), *database_.keys()).value()[1].source, kAuthority);
  for (const char* table : {"access_authority_exceptions", "record_lines"}) {
    const auto found = db().query(std::string("SELECT * FROM ") + table);
    ASSERT_TRUE(found);
    for (const store::Row& row : *found)
      for (const auto& value : row.values())
        EXPECT_TRUE(!std::holds_alternative<std::string>(value) || std::get<std::string>(value).find("Skovlund") == std::string::npos) << table;
  }
  ASSERT_TRUE(put(ExceptionKind::kStrike, "projekt  rosa", "Stadig et kodenavn"));
  ASSERT_EQ(all().size(), 2U) << "the same value has one row";
  EXPECT_EQ(all()[1].exception.reason, "Stadig et kodenavn");
  ASSERT_TRUE(remove(db(), *database_.keys(), all()[0].id, me_, {50}));
  EXPECT_EQ(all().size(), 1U);
  EXPECT_EQ(lines("access.authority_exception_added"), 3);
  EXPECT_EQ(lines("access.authority_exception_removed"), 1);
}

TEST_P(List, RefusesWhatMakesNoSenseAndChangesNothing) {
  ASSERT_TRUE(put(ExceptionKind::kKeep, "Berit Skovlund"));
  EXPECT_EQ(put(ExceptionKind::kStrike, "Berit Skovlund").error().code, "access.exceptions.contradiction");
  EXPECT_EQ(put(ExceptionKind::kStrike, "!").error().code, "access.exceptions.value");
  EXPECT_EQ(put(ExceptionKind::kStrike, "Rosa", " ").error().code, "access.exceptions.reason");
  EXPECT_EQ(remove(db(), *database_.keys(), Id<Listed>::make(), me_, {50}).error().code, "access.authority.unknown");
  EXPECT_EQ(all().size(), 1U);
  EXPECT_EQ(lines("access.authority_exception_added"), 1);
}

INSTANTIATE_TEST_SUITE_P(Backends, List, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::access::authority
