// SPDX-License-Identifier: EUPL-1.2
#include "people/caretaker.h"

#include <gtest/gtest.h>

#include <chrono>

#include "people/sign_in.h"
#include "record/line.h"
#include "record/verify.h"
#include "store/test_database.h"

namespace meretid::people {
namespace {

using store::code_of;

class CaretakerTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  std::filesystem::path head_file() { return database_.folder() / "record.head"; }
  record::VerifyReport report() {
    return record::verify(db(), {database_.keys()->derive("record.sign"), head_file(), 100})
        .value();
  }
  void step() {
    record::Line line;
    line.event = "test.step";
    ASSERT_EQ(code_of(record::append(db(), line)), "ok");
  }
  store::TestDatabase database_{GetParam()};
};

TEST_P(CaretakerTest, SealsByItselfAndAtTheEnd) {
  std::unique_ptr<store::Database> database = store::open_database(database_.url()).value();
  {
    const Caretaker caretaker(*database, *database_.keys(), database_.blobs(), head_file());
    step();
    const auto start = std::chrono::steady_clock::now();
    while (report().sealed == 0 &&
           std::chrono::steady_clock::now() - start < std::chrono::seconds(10))
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    step();
  }
  EXPECT_EQ(report().sealed, 2);
  EXPECT_EQ(report().unsealed, 0);
  EXPECT_TRUE(report().whole());
}

TEST_P(CaretakerTest, SweepsWhatIsOver) {
  const Timestamp now{1'700'000'000 * kSecond};
  const auto token = issue_once_token(db(), now).value();
  const auto in = sign_in_once(db(), *token, "10.0.0.1", now).value();
  ASSERT_EQ(code_of(issue_once_token(db(), in.account.id, now)), "ok");
  EXPECT_EQ(sweep_people(db(), now + kMinute).value(), 0);
  EXPECT_EQ(sweep_people(db(), now + 8 * 24 * kHour).value(), 3)
      << "a session, an address, a token";
}

INSTANTIATE_TEST_SUITE_P(Backends, CaretakerTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::people
