// SPDX-License-Identifier: EUPL-1.2
// An archive of a whole installation, made while it serves: every table as of one moment, every
// blob as it lies (sealed). The master key is not in it, nor is anything that opens a case without
// it. What it holds in the clear: names and password hashes of accounts, the record, ids and
// times; so its file is 0600. Not thread-safe. Memory: a megabyte or two, whatever the size. Cost:
// each blob is opened once to see that it can be, then copied.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "backup/manifest.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/blobs.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::backup {

using Progress = std::function<void(double fraction, std::string_view step)>;

struct BackupReport {
  std::string file, hash;  ///< of the whole archive, hex
  Timestamp made;
  std::int64_t bytes = 0, tables = 0, rows = 0, blobs = 0;
  std::vector<BlobName> damaged;  ///< did not open; their copies in the archive are no better
  bool recorded = true;           ///< the line in the record could be written
};
void fields(describe::Fields<BackupReport>& f);

/// The key under which an archive is sealed.
std::string seal_key(const store::Keyring& keys);

/// Nothing is left at `file` on an error. Writes "installation.backed_up" into the record.
Result<BackupReport> backup(store::Database& database, const store::BlobStore& blobs,
                            const store::Keyring& keys, const std::filesystem::path& file,
                            const Clock& clock, const Progress& progress = {});

}  // namespace meretid::backup
