// SPDX-License-Identifier: EUPL-1.2
// How long cases are kept: closing, legal hold, retention, and an end that leaves nothing to read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "jobs/queue.h"
#include "keeping/closing.h"
#include "keeping/deletion.h"
#include "keeping/hold.h"
#include "keeping/retention.h"
#include "mentions/index.h"
#include "people/account.h"
#include "people/case.h"
#include "record/decision.h"
#include "record/line.h"
#include "store/durable_file.h"
#include "store/test_database.h"
#include "store/uploads.h"

namespace meretid::keeping {
namespace {

using people::CaseAccess;
using store::code_of;
using testing::ElementsAre;
using testing::IsEmpty;
namespace fs = std::filesystem;

class KeepingTest : public testing::TestWithParam<std::string> {
 protected:
  store::Connection& db() { return database_.connection(); }
  store::Keyring& keys() { return *database_.keys(); }
  CaseAccess make(std::string_view title = "Aktindsigt: Æblehaven", std::string_view room = "access") {
    const auto made = people::create_case(db(), keys(), room, title, ase_, now_).value();
    return people::open_case(db(), ase_, made.id, now_).value();
  }
  std::string state(const CaseAccess& access) { return people::read_case(db(), keys(), access)->state; }
  std::vector<std::string> events(const CaseAccess& access) {
    std::vector<std::string> all;
    const auto lines = record::lines_of_case(db(), access).value();
    for (const auto& entry : lines) all.push_back(entry.line.event);
    return all;
  }
  std::string facts_of_last(const CaseAccess& access) { return record::lines_of_case(db(), access)->back().line.facts; }
  Result<void> remove(const CaseAccess& access) { return delete_case(db(), keys(), blobs_, access, "person", now_); }
  Swept sweep() { return sweep_due(db(), keys(), blobs_, proposed_, now_).value(); }
  CaseAccess as(const Id<people::Account>& who, const CaseAccess& access) {
    return people::open_case_for_duty(db(), access.case_id(), who, "hold", now_).value();
  }

  store::TestDatabase database_{GetParam()};
  store::BlobStore blobs_ = database_.blobs();
  ManualClock clock_;
  Timestamp now_ = clock_.now();
  jobs::Queue queue_{database_.keys(), clock_};
  Proposed proposed_{{"access", 30}, {"roster", 0}};
  const Id<people::Account> ase_ = people::create_account(db(), "åse", "Åse", "", now_).value().id;
  const Id<people::Account> ib_ = people::create_account(db(), "ib", "Ib", "", now_).value().id;
};

TEST_P(KeepingTest, ClosingWaitsForJobsAndCanBeUndone) {
  const CaseAccess access = make();
  const auto job = queue_.enqueue(db(), access, {"access", "propose", ase_, "{}"}).value();
  EXPECT_EQ(code_of(close_case(db(), access, now_)), "keeping.still_working");
  ASSERT_EQ(code_of(queue_.request_cancel(db(), job, ase_)), "ok");
  ASSERT_EQ(code_of(close_case(db(), access, now_)), "ok");
  ASSERT_EQ(code_of(close_case(db(), access, now_ + kDay)), "ok");
  EXPECT_EQ(state(access), "closed");
  EXPECT_EQ(deleted_from(db(), proposed_, access).value(), now_ + 30 * kDay) << "closed once";
  ASSERT_EQ(code_of(reopen_case(db(), access, now_)), "ok");
  EXPECT_EQ(state(access), "open");
  EXPECT_FALSE(deleted_from(db(), proposed_, access).value());
  EXPECT_EQ(events(access).back(), "case.state");
}

TEST_P(KeepingTest, AHoldStopsEveryDeletion) {
  const CaseAccess access = make();
  ASSERT_EQ(code_of(close_case(db(), access, now_)), "ok");
  ASSERT_EQ(code_of(hold(db(), keys(), access, "Retssag ved byretten i Æby", now_)), "ok");
  EXPECT_EQ(code_of(hold(db(), keys(), access, "igen", now_)), "keeping.held_already");
  const auto refused = remove(access);
  ASSERT_EQ(code_of(refused), "keeping.held");
  EXPECT_EQ(refused.error().kind, Kind::kConflict);
  EXPECT_EQ(refused.error().args.at(0).second, to_iso8601(now_).substr(0, 10));
  now_ = now_ + 400 * kDay;
  EXPECT_EQ(sweep().held, 1);
  EXPECT_EQ(state(access), "closed");
  ASSERT_EQ(code_of(lift(db(), keys(), as(ib_, access), "Dom er afsagt", now_)), "ok");
  EXPECT_EQ(code_of(lift(db(), keys(), access, "x", now_)), "keeping.not_held");
  const auto all = holds(db(), keys(), access).value();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].reason, "Retssag ved byretten i Æby");
  EXPECT_EQ(all[0].set_by, ase_);
  EXPECT_EQ(all[0].lift_reason, "Dom er afsagt");
  EXPECT_EQ(all[0].lifted_by, ib_);
  EXPECT_THAT(events(access), testing::IsSupersetOf({"case.held", "case.hold_lifted"}));
  const auto rows = db().query("SELECT reason, lift_reason FROM case_holds").value();
  EXPECT_EQ(rows[0].text("reason").find("Retssag"), std::string::npos);
  EXPECT_EQ(sweep().deleted, 1);
}

