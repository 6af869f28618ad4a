// SPDX-License-Identifier: EUPL-1.2
#include "record/line.h"

#include <gtest/gtest.h>

#include "record/facts.h"
#include "store/test_database.h"
#include "store/test_scope.h"

namespace meretid::record {
namespace {

using store::code_of;

TEST(FactsTest, TakesCodesAndNumbersOnly) {
  const auto id = Id<jobs::Job>::make();
  const std::string json =
      Facts().id("job", id).number("files", -3).real("share", 0.25).flag("ok", true).json();
  EXPECT_EQ(json, "{\"job\":\"" + id.text() + "\",\"files\":-3,\"share\":0.25,\"ok\":true}");
  EXPECT_TRUE(are_facts(json));
  EXPECT_TRUE(are_facts("{}"));
  EXPECT_TRUE(are_facts(" { \"a\" : [ 1 , \"b\" , true ] , \"c\" : [] } "));
}

TEST(FactsTest, RefusesWhatCouldNameAPerson) {
  for (const char* text : {"Åse Jensen", "Ase Jensen", "010190-1234", "0101901234",
                           "ase@example.dk", "", "a\"b", "brev/til"})
    EXPECT_FALSE(is_code(text)) << text;
  EXPECT_FALSE(is_code(std::string(129, 'a')));
  EXPECT_FALSE(are_facts(Facts().code("name", "Åse Jensen").json()));
  EXPECT_FALSE(are_facts(Facts().code("cpr", "010190-1234").json()));
  EXPECT_FALSE(are_facts(Facts().code("break", "a\",\"b\":\"c").json()))
      << "no way out of the quotation marks";
  for (const char* json :
       {"", "[]", "{", "{}x", "{\"a\"}", "{\"a\":{}}", "{\"a\":null}", "{\"a\":1,}", "{\"a\":[1}",
        "{\"a\":\"\\u0041\"}", "{\"a\":nan}", "{\"a\":1e999}", "{\"Å\":1}"})
    EXPECT_FALSE(are_facts(json)) << json;
  EXPECT_FALSE(are_facts("{\"a\":[" + std::string(20'000, ' ') + "]}"));
}

class LineTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  Line line(std::string event) {
    Line l;
    l.at = {77};
    l.event = std::move(event);
    l.room = "access";
    l.case_id = case_.case_id();
    l.job = job_;
    l.account = account_;
    l.facts = Facts().number("files", 3).json();
    return l;
  }
  store::TestDatabase database_{GetParam()};
  const store::CaseScope case_ = people::CaseAccess::invented(),
                         other_ = people::CaseAccess::invented();
  const Id<jobs::Job> job_ = Id<jobs::Job>::make();
  const Id<people::Account> account_ = Id<people::Account>::make();
};

TEST_P(LineTest, ReadsBackWhatWasAppended) {
  ASSERT_EQ(code_of(append(db(), line("case.opened"))), "ok");
  const auto found = lines_of_case(db(), case_).value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].number, 1);
  EXPECT_EQ(found[0].position, 0);
  EXPECT_EQ(found[0].line.at, Timestamp{77});
  EXPECT_EQ(found[0].line.event, "case.opened");
  EXPECT_EQ(found[0].line.room, "access");
  EXPECT_EQ(found[0].line.case_id, case_.case_id());
  EXPECT_EQ(found[0].line.job, job_);
  EXPECT_EQ(found[0].line.account, account_);
  EXPECT_EQ(found[0].line.facts, "{\"files\":3}");
}

TEST_P(LineTest, ACaseShowsItsOwnLinesOnly) {
  ASSERT_EQ(code_of(append(db(), line("a"))), "ok");
  Line hall;
  hall.event = "session.opened";
  ASSERT_EQ(code_of(append(db(), hall)), "ok");
  ASSERT_EQ(code_of(append(db(), line("b"))), "ok");
  EXPECT_EQ(lines_of_case(db(), case_).value().size(), 2u);
  EXPECT_EQ(lines_of_case(db(), case_, 1).value().at(0).line.event, "b");
  EXPECT_EQ(lines_of_case(db(), case_, 0, 1).value().size(), 1u);
  EXPECT_TRUE(lines_of_case(db(), other_).value().empty());
  EXPECT_TRUE(lines_of_case(db(), store::CaseScope::installation()).value().empty())
      << "lines of no case are the auditor's";
}

TEST_P(LineTest, IsPartOfTheStepsTransaction) {
  EXPECT_EQ(code_of(db().transaction([&](store::Connection& tx) -> Result<void> {
              TRY_VOID(append(tx, line("case.opened")));
              return fail("test.no", Kind::kRefused);
            })),
            "test.no");
  EXPECT_TRUE(lines_of_case(db(), case_).value().empty());
}

TEST_P(LineTest, RefusesFreeText) {
  Line bad = line("brev til Åse");
  EXPECT_EQ(code_of(append(db(), bad)), "record.not_a_code");
  bad = line("a");
  bad.room = "rum 1";
  EXPECT_EQ(code_of(append(db(), bad)), "record.not_a_code");
  bad = line("a");
  bad.facts = "{\"reason\":\"Åse er syg\"}";
  const auto result = append(db(), bad);
  ASSERT_EQ(code_of(result), "record.not_a_code");
  EXPECT_EQ(result.error().where, "facts of a") << "the text itself is not repeated";
}

TEST_P(LineTest, NoStatementChangesALineByMistake) {
  ASSERT_EQ(code_of(append(db(), line("a"))), "ok");
  EXPECT_NE(code_of(db().execute("UPDATE record_lines SET event = 'b'")), "ok");
  EXPECT_NE(code_of(db().execute("DELETE FROM record_lines")), "ok");
  EXPECT_EQ(lines_of_case(db(), case_).value().at(0).line.event, "a");
}

INSTANTIATE_TEST_SUITE_P(Backends, LineTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::record
