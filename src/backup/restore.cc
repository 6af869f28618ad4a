// SPDX-License-Identifier: EUPL-1.2
#include "backup/restore.h"

#include <cstdlib>
#include <optional>
#include <system_error>

#include "backup/fill.h"
#include "keeping/deletion.h"
#include "record/line.h"
#include "store/catalogue.h"
#include "store/durable_file.h"
#include "store/inspect.h"
#include "store/sealed_blobs.h"
#include "store/sql.h"
#include "store/sweep.h"

namespace meretid::backup {
namespace {

namespace fs = std::filesystem;

/// An SQLite file that a failed restore made and that nobody needs.
class NewFile {
 public:
  explicit NewFile(const std::string& database) : path_(database) {
    std::error_code ignored;
    ours_ = database.find("://") == std::string::npos && !fs::exists(path_, ignored);
  }
  ~NewFile() {
    std::error_code ignored;
    if (!ours_) return;
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(path_ + tail, ignored);
  }
  void keep() { ours_ = false; }

 private:
  std::string path_;
  bool ours_ = false;
};

class Restorer {
 public:
  Restorer(const fs::path& file, const Place& place, const Clock& clock, const Progress& progress)
      : file_(file), place_(place), clock_(clock), progress_(progress) {}

  Result<RestoreReport> run() {
    auto master = store::Keyring::of_file(place_.master_key);
    if (!master && master.error().code == "store.key_missing")
      return fail("backup.key_needed", Kind::kRefused, {}, place_.master_key.string());
    TRY_VOID(master);
    seal_ = seal_key(**master);
    TRY(const Checked checked, check_archive(file_, seal_, progress_));
    report_.file = file_.string();
    report_.hash = checked.hash;
    report_.made = checked.manifest.made;
    report_.tables = static_cast<std::int64_t>(checked.manifest.tables.size());
    for (const TablePart& part : checked.manifest.tables) report_.rows += part.rows;
    for (const BlobPart& part : checked.manifest.blobs) report_.blobs += part.blobs;

    NewFile fresh(place_.database);
    TRY(database_, store::open_database(place_.database));
    TRY(db_, database_->connect());
    const store::BlobStore blobs(place_.blobs, *master, place_.limits, place_.blobs_in);
    TRY(const bool filled, already_filled(blobs));
    if (!filled) {
      TRY_VOID(store::write_durably(place_.marker, checked.hash + "\n"));
      if (auto done = put_in_place(blobs, checked.manifest); !done) {
        // As before: nothing there, so nothing to hold a server back from.
        if (auto cleared = store::clear_sealed(blobs); cleared) remove_marker();
        db_.reset();
        database_.reset();
        return fail(done.error());
      }
    }
    fresh.keep();
    TRY_VOID(finish());
    return std::move(report_);
  }

 private:
  /// True where an earlier run got through its transaction and was interrupted behind it.
  Result<bool> already_filled(const store::BlobStore& blobs) {
    TRY(const auto marker, store::read_small_file(place_.marker));
    TRY(const auto tables, store::list_tables(*db_, database_->backend()));
    if (marker && !tables.empty() && marker->substr(0, marker->find('\n')) == report_.hash)
      return true;
    if (!tables.empty())
      return fail("backup.not_empty", Kind::kConflict, {{"found", tables.front().name}},
                  shown_database());
    // The blobs appear before the commit: without tables they are of a run that did not get there.
    if (marker) TRY_VOID(store::clear_sealed(blobs));
    std::error_code ignored;
    if (place_.blobs_in == store::BlobPlace::kDirectory && fs::exists(place_.blobs, ignored) && !fs::is_empty(place_.blobs, ignored))
      return fail("backup.not_empty", Kind::kConflict, {{"found", place_.blobs.filename()}},
                  place_.blobs.string());
    return false;
  }

  /// A URL may carry a password.
  std::string shown_database() const {
    const auto scheme = place_.database.find("://");
    return scheme == std::string::npos ? place_.database : place_.database.substr(0, scheme);
  }

  Result<void> put_in_place(const store::BlobStore& blobs, const Manifest& manifest) {
    TRY(const auto migrations, migrations_of(manifest, database_->backend(), place_.rooms));
    return db_->transaction([&](store::Connection& tx) {
      return fill(tx, database_->backend(), blobs, file_, seal_, manifest, migrations,
                  clock_.now(), progress_);
    });
  }