TEST_P(KeepingTest, AReasonIsNeededForAHold) {
  const CaseAccess access = make();
  EXPECT_EQ(code_of(hold(db(), keys(), access, "", now_)), "keeping.reason");
  EXPECT_EQ(code_of(hold(db(), keys(), access, std::string(2001, 'a'), now_)), "keeping.reason");
  EXPECT_EQ(code_of(hold(db(), keys(), access, "\xff", now_)), "keeping.reason");
}

TEST_P(KeepingTest, TheOwnerIsTheMakerOrAnAdministrator) {
  const CaseAccess access = make();
  EXPECT_EQ(code_of(require_owner(db(), access)), "ok");
  EXPECT_EQ(code_of(require_owner(db(), as(ib_, access))), "keeping.not_owner");
  ASSERT_EQ(code_of(people::grant(db(), ib_, {"*", people::Role::kAdministrator}, ase_, now_)), "ok");
  EXPECT_EQ(code_of(require_owner(db(), as(ib_, access))), "ok");
}

TEST_P(KeepingTest, DueCasesAreListedBeforeTheyGo) {
  const CaseAccess first = make(), second = make(), open = make(), other = make("Vagtplan", "roster");
  for (const auto* access : {&first, &other}) ASSERT_EQ(code_of(close_case(db(), *access, now_)), "ok");
  ASSERT_EQ(code_of(close_case(db(), second, now_ + kDay)), "ok");
  const auto soon = due(db(), proposed_, now_ + 31 * kDay).value();
  ASSERT_EQ(soon.size(), 2u) << "the open one and the one of a room without limit are not there";
  EXPECT_EQ(soon[0].id, first.case_id());
  EXPECT_EQ(soon[0].deleted_from, now_ + 30 * kDay);
  EXPECT_EQ(due(db(), proposed_, now_ + 30 * kDay)->size(), 1u);
  EXPECT_EQ(sweep().deleted, 0);
  now_ = now_ + 30 * kDay;
  EXPECT_EQ(sweep().deleted, 1);
  EXPECT_EQ(code_of(people::open_case(db(), ase_, first.case_id(), now_)), "people.no_case");
  EXPECT_EQ(facts_of_last(first), "{\"cause\":\"retention\"}");
  EXPECT_EQ(state(second), "closed");
  EXPECT_EQ(state(open), "open");
  EXPECT_EQ(state(other), "closed");
}

