// SPDX-License-Identifier: EUPL-1.2
// An archive back into an empty installation, on either database. It is read to its end first, so a
// cut or altered one is refused before anything is written. Then everything is put in place in one
// transaction; a marker file stands from the first write until the restored installation has been
// verified, and while it stands nothing serves (solution::open_house), so that an interrupted
// restore is never taken for a whole one. Running it again finishes it. Cases that were deleted
// after the backup stay deleted: the shred list beside the master key is replayed. Everybody has to
// sign in again. Not thread-safe. Memory: a few megabytes, and the largest value of a column.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "backup/backup.h"
#include "backup/manifest.h"
#include "base/clock.h"
#include "base/result.h"
#include "record/verify.h"
#include "store/blobs.h"
#include "store/connection.h"

namespace meretid::backup {

struct Checked {
  Manifest manifest;
  std::string hash;  ///< of the whole
};

/// Reads all of it and sees that every hash and the seal fit. Errors as ArchiveReader::next.
Result<Checked> check_archive(const std::filesystem::path& file, const std::string& seal_key,
                              const Progress& progress = {});

/// The installation that is to be filled.
struct Place {
  std::string database;  ///< path or URL
  std::filesystem::path blobs, master_key, shred_list, record_head, marker;
  std::vector<std::string> rooms;  ///< Registry::migrations()
  store::BlobLimits limits;
  store::BlobPlace blobs_in = store::BlobPlace::kDirectory;
};

struct RestoreReport {
  std::string file, hash;
  Timestamp made;  ///< of the backup
  std::int64_t tables = 0, rows = 0, blobs = 0;
  std::int64_t cases_deleted = 0;      ///< those that the shred list took out again
  std::int64_t lines_lost = 0;         ///< lines of the record after the backup, as the old head knew
  std::vector<BlobName> not_opening;   ///< blobs that do not open now
  record::VerifyReport record;         ///< the whole chain, recomputed
  bool whole() const { return not_opening.empty() && record.whole(); }
};
std::string to_json(const RestoreReport& report);

/// kRefused "backup.key_needed" without a master key; kConflict "backup.not_empty" where something
/// is already. On an error nothing is left but, after a kill, the marker and what is behind it.
/// Writes "installation.restored" into the record.
Result<RestoreReport> restore(const std::filesystem::path& file, const Place& place,
                              const Clock& clock, const Progress& progress = {});

}  // namespace meretid::backup
