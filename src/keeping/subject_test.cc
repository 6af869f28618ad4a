// SPDX-License-Identifier: EUPL-1.2
// What is held on a person: found by number, shown with what stands around it, erased where a person says so.
#include "keeping/subject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "jobs/worker.h"
#include "keeping/closing.h"
#include "keeping/hold.h"
#include "people/account.h"
#include "record/line.h"
#include "store/test_database.h"

namespace meretid::keeping {
namespace {

using store::code_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Numbers and names are invented for these tests.
const mentions::Identifier kNumber{"cpr", "0101901234"}, kOther{"cpr", "0202854321"};

TEST(ReadIdentifiers, OneALine) {
  std::istringstream several("010190-1234\r\n\n  020285 4321\nemail:Jens@eksempel.dk\n");
  EXPECT_THAT(read_identifiers(several).value(), ElementsAre(kNumber, kOther, mentions::Identifier{"email", "jens@eksempel.dk"}));
}

TEST(ReadIdentifiers, NothingAndNonsenseAreRefusedWithoutBeingRepeated) {
  std::istringstream nothing(""), blank("\n \n"), wrong("010190-1234\n320190-1234\n"), many;
  EXPECT_EQ(code_of(read_identifiers(nothing)), "keeping.no_number");
  EXPECT_EQ(code_of(read_identifiers(blank)), "keeping.no_number");
  const auto refused = read_identifiers(wrong);
  ASSERT_EQ(code_of(refused), "mentions.not_an_identifier");
  EXPECT_EQ(refused.error().where, "stdin:2");
  EXPECT_THAT(refused.error().args, IsEmpty());
  std::string text;
  for (int i = 0; i < 1001; ++i) text += "0101901234\n";
  many.str(text);
  EXPECT_EQ(code_of(read_identifiers(many)), "keeping.too_many_numbers");
}

TEST(HitsInJson, GiveTheObjectAndWhatStandsBeside) {
  const auto hits = hits_in(R"({"findings":[{"id":"f1","text":"020285-4321"},{"id":"f2","text":"010190 1234","before":"Åse, "}],)"
                            R"("notes":["intet","om 0101901234"],"by":{"010190-1234":3}})",
                            kNumber);
  ASSERT_EQ(hits.size(), 3u);
  EXPECT_EQ(hits[0].where, "by");
  EXPECT_EQ(hits[1].where, "findings[1]");
  EXPECT_EQ(hits[1].part, "f2");
  EXPECT_EQ(hits[1].texts.size(), 3u);
  EXPECT_EQ(hits[2].where, "notes[1]");
  EXPECT_THAT(hits_in("{", kNumber), IsEmpty());
  const std::string far(1000, 'x');
  const auto cut = hits_in("{\"text\":\"" + far + " æ 010190-1234 å " + far + "\"}", kNumber);
  ASSERT_EQ(cut.size(), 1u);
  EXPECT_LT(cut[0].texts[0].text.size(), 400u);
  EXPECT_THAT(cut[0].texts[0].text, HasSubstr("æ 010190-1234 å"));
}

TEST(FilesInJson, AreWhatHasANameAndABlob) {
  EXPECT_THAT(files_in(R"({"files":[{"name":"a.pdf","blob":"x","size":1},{"name":"b"}],"file":{"name":"c.pdf","blob":"y"}})"),
              testing::UnorderedElementsAre("a.pdf", "c.pdf"));
}

/// "propose" reads its files in children, as the room of access does.
class ReadingWorks : public jobs::Works {
 public:
  ReadingWorks() {
    propose_.run = [](std::string_view, jobs::JobContext& context) -> Result<std::string> {
      TRY_VOID(context.spawn("read", {R"({"file":{"name":"brev.pdf","blob":"b1","size":1}})", R"({"file":{"name":"tomt.pdf","blob":"b2","size":1}})"}));
      TRY_VOID(context.join());
      return R"({"findings":[{"id":"d1-f1","text":"010190-1234","before":"Åse Æbelø, "},{"id":"d1-f2","text":"noget andet"}]})";
    };
    read_.run = [](std::string_view input, jobs::JobContext& context) -> Result<std::string> {
      if (input.find("brev.pdf") != std::string_view::npos) context.mentions("cpr:0101901234");
      return "{}";
    };
  }
  const jobs::Work* find(std::string_view, std::string_view kind) const override { return kind == "read" ? &read_ : &propose_; }

