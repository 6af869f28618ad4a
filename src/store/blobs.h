// SPDX-License-Identifier: EUPL-1.2
// Files of a case, encrypted under its key (libsodium secretstream, 64 kB pieces) and addressed by
// keyed BLAKE2b-256 of what they hold, so that the same file in two cases has two addresses and an
// address betrays nothing. They lie in a directory: one file per blob in a folder per case, written
// to a temporary file, synced, renamed, folder synced; or in the database, for several hosts: a row
// per piece, renamed in one transaction. Either way a blob is there whole or not at all, and a
// damaged one is told from a good one at reading. BlobStore is thread-safe; a writer or reader belongs to one thread at
// a time. Memory: one piece, whatever the size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/keys.h"
#include "store/scope.h"

namespace meretid::store {

struct BlobRef {
  std::string address;  ///< 64 hex digits
  std::int64_t size = 0;
};

struct BlobLimits {
  std::int64_t case_quota = 0;                   ///< bytes per case; 0: none
  std::int64_t disk_reserve = 64 * 1024 * 1024;  ///< left free on the disk for the database
};

enum class BlobPlace { kDirectory, kDatabase };

/// Dropped without finish(): nothing was written.
class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  virtual Result<void> write(
      std::string_view piece) = 0;  ///< kNoSpace "store.quota", "store.no_space"
  /// Durable when it returns. Its row joins the caller's transaction when there is one.
  virtual Result<BlobRef> finish(Connection& db, Timestamp now) = 0;
};

class BlobReader {
 public:
  virtual ~BlobReader() = default;
  virtual std::int64_t size() const = 0;
  /// The next piece, empty at the end. Altered or torn: "store.blob_damaged". The address is
  /// checked with the last piece.
  virtual Result<std::string> read() = 0;
};

class BlobStore {
 public:
  BlobStore(std::filesystem::path directory, std::shared_ptr<const Keyring> keys,
            BlobLimits limits = {}, BlobPlace place = BlobPlace::kDirectory);

  /// kNoSpace "store.quota" or "store.no_space" when so many bytes more do not fit.
  Result<void> room_for(Connection& db, const CaseScope& scope, std::int64_t bytes) const;
  Result<std::int64_t> used(Connection& db, const CaseScope& scope) const;

  /// `db` must outlive the writer and the reader.
  Result<std::unique_ptr<BlobWriter>> create(Connection& db, const CaseScope& scope,
                                             std::optional<std::int64_t> expected_size = {}) const;
  Result<std::unique_ptr<BlobReader>> open(Connection& db, const CaseScope& scope,
                                           std::string_view address) const;

  /// For what fits in memory. An over-long blob is kTooLarge "store.blob_too_large".
  Result<BlobRef> put(Connection& db, const CaseScope& scope, std::string_view bytes,
                      Timestamp now) const;
  Result<std::string> get(Connection& db, const CaseScope& scope, std::string_view address,
                          std::int64_t most = 512LL * 1024 * 1024) const;

  bool contains(Connection& db, const CaseScope& scope, std::string_view address) const;
  Result<void> erase(Connection& db, const CaseScope& scope, std::string_view address) const;
  /// All files of a case; after Keyring::shred they are noise anyhow.
  Result<void> erase_case(Connection& db, const CaseScope& scope) const;
  /// Does anything of this case lie here, known or not?
  bool holds_any(Connection& db, const CaseScope& scope) const;
  /// What a killed writer left unfinished, older than `age` seconds. Gives how many went.
  Result<int> sweep(Connection& db, std::int64_t age) const;
  const std::filesystem::path& directory() const { return directory_; }
  BlobPlace place() const { return place_; }

 private:
  std::filesystem::path folder(const CaseScope& scope) const;
  std::filesystem::path directory_;
  std::shared_ptr<const Keyring> keys_;
  BlobLimits limits_;
  BlobPlace place_;
};

}  // namespace meretid::store