TEST_P(KeepingTest, AnAdministratorsRuleGoesBeforeTheManifests) {
  const CaseAccess access = make("Vagtplan", "roster");
  ASSERT_EQ(code_of(close_case(db(), access, now_)), "ok");
  EXPECT_EQ(code_of(set_rule(db(), proposed_, "nowhere", 10, ase_, now_)), "keeping.no_room");
  EXPECT_EQ(code_of(set_rule(db(), proposed_, "roster", -1, ase_, now_)), "keeping.days");
  EXPECT_EQ(code_of(set_rule(db(), proposed_, "roster", 36'501, ase_, now_)), "keeping.days");
  ASSERT_EQ(code_of(set_rule(db(), proposed_, "roster", 10, ase_, now_)), "ok");
  ASSERT_EQ(code_of(set_rule(db(), proposed_, "roster", 5, ase_, now_)), "ok");
  const auto all = rules(db(), proposed_).value();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].days, 5);
  EXPECT_TRUE(all[1].decided);
  EXPECT_FALSE(all[0].decided);
  const auto line = db().query("SELECT facts FROM record_lines WHERE event = 'retention.set' ORDER BY number DESC LIMIT 1").value();
  EXPECT_EQ(line.at(0).text("facts"), "{\"days\":5,\"before\":10}");
  now_ = now_ + 5 * kDay;
  EXPECT_EQ(sweep().deleted, 1);
}

TEST_P(KeepingTest, AnOpenCaseIsClosedBeforeItGoes) {
  const CaseAccess access = make();
  EXPECT_EQ(code_of(remove(access)), "keeping.close_first");
  ASSERT_EQ(code_of(close_case(db(), access, now_)), "ok");
  EXPECT_EQ(code_of(remove(access)), "ok");
  EXPECT_EQ(code_of(remove(access)), "people.no_case");
}

/// Every byte the installation has on disk and every value in its database, in one string.
std::string everything(store::TestDatabase& database) {
  std::string all;
  for (const auto& file : fs::recursive_directory_iterator(database.folder())) {
    if (!file.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
    all += bytes.str();
  }
  // The same for a database that keeps its files elsewhere.
  const std::vector<std::pair<const char*, const char*>> texts{
      {"cases", "title"},     {"case_holds", "reason"}, {"case_holds", "lift_reason"}, {"case_keys", "wrapped"},
      {"uploads", "name"},    {"job_texts", "bytes"},   {"job_artefacts", "name"},     {"decisions", "reason"},
      {"decisions", "amended"}, {"mentions", "hash"},   {"record_lines", "facts"}};
  for (const auto& [table, column] : texts) {
    const auto rows = database.connection().query("SELECT " + std::string(column) + " AS it FROM " + table).value();
    for (const store::Row& row : rows) all += row.bytes("it") + row.text("it") + "\n";
  }
  return all;
}

TEST_P(KeepingTest, ADeletedCaseLeavesNothingToRead) {
  const std::vector<std::string> secrets{"TITELHEMMELIG", "FILNAVNHEMMELIG", "INPUTHEMMELIG", "FILHEMMELIG", "BEGRUNDELSEHEMMELIG", "HOLDHEMMELIG"};
  const CaseAccess access = make("TITELHEMMELIG 010190-1234");
  const auto upload = store::begin_upload(db(), blobs_, keys(), access, "FILNAVNHEMMELIG.pdf", 4, now_).value();
  const auto blob = blobs_.put(db(), access, "FILHEMMELIG", now_).value();
  const auto job = queue_.enqueue(db(), access, {"access", "propose", ase_, R"({"requester":"INPUTHEMMELIG 010190-1234"})"}).value();
  ASSERT_EQ(code_of(queue_.request_cancel(db(), job, ase_)), "ok");
  ASSERT_EQ(code_of(record::decide(db(), keys(), access, job, "access", ase_,
                                   {{"f1", "", record::Decided::kApprove, "", "BEGRUNDELSEHEMMELIG", ""}}, 1, now_)),
            "ok");
  ASSERT_EQ(code_of(hold(db(), keys(), access, "HOLDHEMMELIG", now_)), "ok");
  ASSERT_EQ(code_of(lift(db(), keys(), access, "HOLDHEMMELIG", now_)), "ok");
  const mentions::Index index(keys());
  const mentions::Identifier number{"cpr", "0101901234"};
  EXPECT_EQ(index.find(db(), number)->size(), 2u) << "title and input";
  // A backup as it was taken before the deletion: rows of the case, its wrapped key, its files.
  const auto wrapped = db().query("SELECT wrapped FROM case_keys WHERE case_id = $1", {access.case_id()}).value().at(0).text("wrapped");
  const auto title = db().query("SELECT title FROM cases").value().at(0).text("title");
  const fs::path files = blobs_.directory() / access.case_id().text(), backup = database_.folder() / "backup";
  fs::copy(files, backup, fs::copy_options::recursive);

  ASSERT_EQ(code_of(close_case(db(), access, now_)), "ok");
  ASSERT_EQ(code_of(remove(access)), "ok");
  EXPECT_FALSE(blobs_.contains(db(), access, blob.address));
  EXPECT_EQ(code_of(keys().key(db(), access)), "store.no_key");
  EXPECT_THAT(index.find(db(), number).value(), IsEmpty());
  for (const char* table : {"cases", "case_members", "case_holds", "case_closings", "uploads", "blobs", "jobs", "job_texts", "decisions",
                            "decision_batches", "mentions"})
    EXPECT_THAT(db().query("SELECT * FROM " + std::string(table)).value(), IsEmpty()) << table;
  EXPECT_EQ(facts_of_last(access), "{\"cause\":\"person\"}");
  const std::string left = everything(database_);
  for (const std::string& secret : secrets) EXPECT_EQ(left.find(secret), std::string::npos) << secret;
  EXPECT_EQ(left.find(wrapped), std::string::npos) << "the key is in no file of the database";

  // The backup is put back, key and all: the shred list, which lies beside the master key, takes it away again.
  fs::copy(backup, files, fs::copy_options::recursive);
  ASSERT_EQ(code_of(db().execute("INSERT INTO cases (id, room, title, state, created_at, created_by) VALUES ($1, 'access', $2, 'open', 0, $3)",
                                 {access.case_id(), title, ase_})), "ok");
  ASSERT_EQ(code_of(db().execute("INSERT INTO case_members (case_id, account, added_at, opened_at) VALUES ($1, $2, 0, 0)",
                                 {access.case_id(), ase_})), "ok");
  ASSERT_EQ(code_of(db().execute("INSERT INTO case_keys (case_id, wrapped, created_at) VALUES ($1, $2, 0)", {access.case_id(), wrapped})), "ok");
  ASSERT_EQ(code_of(mentions::Index::add(db(), access, job, {index.hash(number)})), "ok");
  ASSERT_EQ(code_of(db().execute("DELETE FROM shred_list")), "ok") << "the backup is older than the deletion";
  EXPECT_EQ(blobs_.get(db(), access, blob.address).value(), "FILHEMMELIG") << "without the list it would be readable";
  const auto again = store::Keyring::open(db(), database_.folder() / "master.key", now_).value();
  EXPECT_EQ(code_of(again->key(db(), access)), "store.no_key");
  EXPECT_EQ(code_of(blobs_.get(db(), access, blob.address)), "store.no_key");
  EXPECT_EQ(sweep_leftovers(db(), keys(), blobs_, now_).value(), 1);
  EXPECT_THAT(db().query("SELECT * FROM cases").value(), IsEmpty());
  EXPECT_THAT(index.find(db(), number).value(), IsEmpty());
  EXPECT_FALSE(fs::exists(files));
  EXPECT_EQ(sweep_leftovers(db(), keys(), blobs_, now_).value(), 0);
}

TEST_P(KeepingTest, ADeletionCutShortIsFinished) {
  const CaseAccess access = make();
  ASSERT_EQ(code_of(db().execute("UPDATE cases SET state = 'deleting'")), "ok");  // killed right after the mark
  EXPECT_EQ(code_of(hold(db(), keys(), access, "for sent", now_)), "keeping.being_deleted");
  EXPECT_EQ(code_of(reopen_case(db(), access, now_)), "keeping.being_deleted");
  EXPECT_EQ(sweep_leftovers(db(), keys(), blobs_, now_).value(), 1);
  EXPECT_EQ(code_of(keys().key(db(), access)), "store.no_key");
}

INSTANTIATE_TEST_SUITE_P(Backends, KeepingTest, testing::ValuesIn(store::test_backends()));

}  // namespace
}  // namespace meretid::keeping
