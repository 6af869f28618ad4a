// SPDX-License-Identifier: EUPL-1.2
// All numbers here are invented.
#include <gtest/gtest.h>

#include "danish/calendar_date.h"
#include "danish/check_digits.h"
#include "danish/cpr.h"

namespace meretid::danish {
namespace {

TEST(Cpr, CenturyFollowsTheSeventhDigit) {
  EXPECT_EQ(read_cpr("0101401239")->birth, date_of(1, 1, 1940));
  EXPECT_EQ(read_cpr("0101364000")->birth, date_of(1, 1, 2036));
  EXPECT_EQ(read_cpr("0101374000")->birth, date_of(1, 1, 1937));
  EXPECT_EQ(read_cpr("0101575000")->birth, date_of(1, 1, 2057));
  EXPECT_EQ(read_cpr("0101588000")->birth, date_of(1, 1, 1858));
  EXPECT_EQ(read_cpr("0101369999")->birth, date_of(1, 1, 2036));
}

TEST(Cpr, ModulusElevenIsAFactNotACondition) {
  EXPECT_TRUE(read_cpr("1111111118")->modulus11);
  ASSERT_TRUE(read_cpr("1111111119"));
  EXPECT_FALSE(read_cpr("1111111119")->modulus11);
}

TEST(Cpr, DaysMustExist) {
  EXPECT_FALSE(read_cpr("3002901234"));
  EXPECT_FALSE(read_cpr("0113901234"));
  EXPECT_FALSE(read_cpr("0001901234"));
  EXPECT_FALSE(read_cpr("2902010123"));  // 1901 had none
  EXPECT_TRUE(read_cpr("2902004123"));
  EXPECT_FALSE(read_cpr("010190123"));
}

TEST(Cpr, ReplacementNumbersAddSixtyToTheDay) {
  ASSERT_TRUE(read_cpr("6101901234"));
  EXPECT_TRUE(read_cpr("6101901234")->replacement);
  EXPECT_EQ(read_cpr("6101901234")->birth, date_of(1, 1, 1990));
}

TEST(CheckDigits, CvrIbanEan) {
  EXPECT_TRUE(is_cvr("12345674"));
  EXPECT_FALSE(is_cvr("12345675"));
  EXPECT_TRUE(is_iban("DK5000400440116243"));  // the example in the IBAN registry
  EXPECT_FALSE(is_iban("DK5000400440116244"));
  EXPECT_FALSE(is_iban("dk5000400440116243"));
  EXPECT_TRUE(is_ean13("5790000000012"));
  EXPECT_FALSE(is_ean13("5790000000013"));
}

TEST(CalendarDate, MonthsAndYears) {
  EXPECT_EQ(month_of(U"maj"), 5);
  EXPECT_EQ(month_of(U"sept."), 9);
  EXPECT_EQ(month_of(U"dec"), 12);
  EXPECT_FALSE(month_of(U"mandag"));
  EXPECT_EQ(birth_year(31), 1931);
  EXPECT_EQ(birth_year(12), 2012);
  EXPECT_FALSE(date_of(31, 4, 2020));
}

}  // namespace
}  // namespace meretid::danish
