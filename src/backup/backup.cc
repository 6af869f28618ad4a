// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup.h"

#include <utility>

#include "backup/archive.h"
#include "backup/little_endian.h"
#include "backup/row_coding.h"
#include "base/hash.h"
#include "record/line.h"
#include "store/catalogue.h"
#include "store/inspect.h"
#include "store/sealed_blobs.h"
#include "store/sql.h"

namespace meretid::backup {
namespace {

/// One run over a snapshot.
class Maker {
 public:
  Maker(store::Connection& snapshot, store::Connection& now, const store::BlobStore& blobs,
        ArchiveWriter& archive, const Progress& progress)
      : snapshot_(snapshot), now_(now), blobs_(blobs), archive_(archive), progress_(progress) {}

  Result<void> run(std::string_view backend, Timestamp made) {
    manifest_.made = made;
    manifest_.version = MERETID_VERSION;
    manifest_.backend = backend;
    TRY_VOID(migrations());
    TRY(const auto tables, store::list_tables(snapshot_, backend));
    // Migrations stand in the manifest, blobs in their own parts wherever they lie.
    for (const store::Table& table : tables)
      if (table.name != "schema_changes" && table.name != "blob_pieces")
        TRY_VOID(this->table(table, backend));
    TRY_VOID(all_blobs());
    TRY_VOID(archive_.begin(kManifestPart));
    TRY_VOID(archive_.write(describe::to_json(manifest_)));
    TRY_VOID(archive_.end());
    return {};
  }

  const Manifest& manifest() const { return manifest_; }

 private:
  Result<void> migrations() {
    TRY(const store::Rows rows, snapshot_.query(store::sql("store/schema/applied")));
    for (const store::Row& row : rows)
      manifest_.migrations.push_back({row.text("folder"), static_cast<int>(row.integer("number")),
                                      row.text("name"), row.text("checksum")});
    return {};
  }

  Result<void> table(const store::Table& table, std::string_view backend) {
    if (progress_) progress_(0, "backup.step_tables");
    TablePart part{table.name, table.columns, 0, 0, {}};
    TRY(part.last_identity, store::last_identity(snapshot_, backend, table));
    TRY_VOID(archive_.begin("tables/" + table.name));
    std::string bytes;
    TRY_VOID(snapshot_.each(select(table), {}, [&](const store::Row& row) -> Result<void> {
      ++part.rows;
      bytes.clear();
      encode_row(row.values(), bytes);
      return archive_.write(bytes);
    }));
    TRY(part.hash, archive_.end());
    manifest_.tables.push_back(std::move(part));
    return {};
  }

  /// Rows that refer to rows of their own table come after these.
  static std::string select(const store::Table& table) {
    std::string columns;
    for (const std::string& column : table.columns)
      columns += (columns.empty() ? "t." : ", t.") + store::quoted(column);
    const std::string name = store::quoted(table.name);
    for (const store::Reference& r : table.references) {
      if (r.table != table.name) continue;
      const std::string own = store::quoted(r.column), target = store::quoted(r.target);
      return "WITH RECURSIVE levels (name, depth) AS (SELECT " + target + ", 0 FROM " + name +
             " WHERE " + own + " IS NULL UNION ALL SELECT c." + target +
             ", l.depth + 1 FROM levels l JOIN " + name + " c ON c." + own +
             " = l.name) SELECT " + columns + " FROM levels l JOIN " + name + " t ON t." + target +
             " = l.name ORDER BY l.depth";
    }
    return "SELECT " + columns + " FROM " + name + " t";
  }

  Result<void> all_blobs() {
    TRY(const store::Rows sum, snapshot_.query(store::sql("backup/backup/bytes_of_blobs")));
    const double whole = std::max(1.0, static_cast<double>(sum.at(0).integer("bytes")));
    double done = 0;
    TRY_VOID(snapshot_.each(
        store::sql("backup/backup/blobs"), {}, [&](const store::Row& row) -> Result<void> {
          TRY_VOID(blob({row.text("case_id"), row.text("address")}));
          done += static_cast<double>(row.integer("size"));
          if (progress_) progress_(std::min(1.0, done / whole), "backup.step_blobs");
          return {};
        }));
    return end_of_case();
  }

