// SPDX-License-Identifier: EUPL-1.2
#include "backup/fill.h"

#include <algorithm>
#include <utility>

#include "backup/archive.h"
#include "backup/little_endian.h"
#include "backup/row_coding.h"
#include "base/hash.h"
#include "store/catalogue.h"
#include "store/sealed_blobs.h"
#include "store/sql.h"

namespace meretid::backup {
namespace {

constexpr std::size_t kRowsAtOnce = 32, kAddress = 64;

/// INSERT of so many rows of a table.
std::string insert(const store::Table& table, const std::vector<std::string>& columns,
                   std::string_view backend, std::size_t rows) {
  std::string names, values;
  for (const std::string& column : columns)
    names += (names.empty() ? "" : ", ") + store::quoted(column);
  int n = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    values += row == 0 ? "(" : ", (";
    for (std::size_t c = 0; c < columns.size(); ++c)
      values += (c == 0 ? "$" : ", $") + std::to_string(++n);
    values += ')';
  }
  // A column that counts by itself takes a number from elsewhere only when told so.
  const bool counts = !table.identity.empty() && backend == "postgresql";
  return "INSERT INTO " + store::quoted(table.name) + " (" + names + ")" +
         (counts ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES " + values;
}

class Filler {
 public:
  Filler(store::Connection& tx, std::string_view backend, ArchiveReader& archive,
         const Progress& progress, double size)
      : tx_(tx), backend_(backend), archive_(archive), progress_(progress), size_(size) {}

  Result<void> table(const TablePart& part, const store::Table& table) {
    // What migrations put into a table is in the archive too, or was deleted since.
    TRY_VOID(tx_.execute("DELETE FROM " + store::quoted(table.name)));
    const std::string many = insert(table, part.columns, backend_, kRowsAtOnce);
    const std::string one = insert(table, part.columns, backend_, 1);
    std::vector<store::Param> waiting;
    const auto one_by_one = [&]() -> Result<void> {
      const auto columns = static_cast<std::ptrdiff_t>(part.columns.size());
      for (auto at = waiting.begin(); at != waiting.end(); at += columns)
        TRY_VOID(tx_.execute(one, std::vector<store::Param>(at, at + columns)));
      waiting.clear();
      return {};
    };
    for (;;) {
      TRY(auto row, decode_row(archive_, part.columns.size()));
      if (!row) break;
      std::move(row->begin(), row->end(), std::back_inserter(waiting));
      if (waiting.size() == kRowsAtOnce * part.columns.size()) {
        TRY_VOID(tx_.execute(many, std::exchange(waiting, {})));
        step();
      }
    }
    TRY_VOID(one_by_one());
    TRY_VOID(store::set_last_identity(tx_, backend_, table, part.last_identity));
    TRY(const store::Rows count,
        tx_.query("SELECT COUNT(*) AS rows_there FROM " + store::quoted(table.name)));
    if (const std::int64_t rows = count.at(0).integer("rows_there"); rows != part.rows)
      return fail("backup.rows_differ", Kind::kInternal,
                  {{"expected", std::to_string(part.rows)}, {"found", std::to_string(rows)}},
                  table.name);
    return {};
  }

  Result<void> blobs(const std::string& case_row, store::SealedTarget& target) {
    for (;;) {
      TRY(const std::string mark, archive_.read(1));
      if (mark.empty()) return {};
      if (mark != "B") return archive_.altered();
      TRY(const std::string address, archive_.exactly(kAddress));
      TRY(const std::string size, archive_.exactly(8));
      TRY_VOID(target.begin(case_row, address));
      const auto whole = static_cast<std::int64_t>(from_le(size));
      if (whole < 0) return archive_.altered();
      for (std::int64_t left = whole; left > 0;) {
        TRY(const std::string piece, archive_.exactly(store::sealed_piece(whole, left)));
        TRY_VOID(target.write(piece));
        left -= static_cast<std::int64_t>(piece.size());
        step();
      }
      TRY_VOID(target.end());
    }
  }

 private:
  void step() {
    if (progress_)
      progress_(static_cast<double>(archive_.position()) / size_, "backup.step_restore");
  }