 private:
  jobs::Work propose_, read_;
};

class SubjectTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::Keyring& keys() { return *database_.keys(); }
  people::CaseAccess make(std::string_view title) {
    const auto made = people::create_case(db(), keys(), "access", title, ase_, now_).value();
    return people::open_case(db(), ase_, made.id, now_).value();
  }
  Id<jobs::Job> propose(const store::CaseScope& scope) {
    const auto id = queue_.enqueue(db(), scope, {"access", "propose", ase_, R"({"files":[{"name":"brev.pdf","blob":"b1","size":1}]})"}).value();
    const auto open = std::move(store::open_database(database_.url()).value());
    const auto worker = jobs::Worker::make({*open, database_.keys(), blobs_, works_}, "w");
    const std::atomic<bool> drain{false};
    EXPECT_EQ(code_of((*worker)->work(drain, true)), "ok");
    return id;
  }
  Subject subject() { return {db(), keys(), blobs_, queue_, {{"access", 30}}, ase_, now_}; }
  std::string facts(std::string_view event) {
    const auto rows = db().query("SELECT facts, account FROM record_lines WHERE event = $1 ORDER BY number DESC LIMIT 1", {event}).value();
    if (rows.empty()) return "";
    EXPECT_EQ(rows[0].text("account"), ase_.text());
    return rows[0].text("facts");
  }

