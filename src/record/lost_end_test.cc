// SPDX-License-Identifier: EUPL-1.2
// The database comes back without its end (a torn log, a disk that lied, an old copy): the file outside remembers it, and goes on
// remembering when new lines are sealed in the place of the lost ones.
#include <gtest/gtest.h>

#include "record/line.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "store/durable_file.h"
#include "store/sqlite.h"
#include "store/test_database.h"

namespace meretid::record {
namespace {

class LostEndTest : public testing::Test {
 protected:
  store::Connection& db() { return database_.connection(); }
  std::filesystem::path head_file() { return database_.folder() / "record.head"; }
  store::KeyBytes key() { return database_.keys()->derive("record.sign"); }
  void step(store::Connection& on, int count) {
    Sealer sealer(key(), clock_, {10 * kSecond, 100, head_file()});
    for (int i = 0; i < count; ++i) {
      Line line;
      line.at = clock_.now();
      line.event = "test.step";
      line.facts = Facts().number("step", ++step_).json();
      ASSERT_TRUE(append(on, line));
    }
    ASSERT_EQ(sealer.seal(on).value(), count);
    clock_.advance(kMinute);
  }
  std::vector<std::string> findings(store::Connection& in) {
    std::vector<std::string> all;
    const auto report = verify(in, {key(), head_file(), 100});
    for (const Error& e : report->findings) all.push_back(e.code);
    return all;
  }

  store::TestDatabase database_;
  ManualClock clock_;
  int step_ = 0;
};

TEST_F(LostEndTest, IsFoundAlsoAfterTheRecordWentOn) {
  step(db(), 4);
  ASSERT_TRUE(db().forget_deleted());  // all is in the one file now
  const auto copy = database_.folder() / "old.db";
  std::filesystem::copy_file(database_.url(), copy);
  step(db(), 4);
  const auto head = store::read_small_file(head_file()).value();

  const auto old = std::move(store::open_sqlite(copy.string()).value());
  const auto went_on = std::move(old->connect().value());
  EXPECT_EQ(findings(*went_on), std::vector<std::string>{"record.cut_off"});
  step(*went_on, 2);
  EXPECT_EQ(findings(*went_on), std::vector<std::string>{"record.cut_off"}) << "fewer lines than there were";
  step(*went_on, 6);
  EXPECT_EQ(findings(*went_on), std::vector<std::string>{"record.head_differs"}) << "more lines, but others";
  EXPECT_EQ(store::read_small_file(head_file()).value(), head);
  EXPECT_TRUE(findings(db()).empty()) << "the one that lost nothing";
}

}  // namespace
}  // namespace meretid::record
