// SPDX-License-Identifier: EUPL-1.2
#include "describe/describe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "describe/sample_test.h"

namespace meretid::describe {
namespace {

using sample::Journey;

// The error as the user of the API reads it.
std::string wrong(std::string_view json) {
  const auto read = from_json<Journey>(json);
  return read ? "no error" : base::render(read.error(), "da");
}

TEST(Json, RoundTripOfEveryForm) {
  const std::string json =
      R"({"traveller":"Ærø \"ø\"","mode":"cycle","legs":[{"from":"A","to":"B","kilometres":12.5},{"from":"B","to":"C","kilometres":0}],)"
      R"("start":"2026-03-29","booked":"2026-03-29T01:30:00.000000Z","seats":3,"takes":45,"quiet":true,"note":"hej",)"
      R"("tickets":[{"name":"a/b.pdf","blob":"f00d","size":7}],"tags":{"x":"1","y":"2"},"more":{"deep":[1,2.50,{"a":null}]}})";
  const auto read = from_json<Journey>(json);
  ASSERT_TRUE(read.has_value()) << base::render(read.error(), "en");
  EXPECT_EQ(read->traveller, "Ærø \"ø\"");
  EXPECT_EQ(read->mode, sample::Mode::kCycle);
  ASSERT_EQ(read->legs.size(), 2U);
  EXPECT_EQ(read->legs[1].from, "B");
  EXPECT_EQ(read->takes, Minutes(45));
  EXPECT_EQ(read->note, "hej");
  EXPECT_EQ(read->tickets[0].name, "a/b.pdf");
  EXPECT_EQ(read->tags.at("y"), "2");
  EXPECT_EQ(read->more.json, R"({"deep":[1,2.50,{"a":null}]})");
  EXPECT_EQ(to_json(*read), json);
}

TEST(Json, AbsentFieldsKeepTheStructsOwnDefaults) {
  const auto read = from_json<Journey>(R"({"traveller":"A","legs":[{"from":"A","to":"B","kilometres":1}]})");
  ASSERT_TRUE(read.has_value()) << base::render(read.error(), "en");
  EXPECT_EQ(read->seats, 1);
  EXPECT_EQ(read->mode, sample::Mode::kTrain);
  EXPECT_FALSE(read->note.has_value());
}

TEST(Json, ADayThatNobodySetIsLeftOut) {
  const std::string json = to_json(sample::Journey{});
  EXPECT_EQ(json.find("start"), std::string::npos) << json;
}

TEST(Json, NullEmptiesAnOptionalAndNothingElse) {
  EXPECT_THAT(wrong(R"({"traveller":null})"), "traveller: Værdien skal være en tekst, men var null.");
  EXPECT_TRUE(from_json<Journey>(R"({"note":null,"traveller":"A","legs":[{"from":"A","to":"B","kilometres":1}]})").has_value());
}

TEST(Json, AnUploadMayBeItsAddressAlone) {
  const auto read =
      from_json<Journey>(R"({"traveller":"A","legs":[{"from":"A","to":"B","kilometres":1}],"tickets":["f00d",{"blob":"beef"}]})");
  ASSERT_TRUE(read.has_value()) << base::render(read.error(), "en");
  EXPECT_EQ(read->tickets[0].blob, "f00d");
  EXPECT_EQ(read->tickets[1].blob, "beef");
}

struct Bad {
  const char* json;
  const char* sentence;
};

class WrongJson : public testing::TestWithParam<Bad> {};

TEST_P(WrongJson, SaysWhereWhatWasFoundAndWhatIsAllowed) { EXPECT_EQ(wrong(GetParam().json), GetParam().sentence); }

INSTANTIATE_TEST_SUITE_P(
    All, WrongJson,
    testing::Values(
        Bad{R"({"traveler":"A"})",
            "traveler: Feltet findes ikke. Disse felter findes: traveller, mode, legs, start, booked, seats, takes, quiet, "
            "note, tickets, tags, more."},
        Bad{R"({"traveller":"A","traveller":"B"})", "traveller: Feltet står to gange; det må kun stå én gang."},
        Bad{R"({"tags":{"a":"1","a":"2"}})", "tags.a: Feltet står to gange; det må kun stå én gang."},
        Bad{R"({"seats":1})", "traveller: Værdien mangler; den skal angives."},
        Bad{R"({"traveller":"A"})", "legs: Der skal være mindst 1, men der var 0."},
        Bad{R"({"legs":[{"from":"A","to":"B","kilometres":1},{"from":"A"}]})",
            "legs[1].to: Værdien mangler; den skal angives."},
        Bad{R"({"legs":[{"from":"A","to":"B","kilometres":-1}]})",
            "legs[0].kilometres: Værdien skal være mindst 0, men var -1."},
        Bad{R"({"legs":{}})", "legs: Værdien skal være en liste […], men var {…}."},
        Bad{R"([])", "Værdien skal være et objekt {…}, men var […]."},
        Bad{R"({"seats":10})", "seats: Værdien må højst være 9, men var 10."},
        Bad{R"({"seats":1.5})", "seats: Værdien skal være et helt tal, men var 1.5."},
        Bad{R"({"seats":"1"})", "seats: Værdien skal være et helt tal, men var \"1\"."},
        Bad{R"({"seats":99999999999999999999})", "seats: Værdien må højst være 127, men var ####################."},
        Bad{R"({"takes":1e999})", "takes: Værdien skal være et tal, men var 1e999."},
        Bad{R"({"mode":"fly"})", "mode: Værdien skal være en af train, cycle, men var fly."},
        Bad{R"({"start":"2026-02-30"})",
            "start: Værdien skal være en dato, der findes, skrevet ÅÅÅÅ-MM-DD, men var 2026-02-30."},
        Bad{R"({"traveller":""})", "traveller: Teksten skal være på mindst 1 tegn, men var på 0."},
        Bad{R"({"traveller":"ÆØÅÆØÅÆØÅÆØÅ"})", "traveller: Teksten må højst være på 10 tegn, men var på 12."},
        Bad{R"({"note":"HEJ"})", "note: Teksten skal være små bogstaver, men var »HEJ«."},
        Bad{R"({"quiet":1})", "quiet: Værdien skal være true eller false, men var 1."},
        Bad{R"({"tickets":[7]})", "tickets[0]: Værdien skal være en fil: adressen på en upload, men var 7."},
        Bad{R"({"tickets":[{"blob":"a"},{"blob":"b"},{"blob":"c"},{"blob":"d"}]})",
            "tickets: Der må højst være 3, men der var 4."},
        Bad{"{\"seats\":1,\n \"mode\":}", "Teksten er ikke gyldig JSON: linje 2, tegn 9, ved »}«."},
        Bad{R"({"seats":1)", "Teksten er ikke gyldig JSON: linje 1, tegn 11, ved …."},
        Bad{"", "Teksten er ikke gyldig JSON: linje 1, tegn 1, ved …."},
        Bad{"{\"traveller\":\"\xff\"}", "Teksten skal være UTF-8, men byte nummer 15 er det ikke."}));

TEST(Json, NumbersThatCouldBePersonalAreNotRepeated) {
  EXPECT_EQ(wrong(R"({"mode":"010190-1234"})"), "mode: Værdien skal være en af train, cycle, men var ######-####.");
}

TEST(Json, ADepthBombIsAnErrorAndNotACrash) {
  const std::string bomb = R"({"more":)" + std::string(1'000'000, '[');
  const auto read = from_json<Journey>(bomb);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, "describe.too_deep");
  EXPECT_EQ(read.error().where, "more");
}

TEST(Json, WholeNumbersMayBeWrittenAsReals) {
  const auto read = from_json<std::vector<int>>("[1.0,2e2,-0]");
  ASSERT_TRUE(read.has_value());
  EXPECT_THAT(*read, testing::ElementsAre(1, 200, 0));
}

TEST(Json, LimitsOfTheCppTypesHold) {
  EXPECT_TRUE(from_json<std::vector<std::int64_t>>("[9223372036854775807,-9223372036854775808]").has_value());
  EXPECT_EQ(from_json<std::vector<std::int64_t>>("[9223372036854775808]").error().code, "describe.too_large");
  EXPECT_EQ(from_json<std::vector<unsigned char>>("[256]").error().code, "describe.too_large");
  EXPECT_EQ(from_json<std::vector<unsigned char>>("[-1]").error().code, "describe.too_small");
}

TEST(Json, WhatIsNotUtf8IsRepairedOnTheWayOut) { EXPECT_EQ(to_json(std::string("a\xff\n")), "\"a\xEF\xBF\xBD\\n\""); }

}  // namespace
}  // namespace meretid::describe
