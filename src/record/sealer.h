// SPDX-License-Identifier: EUPL-1.2
// The sealer chains finished lines: each link is BLAKE2b-256 over the link before and the line,
// each batch has a Merkle root (RFC 6962, section 2.1, with BLAKE2b) and an Ed25519 signature of
// its head. One process seals at a time (a leader lease); no step ever waits for the chain. The
// head is also kept in a file outside the database, so that cutting the end off shows. Not
// thread-safe; one per process, driven by a timer: call seal() every second.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::record {

struct SealerOptions {
  std::int64_t lease_microseconds = 10 * kSecond;
  std::int64_t batch = 4096;        ///< lines per batch at most
  std::filesystem::path head_file;  ///< empty: none (tests)
};

class Sealer {
 public:
  /// `signing_key`: Keyring::derive("record.sign").
  Sealer(const store::KeyBytes& signing_key, const Clock& clock, SealerOptions options = {});
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  /// Seals all finished lines; gives how many. 0 also while another process holds the lease.
  Result<std::int64_t> seal(store::Connection& db);
  /// Gives the lease back, so that the next process need not wait for its end.
  Result<void> leave(store::Connection& db);

 private:
  Result<std::int64_t> seal_batch(store::Connection& db);
  /// Unless the file there tells of lines that the database no longer has.
  Result<void> keep_head(store::Connection& db, std::int64_t position, std::string_view head);

  store::KeyBytes seed_;
  const Clock& clock_;
  SealerOptions options_;
  std::string name_;  // of this sealer in the lease row
};

}  // namespace meretid::record
