// SPDX-License-Identifier: EUPL-1.2
#include "describe/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "describe/sample_test.h"
#include "describe/typescript.h"

namespace meretid::describe {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json journey() { return json::parse(json_schema(type_of<sample::Journey>()))["$defs"]["Journey"]; }

TEST(Schema, SaysWhatTheReaderChecks) {
  const json schema = journey();
  EXPECT_EQ(schema["required"], json::array({"traveller"}));
  EXPECT_EQ(schema["additionalProperties"], false);
  const json& fields = schema["properties"];
  EXPECT_EQ(fields["traveller"]["minLength"], 1);
  EXPECT_EQ(fields["traveller"]["maxLength"], 10);
  EXPECT_EQ(fields["seats"]["minimum"], 1);
  EXPECT_EQ(fields["seats"]["maximum"], 9);
  EXPECT_EQ(fields["seats"]["default"], 1);
  EXPECT_EQ(fields["legs"]["minItems"], 1);
  EXPECT_EQ(fields["legs"]["items"]["$ref"], "#/$defs/Leg");
  EXPECT_EQ(fields["start"]["format"], "date");
  EXPECT_EQ(fields["takes"]["x-unit"], "min");
  EXPECT_EQ(fields["note"]["type"], json::array({"string", "null"}));
  EXPECT_EQ(fields["tickets"]["items"]["x-form"], "upload");
  EXPECT_EQ(fields["tags"]["additionalProperties"]["type"], "string");
}

TEST(Schema, CarriesTheWordsForTheForm) {
  const json document = json::parse(json_schema(type_of<sample::Journey>()));
  EXPECT_EQ(document["$ref"], "#/$defs/Journey");
  EXPECT_EQ(document["$defs"]["Mode"]["enum"], json::array({"train", "cycle"}));
  EXPECT_EQ(document["$defs"]["Mode"]["x-labels"]["cycle"]["da"], "Cykel");
  EXPECT_EQ(journey()["properties"]["quiet"]["x-help"]["da"], "Stillekupé.");
  EXPECT_EQ(journey()["properties"]["quiet"]["description"], "Quiet zone.");
}

TEST(Schemas, ATypeIsWrittenOnceAndANameIsUsedOnce) {
  Type other;
  other.name = "Leg";
  Schemas schemas("#/components/schemas/");
  EXPECT_EQ(schemas.reference(type_of<sample::Leg>()), R"({"$ref":"#/components/schemas/Leg"})");
  EXPECT_EQ(schemas.reference(type_of<sample::Leg>()), R"({"$ref":"#/components/schemas/Leg"})");
  EXPECT_EQ(schemas.reference(other), R"({"$ref":"#/components/schemas/Leg2"})");
  EXPECT_EQ(schemas.all().size(), 2U);
}

TEST(TypeScript, InputsMayLeaveOutWhatOutputsAlwaysHave) {
  const std::string in = typescript({&type_of<sample::Journey>()}, {});
  EXPECT_THAT(in, HasSubstr("export type Mode = 'train' | 'cycle';\n"));
  EXPECT_THAT(in, HasSubstr("/** Plans a journey. */\nexport interface Journey {\n"));
  EXPECT_THAT(in, HasSubstr("  traveller: string;\n"));
  EXPECT_THAT(in, HasSubstr("  seats?: number;\n"));
  EXPECT_THAT(in, HasSubstr("  tickets?: (string | Upload)[];\n"));
  const std::string out = typescript({}, {&type_of<sample::Journey>()});
  EXPECT_THAT(out, HasSubstr("  seats: number;\n"));
  EXPECT_THAT(out, HasSubstr("  legs: Leg[];\n"));
  EXPECT_THAT(out, HasSubstr("  note?: string | null;\n"));
  EXPECT_THAT(out, HasSubstr("  tags: Record<string, string>;\n"));
}

}  // namespace
}  // namespace meretid::describe