  Result<void> blob(const BlobName& name) {
    const auto good = store::opens(now_, blobs_, name.case_row, name.address);
    if (!good) {
      // The snapshot is older than the files: what was deleted since is no damage.
      TRY(const store::Rows still,
          now_.query(store::sql("backup/backup/blob_is_there"), {name.case_row, name.address}));
      if (still.empty() || good.error().code == "store.no_key") {
        manifest_.gone.push_back(name);
        return {};
      }
      manifest_.damaged.push_back(name);
      // What the disk cannot read would end the copy in the middle.
      if (good.error().code == "store.io") return {};
    }
    if (manifest_.blobs.empty() || !in_case_ || manifest_.blobs.back().case_row != name.case_row) {
      TRY_VOID(end_of_case());
      TRY_VOID(archive_.begin("blobs/" + name.case_row));
      manifest_.blobs.push_back({name.case_row, 0, 0, {}});
      in_case_ = true;
    }
    BlobPart& part = manifest_.blobs.back();
    auto copied = store::read_sealed(
        now_, blobs_, name.case_row, name.address,
        [&](std::int64_t size) -> Result<void> {
          ++part.blobs;
          part.bytes += size;
          return archive_.write("B" + name.address + le(static_cast<std::uint64_t>(size), 8));
        },
        [&](std::string_view piece) { return archive_.write(piece); });
    if (copied || copied.error().code != "store.no_blob") return copied;
    if (good) manifest_.gone.push_back(name);  // deleted this very moment
    return {};
  }

  Result<void> end_of_case() {
    if (!std::exchange(in_case_, false)) return {};
    TRY(manifest_.blobs.back().hash, archive_.end());
    return {};
  }

  store::Connection& snapshot_;
  store::Connection& now_;
  const store::BlobStore& blobs_;
  ArchiveWriter& archive_;
  const Progress& progress_;
  Manifest manifest_;
  bool in_case_ = false;
};

}  // namespace

void fields(describe::Fields<BackupReport>& f) {
  f("file", &BackupReport::file);
  f("hash", &BackupReport::hash);
  f("made", &BackupReport::made);
  f("bytes", &BackupReport::bytes);
  f("tables", &BackupReport::tables);
  f("rows", &BackupReport::rows);
  f("blobs", &BackupReport::blobs);
  f("damaged", &BackupReport::damaged);
  f("recorded", &BackupReport::recorded);
}

std::string seal_key(const store::Keyring& keys) {
  const store::KeyBytes key = keys.derive("backup.seal");
  return std::string(reinterpret_cast<const char*>(key.data()), key.size());
}

Result<BackupReport> backup(store::Database& database, const store::BlobStore& blobs,
                            const store::Keyring& keys, const std::filesystem::path& file,
                            const Clock& clock, const Progress& progress) {
  TRY(const auto db, database.connect());
  TRY(const auto now, database.connect());
  std::optional<ArchiveWriter> archive;
  Manifest manifest;
  TRY_VOID(db->snapshot([&](store::Connection& snapshot) -> Result<void> {
    archive.reset();  // a database may run this again from the start
    TRY(auto fresh, ArchiveWriter::create(file));
    archive.emplace(std::move(fresh));
    Maker maker(snapshot, *now, blobs, *archive, progress);
    TRY_VOID(maker.run(database.backend(), clock.now()));
    manifest = maker.manifest();
    return {};
  }));
  BackupReport report;
  TRY(report.hash, archive->finish(seal_key(keys)));
  report.file = file.string();
  report.made = manifest.made;
  report.bytes = archive->size();
  report.tables = static_cast<std::int64_t>(manifest.tables.size());
  for (const TablePart& part : manifest.tables) report.rows += part.rows;
  for (const BlobPart& part : manifest.blobs) report.blobs += part.blobs;
  report.damaged = std::move(manifest.damaged);
  record::Facts facts;
  facts.code("archive", report.hash).number("rows", report.rows).number("blobs", report.blobs);
  // A house whose disk is full must be able to get its backup out, line or no line.
  const auto recorded = now->transaction([&](store::Connection& tx) {
    return record::append(
        tx, {clock.now(), "installation.backed_up", "", {}, {}, {}, facts.json()});
  });
  report.recorded = recorded.has_value();
  return report;
}

}  // namespace meretid::backup