  store::TestDatabase database_{GetParam()};
  store::BlobStore blobs_ = database_.blobs();
  jobs::Queue queue_{database_.keys()};
  ReadingWorks works_;
  const Timestamp now_ = system_clock().now();
  const Id<people::Account> ase_ = people::create_account(db(), "åse", "Åse", "", now_).value().id;
};

TEST_P(SubjectTest, ListsWhereAPersonStands) {
  const auto titled = make("Aktindsigt vedr. 010190-1234"), read = make("Æblehaven");
  make("En anden sag");
  const auto job = propose(read);
  const auto held = subject().list(kNumber).value();
  ASSERT_EQ(held.cases.size(), 2u);
  const auto& first = held.cases[0].id == titled.case_id() ? held.cases[0] : held.cases[1];
  const auto& second = held.cases[0].id == titled.case_id() ? held.cases[1] : held.cases[0];
  EXPECT_TRUE(first.in_title);
  EXPECT_THAT(first.jobs, IsEmpty());
  EXPECT_FALSE(second.in_title);
  EXPECT_EQ(second.title, "Æblehaven");
  ASSERT_EQ(second.jobs.size(), 1u);
  EXPECT_EQ(second.jobs[0].job, job) << "what the person started, not its children";
  EXPECT_THAT(second.jobs[0].documents, ElementsAre("brev.pdf"));
  EXPECT_THAT(second.jobs[0].texts, IsEmpty()) << "a list shows places, not contents";
  EXPECT_EQ(facts("subject.listed"), "{\"kind\":\"cpr\",\"cases\":2}");
  EXPECT_EQ(facts("case.opened_by_house"), "{\"duty\":\"subject\"}");
  EXPECT_THAT(subject().list(kOther)->cases, IsEmpty());
  EXPECT_EQ(facts("subject.listed"), "{\"kind\":\"cpr\",\"cases\":0}");
  const auto lines = db().query("SELECT facts FROM record_lines").value();
  for (const auto& line : lines) EXPECT_EQ(line.text("facts").find("010190"), std::string::npos);
}

TEST_P(SubjectTest, ExportsWhatIsSaidAndDecided) {
  const auto access = make("Æblehaven");
  const auto job = propose(access);
  ASSERT_EQ(code_of(record::decide(db(), keys(), access, job, "access", ase_,
                                   {{"d1-f1", "redact", record::Decided::kApprove, "OFL.30.1", "privat", ""},
                                    {"d1-f2", "redact", record::Decided::kReject, "", "en andens", ""}},
                                   3, now_)),
            "ok");
  const auto held = subject().exported(kNumber).value();
  ASSERT_EQ(held.cases.size(), 1u);
  ASSERT_EQ(held.cases[0].jobs.size(), 1u);
  const HeldJob& one = held.cases[0].jobs[0];
  ASSERT_EQ(one.texts.size(), 1u);
  EXPECT_EQ(one.texts[0].part, "d1-f1");
  ASSERT_EQ(one.decisions.size(), 1u) << "the other part is about somebody else";
  EXPECT_EQ(one.decisions[0].reason, "privat");
  const std::string json = describe::to_json(held);
  EXPECT_THAT(json, HasSubstr("Åse Æbelø"));
  EXPECT_THAT(json, HasSubstr("brev.pdf"));
  EXPECT_THAT(json, testing::Not(HasSubstr("en andens")));
  EXPECT_EQ(facts("subject.exported"), "{\"kind\":\"cpr\",\"cases\":1}");
}

TEST_P(SubjectTest, ErasesWhatMayGoAndSaysWhatMayNot) {
  const auto open = make("Åben 010190-1234"), closed = make("Lukket 010190-1234"), held = make("Bevaret 010190-1234");
  ASSERT_EQ(code_of(close_case(db(), closed, now_)), "ok");
  ASSERT_EQ(code_of(close_case(db(), held, now_)), "ok");
  ASSERT_EQ(code_of(hold(db(), keys(), held, "Klage til Ombudsmanden", now_)), "ok");
  const auto alone = make("Ikke nævnt");
  EXPECT_EQ(code_of(subject().erase(kNumber, std::nullopt, "")), "keeping.erase_ground");
  EXPECT_EQ(code_of(subject().erase(kNumber, std::nullopt, "g")), "keeping.erase_ground");
  EXPECT_EQ(code_of(subject().erase(kNumber, alone.case_id(), "d")), "keeping.not_mentioned");
  const auto answers = subject().erase(kNumber, std::nullopt, "d").value();
  ASSERT_EQ(answers.size(), 3u);
  std::map<Id<people::Case>, std::string> outcome;
  for (const auto& one : answers) outcome[one.id] = one.refused ? one.refused->code : "gone";
  EXPECT_EQ(outcome[open.case_id()], "keeping.close_first");
  EXPECT_EQ(outcome[closed.case_id()], "gone");
  EXPECT_EQ(outcome[held.case_id()], "keeping.held");
  EXPECT_EQ(facts("subject.erased"), "{\"kind\":\"cpr\",\"ground\":\"GDPR.17.1.d\",\"erased\":1,\"refused\":2}");
  EXPECT_EQ(code_of(keys().key(db(), closed)), "store.no_key");
  EXPECT_EQ(subject().list(kNumber)->cases.size(), 2u);
  ASSERT_EQ(code_of(close_case(db(), open, now_)), "ok");
  const auto one = subject().erase(kNumber, open.case_id(), "a").value();
  ASSERT_EQ(one.size(), 1u);
  EXPECT_FALSE(one[0].refused);
}

TEST_P(SubjectTest, AJobOfNoCaseIsFoundAndErased) {
  const auto job = propose(store::CaseScope::installation());
  const auto held = subject().exported(kNumber).value();
  EXPECT_THAT(held.cases, IsEmpty());
  ASSERT_EQ(held.without_case.size(), 1u);
  EXPECT_EQ(held.without_case[0].job, job);
  EXPECT_EQ(held.without_case[0].texts.size(), 1u);
  const auto answers = subject().erase(kNumber, std::nullopt, "d").value();
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_FALSE(answers[0].refused);
  EXPECT_EQ(code_of(queue_.find(db(), job)), "jobs.unknown");
  EXPECT_THAT(subject().list(kNumber)->without_case, IsEmpty());
  EXPECT_EQ(facts("subject.job_erased"), "{}");
}

INSTANTIATE_TEST_SUITE_P(Backends, SubjectTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::keeping
