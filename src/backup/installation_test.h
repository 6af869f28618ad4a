// SPDX-License-Identifier: EUPL-1.2
// For the tests of this folder: an installation with everything in it that a backup must carry, and
// an empty one beside it to restore into.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "backup/backup.h"
#include "backup/restore.h"
#include "people/account.h"
#include "people/case.h"
#include "people/case_access.h"
#include "people/session.h"
#include "record/decision.h"
#include "record/sealer.h"
#include "store/sql.h"
#include "store/test_cluster.h"
#include "store/test_database.h"
#include "store/uploads.h"

namespace meretid::backup {

using store::code_of;

/// Removed with everything in it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-backup-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Two cases, each with two files, a decision, jobs with a child, a half upload, a sealed record.
class Installation {
 public:
  explicit Installation(const std::string& backend,
                        store::BlobPlace place = store::BlobPlace::kDirectory)
      : house_(backend), place_(place) {
    account_ = people::create_account(db(), "anna", "Anna Æbelø", "", clock_.now()).value().id;
    people::open_session(db(), account_, clock_.now()).value();
    for (int i = 0; i < 2; ++i) make_case(i);
    seal();
  }

  store::Connection& db() { return house_.connection(); }
  store::TestDatabase& house() { return house_; }
  store::BlobStore blobs() { return house_.blobs({}, place_); }
  const Id<people::Case>& case_id(int i) const { return cases_[static_cast<std::size_t>(i)]; }
  const std::string& big_blob(int i) const { return big_[static_cast<std::size_t>(i)]; }
  people::CaseAccess access(int i) {
    return people::open_case(db(), account_, case_id(i), clock_.now()).value();
  }
  const ManualClock& clock() const { return clock_; }
  static std::string big_text(int i) {
    return std::string(200'000, static_cast<char>('a' + i)) + "slut";
  }

  void seal() {
    record::Sealer sealer(house_.keys()->derive("record.sign"), clock_,
                          {.head_file = house_.folder() / "record.head"});
    if (!sealer.seal(db()) || !sealer.leave(db())) std::abort();
  }
  void make_case(int i) {
    const auto made = people::create_case(db(), *house_.keys(), "access",
                                          "Sag nr. " + std::to_string(i), account_, clock_.now());
    cases_.push_back(made.value().id);
    const auto access = people::open_case(db(), account_, made->id, clock_.now()).value();
    const store::BlobStore store = blobs();
    big_.push_back(store.put(db(), access, big_text(i), clock_.now()).value().address);
    store.put(db(), access, "", clock_.now()).value();
    const auto parent = Id<jobs::Job>::make(), child = Id<jobs::Job>::make();
    // The child first: by number of row a restore would meet it before its parent.
    job(child, "NULL");
    job(parent, "NULL");
    must(db().execute("UPDATE jobs SET parent = $1 WHERE id = $2", {parent, child}));
    must(db().execute("INSERT INTO job_texts (job, what, bytes) VALUES ($1, 'input', $2)",
                      {parent, store::Blob{std::string("\0\1æ\xff", 5)}}));
    record::NewDecision decision;
    decision.part = "finding.1";
    decision.decided = record::Decided::kReject;
    decision.reason = "Navnet er offentligt kendt.";
    record::decide(db(), *house_.keys(), access, parent, "access", account_, {decision}, 12.5,
                   clock_.now())
        .value();
    jobs_.push_back(parent);
    store::begin_upload(db(), store, *house_.keys(), access, "brev.pdf", 1000, clock_.now())
        .value();
  }
  std::vector<record::Decision> decisions(store::Connection& db, const store::Keyring& keys, int i) {
    const auto opened = people::open_case(db, account_, case_id(i), clock_.now()).value();
    return record::latest_decisions(db, keys, opened, jobs_[static_cast<std::size_t>(i)]).value();
  }
  const Id<people::Account>& account() const { return account_; }

  Result<BackupReport> back_up(const std::filesystem::path& file) {
    const auto database = store::open_database(house_.url()).value();
    return backup(*database, blobs(), *house_.keys(), file, clock_);
  }
  std::string key() const { return seal_key(*house_.keys()); }

 private:
  template <class T>
  static void must(const Result<T>& result) {
    if (!result) std::abort();
  }
  void job(const Id<jobs::Job>& id, const std::string& parent) {
    must(db().execute(
        "INSERT INTO jobs (id, parent, root, place, room, kind, state, turn, ready, fraction, "
        "created, changed) VALUES ($1, " +
            parent + ", $1, 0, 'access', 'propose', 'done', 0, 0, $2, 1, 0)",
        {id, 0.1 + 0.2}));
  }

  store::TestDatabase house_;
  store::BlobPlace place_;
  ManualClock clock_;
  Id<people::Account> account_;
  std::vector<Id<people::Case>> cases_;
  std::vector<std::string> big_;
  std::vector<Id<jobs::Job>> jobs_;
};

/// An empty installation with the master key in it.
class NewHome {
 public:
  explicit NewHome(Installation& old, const std::string& backend = "sqlite",
                   store::BlobPlace place = store::BlobPlace::kDirectory) {
    std::filesystem::copy_file(old.house().folder() / "master.key", folder_ / "master.key");
    place_ = {(folder_ / "meretid.db").string(), folder_ / "blobs",       folder_ / "master.key",
              folder_ / "shredded.list",         folder_ / "record.head", folder_ / "unfinished",
              {},                                {},
              place};
    if (backend == "postgresql") place_.database = store::TestCluster::get().fresh();
  }
  ~NewHome() {
    if (place_.database.find("://") != std::string::npos)
      store::TestCluster::get().drop(place_.database);
  }
  NewHome(const NewHome&) = delete;
  NewHome& operator=(const NewHome&) = delete;

  Result<RestoreReport> restore(const std::filesystem::path& file) {
    return backup::restore(file, place_, clock_);
  }
  std::unique_ptr<store::Connection> connect() {
    return store::open_database(place_.database).value()->connect().value();
  }
  std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }
  Place& place() { return place_; }
  /// As if nobody had ever begun.
  bool untouched() const {
    for (const char* name : {"meretid.db", "blobs", "blobs.restoring", "unfinished"})
      if (std::filesystem::exists(folder_ / name)) return false;
    return true;
  }

 private:
  Folder folder_;
  Place place_;
  ManualClock clock_{Timestamp{1'700'003'600 * kSecond}};
};

}  // namespace meretid::backup
