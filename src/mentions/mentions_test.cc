// SPDX-License-Identifier: EUPL-1.2
// One form for every writing, and an index that betrays nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mentions/in_text.h"
#include "mentions/index.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::mentions {
namespace {

using store::code_of;
using testing::ElementsAre;
using testing::IsEmpty;

// 010190-1234 and its like are invented for these tests.
const Identifier kNumber{"cpr", "0101901234"};

TEST(IdentifierForm, EveryWritingOfANumberIsOne) {
  for (const char* text : {"0101901234", "010190-1234", "010190 1234", "01 01 90 1234", "010190\u20131234", " 010190-1234\r\n",
                           "cpr:010190-1234", "CPR: 010190 - 1234", "01.01.90-1234", "010190\u00a01234"})
    EXPECT_EQ(read_identifier(text).value(), kNumber) << text;
}

TEST(IdentifierForm, WhatIsNoneIsRefusedWithoutRepeatingIt) {
  for (const char* text : {"", "   ", "010190-123", "010190-12345", "320190-1234", "010190-12a4", "Jens Hansen", "cpr:", "navn:Jens",
                           "cvr:1234567", "email:jens", "@", "a@", "phone:12"}) {
    const auto read = read_identifier(text);
    ASSERT_EQ(code_of(read), "mentions.not_an_identifier") << text;
    EXPECT_TRUE(read.error().args.empty() && read.error().where.empty());
  }
}

TEST(IdentifierForm, OtherKindsHaveOneFormToo) {
  EXPECT_EQ(read_identifier("Jens@Eksempel.DK")->value, "jens@eksempel.dk");
  EXPECT_EQ(read_identifier("phone:+45 12 34 56 78")->value, "12345678");
  EXPECT_EQ(read_identifier("phone:12345678").value(), read_identifier("phone: 12 34 56 78").value());
  EXPECT_EQ(read_identifier("plate:ab 12 345")->value, "AB12345");
  EXPECT_EQ(read_identifier("cvr:12 34 56 78")->kind, "cvr");
}

TEST(PersonalNumbersInText, AreFoundWhereTheyStandAlone) {
  EXPECT_THAT(personal_numbers_in("Sag om 010190-1234 og 0101901234, igen 02 02 85 4321."),
              ElementsAre(kNumber, Identifier{"cpr", "0202854321"}));
  EXPECT_THAT(personal_numbers_in("{\"requester\":\"Jens, 010190 1234\"}"), ElementsAre(kNumber));
  EXPECT_THAT(personal_numbers_in("a0101901234 01019012345 f0101901234e 320190-1234 1.010190-123"), IsEmpty());
}

TEST(PlacesOfAnIdentifier, AreFoundInEveryWriting) {
  const std::string text = "010190-1234 er det samme som 0101901234 og 010190 1234, ikke 0101901235.";
  const auto places = places_of(kNumber, text);
  ASSERT_EQ(places.size(), 3u);
  EXPECT_EQ(text.substr(places[0].start, places[0].length), "010190-1234");
  EXPECT_EQ(text.substr(places[2].start, places[2].length), "010190 1234");
  EXPECT_EQ(places_of({"email", "jens@eksempel.dk"}, "<Jens@Eksempel.dk>").size(), 1u);
  EXPECT_EQ(places_of({"phone", "12345678"}, "tlf. +4512 34 56 78").size(), 1u);
  EXPECT_THAT(places_of({"email", "jens@eksempel.dk"}, "jens@eksempel.dk2"), IsEmpty());
}

class IndexTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::TestDatabase database_{GetParam()};
  const store::CaseScope case_ = people::CaseAccess::invented();
};

TEST_P(IndexTest, FindsByNumberAndHoldsNone) {
  const Index index(*database_.keys());
  const auto job = Id<jobs::Job>::make();
  const std::vector<std::string> hashes{index.hash(kNumber)};
  ASSERT_EQ(code_of(Index::add(db(), case_, job, hashes)), "ok");
  ASSERT_EQ(code_of(Index::add(db(), case_, job, hashes)), "ok");
  const auto found = index.find(db(), read_identifier("010190 1234").value()).value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].case_id, case_.case_id());
  EXPECT_EQ(found[0].job, job);
  EXPECT_THAT(index.find(db(), {"cpr", "0202854321"}).value(), IsEmpty());
  const auto rows = db().query("SELECT * FROM mentions").value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].text("hash").find("0101901234"), std::string::npos);
  EXPECT_EQ(rows[0].text("hash").size(), 64u);
  ASSERT_EQ(code_of(Index::forget(db(), case_)), "ok");
  EXPECT_THAT(index.find(db(), kNumber).value(), IsEmpty());
}

TEST_P(IndexTest, AnotherMasterKeyGivesAnotherHash) {
  const store::TestDatabase other(GetParam());
  EXPECT_NE(Index(*database_.keys()).hash(kNumber), Index(*other.keys()).hash(kNumber));
}

TEST_P(IndexTest, RowsOfShreddedCasesGo) {
  ASSERT_EQ(code_of(database_.keys()->create(db(), case_, {})), "ok");
  const Index index(*database_.keys());
  ASSERT_EQ(code_of(Index::add(db(), case_, Id<jobs::Job>::make(), {index.hash(kNumber)})), "ok");
  EXPECT_EQ(Index::forget_shredded(db()).value(), 0);
  ASSERT_EQ(code_of(database_.keys()->shred(db(), case_, {})), "ok");
  EXPECT_EQ(Index::forget_shredded(db()).value(), 1);
}

INSTANTIATE_TEST_SUITE_P(Backends, IndexTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::mentions
