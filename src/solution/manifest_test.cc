// SPDX-License-Identifier: EUPL-1.2
#include "solution/manifest.h"

#include <gtest/gtest.h>

namespace meretid::solution {
namespace {

const std::string kGood = R"(
id = "hello"
name = {da = "Hilsen", en = "Greeting"}
purpose = {da = "Hilser på borgere.", en = "Greets citizens."}
frees = {da = "Hilsner.", en = "Greetings."}
user = {da = "Sagsbehandlere", en = "Caseworkers"}
legal_basis = {da = "Ingen", en = "None"}
data = {da = "Navne", en = "Names"}
oversight = {da = "Et menneske læser hilsenen.", en = "A person reads the greeting."}
risk = "minimal"
contact = "hilsen@example.org"
status = "trial"
version = "0.1.0"
)";

std::string without(const std::string& line_start) {
  std::string text = kGood;
  const auto at = text.find("\n" + line_start);
  text.erase(at, text.find('\n', at + 1) - at);
  return text;
}

TEST(Manifest, IsReadWhole) {
  const auto manifest = parse_manifest(kGood, "solution.toml");
  ASSERT_TRUE(manifest) << manifest.error().where;
  EXPECT_EQ(manifest->id, "hello");
  EXPECT_EQ(manifest->name.in("da"), "Hilsen");
  EXPECT_EQ(manifest->oversight.in("en"), "A person reads the greeting.");
  EXPECT_EQ(manifest->risk, "minimal");
}

TEST(Manifest, EveryFieldMustBeThere) {
  for (const char* field : {"id", "name", "purpose", "frees", "user", "legal_basis", "data", "oversight", "risk", "contact", "status", "version"}) {
    const auto manifest = parse_manifest(without(std::string(field) + " ="), "solution.toml");
    ASSERT_FALSE(manifest) << field;
    EXPECT_EQ(manifest.error().code, "solution.manifest");
    EXPECT_NE(manifest.error().where.find(field), std::string::npos) << manifest.error().where;
  }
}

TEST(Manifest, HowLongCasesAreKeptMayBeProposed) {
  EXPECT_EQ(parse_manifest(kGood, "f")->retention_days, 0);
  EXPECT_EQ(parse_manifest(kGood + "retention_days = 365\n", "f")->retention_days, 365);
  for (const char* wrong : {"-1", "36501", "\"et år\"", "1.5"})
    EXPECT_EQ(parse_manifest(kGood + "retention_days = " + wrong + "\n", "f").error().where, "f: retention_days") << wrong;
}

TEST(Manifest, AnUnknownRiskClassOrBrokenTomlSaysWhere) {
  std::string text = kGood;
  text.replace(text.find("minimal"), 7, "unheard");
  EXPECT_EQ(parse_manifest(text, "f").error().where, "f: risk");
  EXPECT_EQ(parse_manifest("id = \n", "f").error().where.substr(0, 7), "f: line");
}

}  // namespace
}  // namespace meretid::solution
