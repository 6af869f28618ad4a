// SPDX-License-Identifier: EUPL-1.2
// There and back, on each database.
#include "backup/backup.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "backup/installation_test.h"
#include "keeping/closing.h"
#include "keeping/deletion.h"
#include "record/line.h"
#include "store/catalogue.h"
#include "store/inspect.h"

namespace meretid::backup {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

/// From where to where: on either database, files in a folder or in the database.
struct Way {
  std::string from, to;
  store::BlobPlace from_place = store::BlobPlace::kDirectory, to_place = from_place;
};
void PrintTo(const Way& way, std::ostream* out) { *out << way.from << " to " << way.to; }

std::vector<Way> ways() {
  using enum store::BlobPlace;
  std::vector<Way> all;
  const auto backends = store::test_backends();
  for (const auto& from : backends)
    for (const auto& to : backends) all.push_back({from, to, kDirectory, kDirectory});
  if (backends.size() > 1) {
    all.push_back({"sqlite", "postgresql", kDirectory, kDatabase});  // from one machine to many
    all.push_back({"postgresql", "sqlite", kDatabase, kDirectory});
    all.push_back({"postgresql", "postgresql", kDatabase, kDatabase});
  }
  return all;
}

class BackupTest : public testing::TestWithParam<Way> {
 protected:
  std::unique_ptr<NewHome> new_home() {
    return std::make_unique<NewHome>(old_, GetParam().to, GetParam().to_place);
  }
  bool in_folders() const {
    return GetParam().from_place == store::BlobPlace::kDirectory &&
           GetParam().to_place == store::BlobPlace::kDirectory;
  }
  Installation old_{GetParam().from, GetParam().from_place};
  Folder out_;
  const fs::path file_ = out_ / "a.backup";
};

/// Every value of every table, as text: what a restore must give back.
std::map<std::string, std::vector<std::string>> everything(store::Connection& db) {
  std::map<std::string, std::vector<std::string>> all;
  const auto tables = store::list_tables(db, db.backend()).value();
  for (const store::Table& table : tables) {
    std::string columns;
    for (const auto& c : table.columns) columns += (columns.empty() ? "" : ", ") + store::quoted(c);
    auto& rows = all[table.name];
    const auto found = db.query("SELECT " + columns + " FROM " + store::quoted(table.name)).value();
    for (const store::Row& row : found) {
      std::ostringstream text;
      for (const store::Value& v : row.values()) {
        text << v.index() << ':';
        if (const auto* n = std::get_if<std::int64_t>(&v)) text << *n;
        if (const auto* d = std::get_if<double>(&v)) text << std::hexfloat << *d;
        if (const auto* s = std::get_if<std::string>(&v)) text << *s;
        if (const auto* b = std::get_if<store::Blob>(&v)) text << b->bytes;
        text << '|';
      }
      rows.push_back(text.str());
    }
    std::sort(rows.begin(), rows.end());
  }
  return all;
}

TEST_P(BackupTest, GivesBackEveryRowAndEveryBlob) {
  auto before = everything(old_.db());
  const auto made = old_.back_up(file_);
  ASSERT_EQ(code_of(made), "ok");
  EXPECT_TRUE(made->recorded);
  EXPECT_EQ(made->blobs, 4);
  EXPECT_THAT(made->damaged, IsEmpty());
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);

  const auto there = new_home();
  NewHome& home = *there;
  const auto report = home.restore(file_);
  ASSERT_EQ(code_of(report), "ok") << report.error().where;
  EXPECT_TRUE(report->whole());
  EXPECT_EQ(report->hash, made->hash);
  EXPECT_EQ(report->rows, made->rows);
  EXPECT_EQ(report->blobs, 4);
  EXPECT_GT(report->record.sealed, 3);
  EXPECT_EQ(report->record.decisions, 2);
  EXPECT_FALSE(fs::exists(home / "unfinished"));

  const auto db = home.connect();
  auto after = everything(*db);
  EXPECT_THAT(after["sessions"], IsEmpty()) << "everybody signs in again";
  EXPECT_THAT(before["sessions"], SizeIs(1));
  EXPECT_EQ(after["record_lines"].size(), before["record_lines"].size() + 1);
  EXPECT_EQ(db->query("SELECT event FROM record_lines ORDER BY number DESC LIMIT 1")
                .value().at(0).text("event"),
            "installation.restored");
  for (const char* differs : {"sessions", "record_lines", "schema_changes", "blob_pieces"})
    before.erase(differs), after.erase(differs);
  EXPECT_EQ(before, after);