  Result<void> finish() {
    const Timestamp now = clock_.now();
    // The archive may be of an older edition of the program.
    TRY_VOID(store::migrate_all(*db_, database_->backend(), place_.rooms, now));
    // Replays the shred list.
    TRY(const auto keys,
        store::Keyring::open(*db_, place_.master_key, now, place_.shred_list));
    const store::BlobStore blobs(place_.blobs, keys, place_.limits, place_.blobs_in);
    TRY(report_.cases_deleted, keeping::sweep_leftovers(*db_, *keys, blobs, now));
    TRY_VOID(db_->transaction([&](store::Connection& tx) -> Result<void> {
      TRY_VOID(tx.execute(store::sql("backup/restore/end_sessions")));
      TRY_VOID(tx.execute(store::sql("backup/restore/end_once_tokens")));
      return {};
    }));
    TRY_VOID(store::sweep(*db_, blobs, now));
    TRY_VOID(open_all(blobs));
    TRY_VOID(put_head_aside());
    TRY_VOID(note(now));
    TRY(report_.record,
        record::verify(*db_, {.signing_key = keys->derive("record.sign"), .head_file = {}}));
    TRY_VOID(db_->forget_deleted());
    remove_marker();
    return {};
  }

  Result<void> open_all(const store::BlobStore& blobs) {
    BlobName last;
    for (double done = 0;;) {
      TRY(const store::Rows rows,
          db_->query(store::sql("backup/restore/blobs"), {last.case_row, last.address}));
      if (rows.empty()) return {};
      for (const store::Row& row : rows) {
        last = {row.text("case_id"), row.text("address")};
        if (!store::opens(*db_, blobs, last.case_row, last.address))
          report_.not_opening.push_back(last);
        if (progress_)
          progress_(std::min(1.0, ++done / static_cast<double>(report_.blobs)),
                    "backup.step_verify");
      }
    }
  }

  /// The head that the lost installation wrote last knows lines that came after the backup. It is
  /// kept as evidence; the sealer writes a new one.
  Result<void> put_head_aside() {
    TRY(const auto head, store::read_small_file(place_.record_head));
    if (!head) return {};
    TRY(const store::Rows last, db_->query(store::sql("record/sealer/last_batch")));
    const std::int64_t restored = last.empty() ? 0 : last[0].integer("last_position");
    report_.lines_lost =
        std::max<std::int64_t>(0, std::strtoll(head->c_str(), nullptr, 10) - restored);
    std::error_code code;
    fs::rename(place_.record_head, place_.record_head.string() + ".before-restore", code);
    if (code) return fail(store::system_error(code.value(), place_.record_head));
    return {};
  }

  Result<void> note(Timestamp now) {
    record::Facts facts;
    facts.code("archive", report_.hash)
        .number("made", report_.made.microseconds)
        .number("lines_lost", report_.lines_lost);
    return db_->transaction([&](store::Connection& tx) {
      return record::append(tx, {now, "installation.restored", "", {}, {}, {}, facts.json()});
    });
  }

  void remove_marker() {
    std::error_code ignored;
    fs::remove(place_.marker, ignored);
  }

  const fs::path& file_;
  const Place& place_;
  const Clock& clock_;
  const Progress& progress_;
  std::string seal_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Connection> db_;
  RestoreReport report_;
};

}  // namespace

/// The report as it is printed.
struct RestoreJson {
  RestoreReport report;
  bool whole = false;
  describe::Raw record;
};

void fields(describe::Fields<RestoreReport>& f) {
  f("file", &RestoreReport::file);
  f("hash", &RestoreReport::hash);
  f("made", &RestoreReport::made);
  f("tables", &RestoreReport::tables);
  f("rows", &RestoreReport::rows);
  f("blobs", &RestoreReport::blobs);
  f("cases_deleted", &RestoreReport::cases_deleted);
  f("lines_lost", &RestoreReport::lines_lost);
  f("not_opening", &RestoreReport::not_opening);
}

void fields(describe::Fields<RestoreJson>& f) {
  f("restored", &RestoreJson::report);
  f("whole", &RestoreJson::whole);
  f("record", &RestoreJson::record);
}

std::string to_json(const RestoreReport& report) {
  return describe::to_json(RestoreJson{report, report.whole(), {record::to_json(report.record)}});
}

Result<RestoreReport> restore(const fs::path& file, const Place& place, const Clock& clock,
                              const Progress& progress) {
  return Restorer(file, place, clock, progress).run();
}

}  // namespace meretid::backup