  store::Connection& tx_;
  std::string_view backend_;
  ArchiveReader& archive_;
  const Progress& progress_;
  double size_;
};

/// The table of the part, where it has just these columns.
Result<const store::Table*> table_of(const TablePart& part, const std::vector<store::Table>& all) {
  const auto table =
      std::find_if(all.begin(), all.end(), [&](const auto& t) { return t.name == part.name; });
  const auto differs = [&](std::string_view found) {
    return fail("backup.table_differs", Kind::kConflict, {{"found", std::string(found)}},
                part.name);
  };
  if (table == all.end()) return differs("-");
  for (const std::string& column : part.columns)
    if (std::count(table->columns.begin(), table->columns.end(), column) != 1)
      return differs(column);
  if (table->columns.size() != part.columns.size())
    return differs(std::to_string(table->columns.size()));
  return &*table;
}

}  // namespace

Result<std::vector<store::Migration>> migrations_of(const Manifest& manifest,
                                                    std::string_view backend,
                                                    const std::vector<std::string>& rooms) {
  TRY(const auto known, store::all_migrations(rooms));
  for (const AppliedMigration& applied : manifest.migrations) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const store::Migration& m) {
      return m.folder == applied.folder && m.number == applied.number &&
             store::counts_on(m, manifest.backend);
    });
    if (same == known.end())
      return fail("backup.unknown_migration", Kind::kConflict, {{"found", manifest.version}},
                  applied.folder + "/" + applied.name);
    if (const auto here = base::blake2b_hex(same->sql); here != applied.checksum)
      return fail("store.migration_changed", Kind::kConflict,
                  {{"expected", applied.checksum.substr(0, 16)}, {"found", here.substr(0, 16)}},
                  applied.folder + "/" + applied.name);
  }
  std::vector<store::Migration> wanted;
  for (const store::Migration& m : known)
    if (store::counts_on(m, backend) &&
        std::any_of(manifest.migrations.begin(), manifest.migrations.end(),
                    [&](const auto& a) { return a.folder == m.folder && a.number == m.number; }))
      wanted.push_back(m);
  return wanted;
}

Result<void> fill(store::Connection& tx, std::string_view backend, const store::BlobStore& blobs,
                  const std::filesystem::path& file, const std::string& seal_key,
                  const Manifest& manifest, const std::vector<store::Migration>& migrations,
                  Timestamp now, const Progress& progress) {
  TRY_VOID(tx.execute(store::sql("backup/restore/patience")));
  TRY_VOID(store::clear_sealed(blobs));  // of a first attempt that the database could not order
  TRY_VOID(store::migrate(tx, backend, migrations, now));
  TRY(const auto tables, store::list_tables(tx, backend));
  TRY(const auto target, store::sealed_target(tx, blobs));
  std::error_code ignored;
  TRY(auto archive, ArchiveReader::open(file));
  Filler filler(tx, backend, archive, progress,
                static_cast<double>(std::filesystem::file_size(file, ignored)));
  std::size_t next_table = 0, next_case = 0;
  for (;;) {
    TRY(const auto name, archive.next(seal_key));
    if (!name) break;
    // The order is the manifest's, and so is each hash: the file was not exchanged meanwhile.
    if (name->starts_with("tables/") && next_table < manifest.tables.size()) {
      const TablePart& part = manifest.tables[next_table++];
      if (*name != "tables/" + part.name) return archive.altered();
      TRY(const auto* table, table_of(part, tables));
      TRY_VOID(filler.table(part, *table));
      TRY_VOID(archive.close());
      if (archive.part_hash() != part.hash) return archive.altered();
    } else if (name->starts_with("blobs/") && next_case < manifest.blobs.size()) {
      const BlobPart& part = manifest.blobs[next_case++];
      if (*name != "blobs/" + part.case_row) return archive.altered();
      TRY_VOID(filler.blobs(part.case_row, *target));
      TRY_VOID(archive.close());
      if (archive.part_hash() != part.hash) return archive.altered();
    } else if (*name != kManifestPart) {
      return archive.altered();
    }
  }
  if (next_table != manifest.tables.size() || next_case != manifest.blobs.size())
    return archive.altered();
  for (const BlobName& gone : manifest.gone)
    TRY_VOID(tx.execute(store::sql("backup/restore/forget_blob"), {gone.case_row, gone.address}));
  return target->publish();
}

}  // namespace meretid::backup
