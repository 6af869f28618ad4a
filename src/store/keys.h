// SPDX-License-Identifier: EUPL-1.2
// The keys of cases. Each case has a random key; the database keeps it only wrapped by the master
// key, a file outside database and backup. Deleting the wrapped key deletes the case, in every
// backup too: that is `shred`, and its line in the shred list (a file beside the master key,
// outside the backup) makes a restored backup forget the key again. Keyring: thread-safe, holds the
// master key in locked memory. CaseKey: a value, wiped when it goes.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/scope.h"

namespace meretid::store {

using KeyBytes = std::array<unsigned char, 32>;

class CaseKey {
 public:
  explicit CaseKey(const KeyBytes& bytes) : bytes_(bytes) {}
  CaseKey(const CaseKey&) = default;
  CaseKey& operator=(const CaseKey&) = default;
  ~CaseKey();

  /// A small text under the key (a title, a name, a result), for a column. `purpose` must be the
  /// same when opened: a sealed title put in another column does not open.
  Blob seal(std::string_view text, std::string_view purpose) const;
  Result<std::string> open(const Blob& sealed,
                           std::string_view purpose) const;  ///< "store.sealed_damaged"

  /// A key for one use, derived: the case key itself encrypts nothing.
  KeyBytes derive(std::string_view purpose) const;

 private:
  KeyBytes bytes_;
};

class Keyring {
 public:
  /// Reads the master key, or creates it (0600) when the file is absent and the database holds no
  /// key yet; then replays the shred list. A missing, readable-by-others or wrong key file is
  /// refused with what to do: nothing is ever overwritten. `shred_list`: default shredded.list
  /// beside the key, which must be a folder that we may write.
  static Result<std::shared_ptr<Keyring>> open(Connection& db,
                                               const std::filesystem::path& key_file,
                                               Timestamp now,
                                               std::filesystem::path shred_list = {});
  /// The master key alone, of a file that exists: for derive() where there is no database yet.
  static Result<std::shared_ptr<Keyring>> of_file(const std::filesystem::path& key_file);
  ~Keyring();
  Keyring(const Keyring&) = delete;
  Keyring& operator=(const Keyring&) = delete;

  /// Makes the key of a new case. In the caller's transaction when there is one.
  Result<void> create(Connection& db, const CaseScope& scope, Timestamp now) const;
  /// kNotFound "store.no_key" when the case was deleted. Cost: one row, one decryption.
  Result<CaseKey> key(Connection& db, const CaseScope& scope) const;
  /// Deletes the key for good. Not inside a transaction ("store.nested"): what cannot be undone
  /// must not be rolled back.
  Result<void> shred(Connection& db, const CaseScope& scope, Timestamp now) const;

  /// A key for the installation's own use ("record.sign"), derived from the master key.
  KeyBytes derive(std::string_view purpose) const;

 private:
  explicit Keyring(std::filesystem::path key_file);
  Result<void> load(Connection& db, Timestamp now);
  Result<void> take(std::string content);
  Result<void> replay_shred_list(Connection& db, Timestamp now) const;

  std::filesystem::path key_file_, shred_list_;
  unsigned char* master_ = nullptr;  // sodium_malloc: locked, guarded, wiped
};

}  // namespace meretid::store
