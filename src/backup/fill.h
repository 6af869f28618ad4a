// SPDX-License-Identifier: EUPL-1.2
// The transaction of a restore: schema as of the backup, rows, blobs. Used by restore.cc alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "backup/restore.h"
#include "store/migrate.h"

namespace meretid::backup {

/// The migrations that the archive's database had, as this program has them for `backend`. Errors:
/// "backup.unknown_migration" where the program lacks one, "store.migration_changed".
Result<std::vector<store::Migration>> migrations_of(const Manifest& manifest,
                                                    std::string_view backend,
                                                    const std::vector<std::string>& rooms);

/// Everything of the archive into `tx`, which has no table, and the blobs published at the end.
/// "backup.table_differs" where the archive's table is not this program's, "backup.rows_differ"
/// where a count is wrong afterwards.
Result<void> fill(store::Connection& tx, std::string_view backend, const store::BlobStore& blobs,
                  const std::filesystem::path& file, const std::string& seal_key,
                  const Manifest& manifest, const std::vector<store::Migration>& migrations,
                  Timestamp now, const Progress& progress);

}  // namespace meretid::backup