  const auto keys = store::Keyring::open(*db, home.place().master_key, Timestamp{1}).value();
  const store::BlobStore blobs(home.place().blobs, keys, {}, home.place().blobs_in);
  for (int i : {0, 1}) {
    const auto access =
        people::open_case(*db, old_.account(), old_.case_id(i), Timestamp{1}).value();
    EXPECT_EQ(people::read_case(*db, *keys, access)->title, "Sag nr. " + std::to_string(i));
    EXPECT_EQ(blobs.get(*db, access, old_.big_blob(i)).value(), Installation::big_text(i));
    const auto decisions = old_.decisions(*db, *keys, i);
    ASSERT_EQ(decisions.size(), 1u);
    EXPECT_EQ(decisions[0].reason, "Navnet er offentligt kendt.");
  }
}

TEST_P(BackupTest, ColumnsThatCountGoOnWhereTheyWere) {
  for (int i = 0; i < 3; ++i)
    ASSERT_EQ(code_of(old_.db().execute("INSERT INTO baselines (room, kind, minutes, account, at) "
                                        "VALUES ('r', 'k', 1.5, 'a', 1)")),
              "ok");
  ASSERT_EQ(code_of(old_.db().execute("DELETE FROM baselines WHERE number = 3")), "ok");
  ASSERT_EQ(code_of(old_.back_up(file_)), "ok");
  const auto there = new_home();
  NewHome& home = *there;
  ASSERT_EQ(code_of(home.restore(file_)), "ok");
  const auto db = home.connect();
  ASSERT_EQ(code_of(db->execute("INSERT INTO baselines (room, kind, minutes, account, at) "
                                "VALUES ('r', 'k', 1.5, 'a', 1)")),
            "ok");
  EXPECT_EQ(db->query("SELECT MAX(number) AS n FROM baselines").value().at(0).integer("n"), 4)
      << "the number of a deleted row is not given again";
}

TEST_P(BackupTest, HoldsNeitherMasterKeyNorTextOfACase) {
  ASSERT_EQ(code_of(old_.back_up(file_)), "ok");
  const std::string bytes = content(file_);
  const std::string key = content(old_.house().folder() / "master.key");
  EXPECT_THAT(bytes, testing::Not(HasSubstr(key.substr(key.find('\n') + 1, 64))));
  EXPECT_THAT(bytes, testing::Not(HasSubstr(std::string(64, 'a'))));
  EXPECT_THAT(bytes, testing::Not(HasSubstr("Sag nr.")));
  EXPECT_THAT(bytes, testing::Not(HasSubstr("offentligt kendt")));
}

TEST_P(BackupTest, IsOfOneMomentWhileOthersWrite) {
  std::atomic<bool> over = false;
  std::thread writer([&] {
    const auto db = old_.house().connect();
    const auto account = old_.account();
    for (int i = 0; !over; ++i) {
      const auto made = people::create_case(*db, *old_.house().keys(), "access", "Ny sag", account,
                                            Timestamp{i});
      ASSERT_EQ(code_of(made), "ok");
      const auto access = people::open_case(*db, account, made->id, Timestamp{i});
      ASSERT_EQ(code_of(access), "ok");
      ASSERT_EQ(code_of(old_.blobs().put(*db, *access, "ny", Timestamp{i})), "ok");
    }
  });
  std::vector<fs::path> files;
  for (int i = 0; i < 3; ++i) {
    files.push_back(out_ / std::to_string(i));
    EXPECT_EQ(code_of(old_.back_up(files.back())), "ok");
  }
  over = true;
  writer.join();
  for (const fs::path& file : files) {
    const auto there = new_home();
  NewHome& home = *there;
    const auto report = home.restore(file);
    ASSERT_EQ(code_of(report), "ok");
    EXPECT_TRUE(report->whole());
    const auto db = home.connect();
    const auto count = [&](const std::string& table) {
      return db->query("SELECT COUNT(*) AS n FROM " + table).value().at(0).integer("n");
    };
    EXPECT_EQ(count("cases") + 1, count("case_keys")) << "a case and its key are one step";
    EXPECT_EQ(count("cases"), count("case_members"));
  }
}

