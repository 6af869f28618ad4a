// SPDX-License-Identifier: EUPL-1.2
// The record while somebody sets the wall clock.
#include <gtest/gtest.h>

#include "record/line.h"
#include "record/sealer.h"
#include "record/verify.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

class ClockSetTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  Sealer sealer() { return Sealer(database_.keys()->derive("record.sign"), clock_, {10 * kSecond, 4, database_.folder() / "record.head"}); }
  void append_lines(int count) {
    for (int i = 0; i < count; ++i) {
      Line line;
      line.at = clock_.now();
      line.event = "test.step";
      line.facts = Facts().number("step", i).json();
      ASSERT_TRUE(append(db(), line));
    }
  }
  bool whole() {
    return verify(db(), {database_.keys()->derive("record.sign"), database_.folder() / "record.head", 100}).value().whole();
  }

  store::TestDatabase database_{GetParam()};
  ManualClock clock_;
};

TEST_P(ClockSetTest, ADeadSealersLeaseOfTheFutureIsNotWaitedFor) {
  auto dead = sealer(), heir = sealer();
  append_lines(3);
  ASSERT_EQ(dead.seal(db()).value(), 3);
  clock_.advance(-kHour);
  append_lines(2);
  EXPECT_EQ(heir.seal(db()).value(), 2);
  EXPECT_TRUE(whole());
}

TEST_P(ClockSetTest, StepsInBothDirectionsLeaveOneWholeChain) {
  auto one = sealer();
  for (const std::int64_t step : {kHour, -kHour, -kHour, 2 * kHour}) {
    clock_.advance(step);
    append_lines(5);
    EXPECT_EQ(one.seal(db()).value(), 5) << step;
  }
  EXPECT_TRUE(whole());
}

INSTANTIATE_TEST_SUITE_P(Backends, ClockSetTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
