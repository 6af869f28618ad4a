// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/exceptions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace meretid::access {
namespace {

using ::testing::HasSubstr;

std::string code_of(const Result<std::vector<ExceptionRow>>& result) { return result ? "ok" : result.error().code + " " + result.error().where; }

TEST(ExceptionFile, IsReadLineByLine) {
  const auto rows = exceptions_of("\xEF\xBB\xBF# bemærkning\r\naldrig;Hansen & Søn ApS;Virksomhedens eget navn\r\n\nALTID ; \"Projekt; Rosa\" ;\"Kodenavn \"\"Rosa\"\"\"\n", "u.csv");
  ASSERT_TRUE(rows) << rows.error().code << rows.error().where;
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].kind, ExceptionKind::kKeep);
  EXPECT_EQ((*rows)[0].value, "Hansen & Søn ApS");
  EXPECT_EQ((*rows)[1].kind, ExceptionKind::kStrike);
  EXPECT_EQ((*rows)[1].value, "Projekt; Rosa");
  EXPECT_EQ((*rows)[1].reason, "Kodenavn \"Rosa\"");
}

TEST(ExceptionFile, AMistakeIsNamedWhereItStands) {
  EXPECT_EQ(code_of(exceptions_of("", "u.csv")), "access.exceptions.empty u.csv");
  EXPECT_EQ(code_of(exceptions_of("# kun en bemærkning\n", "u.csv")), "access.exceptions.empty u.csv");
  EXPECT_EQ(code_of(exceptions_of("aldrig;A B;grund\nmåske;C D;grund", "u.csv")), "access.exceptions.line u.csv:2");
  EXPECT_EQ(code_of(exceptions_of("aldrig,A B,grund", "u.csv")), "access.exceptions.line u.csv:1");
  EXPECT_EQ(code_of(exceptions_of("aldrig;A B;", "u.csv")), "access.exceptions.reason u.csv:1");
  EXPECT_EQ(code_of(exceptions_of("altid;-;grund", "u.csv")), "access.exceptions.value u.csv:1");
  EXPECT_EQ(code_of(exceptions_of("altid;" + std::string(5000, 'x') + ";grund", "u.csv")), "access.exceptions.value u.csv:1");
  EXPECT_EQ(code_of(exceptions_of("aldrig;A B;grund\n\naltid;a-b;grund", "u.csv")), "access.exceptions.contradiction u.csv:3");
  EXPECT_EQ(code_of(exceptions_of("aldrig;S\xF8ren;grund", "u.csv")), "access.exceptions.encoding u.csv:1");
  EXPECT_EQ(code_of(exceptions_of(std::string("aldrig;A\0B;grund", 16), "u.csv")), "access.exceptions.encoding u.csv:1");
  std::string many;
  for (int i = 0; i <= 1000; ++i) many += "aldrig;navn " + std::to_string(i) + ";grund\n";
  EXPECT_EQ(code_of(exceptions_of(many, "u.csv")), "access.exceptions.many u.csv:1001");
  const auto long_line = exceptions_of(std::string(100'000, 'x'), "u.csv");
  EXPECT_LT(long_line.error().args.at(0).second.size(), 100U) << "a message is no document";
}

FindingRow found(std::string type, std::string text, std::string entity) {
  FindingRow row;
  row.type = std::move(type);
  row.text = std::move(text);
  row.entity = std::move(entity);
  return row;
}

TEST(ExceptionsOfACase, AreAboutEveryMentionOfThePerson) {
  Exceptions exceptions({{ExceptionKind::kKeep, "Anders Holmgaard", "ansat"}});
  const std::vector<FindingRow> case_findings = {found("person", "Anders Holmgaard", "person:anders holmgaard"), found("person", "Anders", "person:anders holmgaard"),
                                                 found("person", "ANDERS HOLMGAARDS", "person:x"), found("person", "Anders Bak", "person:anders bak"),
                                                 found("email", "anders@eksempel.dk", "anders@eksempel.dk")};
  exceptions.learn(case_findings);
  EXPECT_NE(exceptions.of(case_findings[0]), nullptr);
  EXPECT_NE(exceptions.of(case_findings[1]), nullptr) << "the same person by first name";
  EXPECT_NE(exceptions.of(case_findings[2]), nullptr) << "in the genitive";
  EXPECT_EQ(exceptions.of(case_findings[3]), nullptr) << "another person";
  EXPECT_EQ(exceptions.of(case_findings[4]), nullptr);
  EXPECT_EQ(Exceptions({}).of(case_findings[0]), nullptr);
}

TEST(ExceptionsOfACase, NumbersByTheirDigitsAndStrikingWins) {
  Exceptions exceptions({{ExceptionKind::kKeep, "12 34 56 78", "omstillingen"}, {ExceptionKind::kKeep, "Anna", "a"}, {ExceptionKind::kStrike, "Anna Bak", "b"}});
  const auto phone = found("phone", "12345678", "phone:12345678");
  const auto anna = found("person", "Anna", "person:anna bak"), whole = found("person", "Anna Bak", "person:anna bak");
  exceptions.learn({phone, anna, whole});
  EXPECT_NE(exceptions.of(phone), nullptr);
  EXPECT_EQ(exceptions.of(anna)->kind, ExceptionKind::kStrike);
}

Content content_with(const std::string& text) {
  std::vector<parse::Word> words;
  std::int64_t at = 0;
  for (std::size_t byte = 0; byte <= text.size();) {
    const std::size_t end = std::min(text.find(' ', byte), text.size());
    const std::int64_t length = base::length(std::string_view(text).substr(byte, end - byte));
    words.push_back({at, at + length, 0, {static_cast<double>(at), 10, static_cast<double>(at + length), 20}});
    at += length + 1;
    byte = end + 1;
  }
  return content_of(text, words);
}

TEST(OwnWords, AreFoundAsWordsOfTheirOwn) {
  DocumentRow document;
  document.id = "d2";
  const auto rows = places_of("Rosa", document, content_with("Møde om Rosa i Rosas hus, ikke Rosalina. ROSA; Larosa"), {}, "OFL.30.1");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].text, "Rosa");
  EXPECT_EQ(rows[1].text, "Rosas");
  EXPECT_EQ(rows[2].text, "ROSA");
  EXPECT_EQ(rows[0].id, "d2-own8.12");
  EXPECT_EQ(rows[0].type, "own");
  EXPECT_EQ(rows[0].ground, "OFL.30.1");
  EXPECT_TRUE(rows[0].proposed);
  EXPECT_EQ(rows[0].boxes.size(), 1U);
  FindingRow told;
  told.start = 8;
  told.end = 12;
  told.text = "Rosa";
  EXPECT_EQ(places_of("Rosa", document, content_with("Møde om Rosa"), {told}, "").size(), 0U) << "what is found already";
  told.text = "om Rosa";
  told.start = 5;
  EXPECT_EQ(places_of("Rosa", document, content_with("Møde om Rosa"), {told}, "").size(), 1U) << "what may be decided otherwise";
}

}  // namespace
}  // namespace meretid::access