TEST_P(BackupTest, ADeletedCaseStaysDeleted) {
  ASSERT_EQ(code_of(old_.back_up(file_)), "ok");
  const Timestamp now = old_.clock().now();
  ASSERT_EQ(code_of(keeping::close_case(old_.db(), old_.access(0), now)), "ok");
  ASSERT_EQ(code_of(keeping::delete_case(old_.db(), *old_.house().keys(), old_.blobs(),
                                         old_.access(0), "person", now)),
            "ok");
  const auto there = new_home();
  NewHome& home = *there;
  // What the administrator keeps beside the master key.
  fs::copy_file(old_.house().folder() / "shredded.list", home / "shredded.list");
  const auto report = home.restore(file_);
  ASSERT_EQ(code_of(report), "ok");
  EXPECT_TRUE(report->whole());
  EXPECT_EQ(report->cases_deleted, 1);
  const auto db = home.connect();
  const std::string id = old_.case_id(0).text();
  for (const std::string table : {"cases", "case_members", "case_keys", "blobs", "decision_batches"}) {
    const std::string column = table == "cases" ? "id" : "case_id";
    EXPECT_THAT(db->query("SELECT 1 AS one FROM " + table + " WHERE " + column + " = $1", {id})
                    .value(),
                IsEmpty())
        << table;
  }
  EXPECT_FALSE(fs::exists(home.place().blobs / id));
  EXPECT_THAT(db->query("SELECT 1 AS one FROM blob_pieces WHERE case_id = $1", {id}).value(), IsEmpty());
  EXPECT_EQ(code_of(people::open_case(*db, old_.account(), old_.case_id(0), Timestamp{1})),
            "people.no_case");
  EXPECT_EQ(code_of(people::open_case(*db, old_.account(), old_.case_id(1), Timestamp{1})), "ok");
}

TEST_P(BackupTest, TellsOfABlobThatDoesNotOpen) {
  if (!in_folders()) GTEST_SKIP() << "the damage is done to a file";
  const auto& address = old_.big_blob(1);
  const fs::path blob = old_.house().folder() / "blobs" / old_.case_id(1).text() /
                        address.substr(0, 2) / address.substr(2);
  ASSERT_TRUE(fs::exists(blob));
  fs::resize_file(blob, 1000);
  const auto made = old_.back_up(file_);
  ASSERT_EQ(code_of(made), "ok");
  ASSERT_THAT(made->damaged, SizeIs(1));
  EXPECT_EQ(made->damaged[0].address, address);
  const auto there = new_home();
  NewHome& home = *there;
  const auto report = home.restore(file_);
  ASSERT_EQ(code_of(report), "ok");
  ASSERT_THAT(report->not_opening, SizeIs(1));
  EXPECT_EQ(report->not_opening[0].address, address);
  EXPECT_FALSE(report->whole());
  EXPECT_TRUE(report->record.whole());
}

TEST_P(BackupTest, WhatWasDeletedWhileItRanIsNoDamage) {
  if (!in_folders()) GTEST_SKIP() << "the damage is done to a file";
  ASSERT_EQ(code_of(old_.db().execute("DELETE FROM blobs WHERE address = $1", {old_.big_blob(0)})),
            "ok");
  fs::remove_all(old_.house().folder() / "blobs" / old_.case_id(0).text());
  const auto made = old_.back_up(file_);
  ASSERT_EQ(code_of(made), "ok");
  EXPECT_THAT(made->damaged, SizeIs(1)) << "the empty blob has its row still";
}

TEST_P(BackupTest, DoesNotOverwrite) {
  std::ofstream(file_) << "gammel";
  const auto made = old_.back_up(file_);
  ASSERT_EQ(code_of(made), "backup.exists");
  EXPECT_EQ(content(file_), "gammel");
  EXPECT_EQ(code_of(old_.back_up(out_ / "findes-ikke/a.backup")), "backup.no_folder");
}

TEST_P(BackupTest, TellsWhatTheOldRecordKnewMore) {
  ASSERT_EQ(code_of(old_.back_up(file_)), "ok");
  old_.make_case(2);
  old_.seal();
  const auto there = new_home();
  NewHome& home = *there;
  fs::copy_file(old_.house().folder() / "record.head", home / "record.head");
  const auto report = home.restore(file_);
  ASSERT_EQ(code_of(report), "ok");
  EXPECT_TRUE(report->record.whole());
  EXPECT_GE(report->lines_lost, 2);
  EXPECT_TRUE(fs::exists(home / "record.head.before-restore"));
}

INSTANTIATE_TEST_SUITE_P(Backends, BackupTest, testing::ValuesIn(ways()));

}  // namespace
}  // namespace meretid::backup
