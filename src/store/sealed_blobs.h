// SPDX-License-Identifier: EUPL-1.2
// Blobs as they lie, sealed under the keys of their cases: for backup and restore, which move them
// and never open them. Memory: one piece. A source or target belongs to one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/blobs.h"
#include "store/connection.h"

namespace meretid::store {

/// `begin` is told the size, then `piece` gets the bytes. "store.no_blob" before either is called;
/// a blob that ends early is "store.blob_damaged".
Result<void> read_sealed(Connection& db, const BlobStore& blobs, const std::string& case_row,
                         const std::string& address,
                         const std::function<Result<void>(std::int64_t)>& begin,
                         const std::function<Result<void>(std::string_view)>& piece);

/// How many of the `left` bytes of a sealed blob of so many the next piece has.
std::size_t sealed_piece(std::int64_t size, std::int64_t left);

/// Where the blobs of a restored installation go: none is there before publish().
class SealedTarget {
 public:
  virtual ~SealedTarget() = default;
  virtual Result<void> begin(const std::string& case_row, const std::string& address) = 0;
  /// Cut as read_sealed gave them: see sealed_piece().
  virtual Result<void> write(std::string_view piece) = 0;
  virtual Result<void> end() = 0;
  /// All of them, durable.
  virtual Result<void> publish() = 0;
};

/// For a store in a folder that folder is absent or empty, else kConflict "store.blobs_there"; for one
/// in the database they are written in the transaction of `db`, which must outlive the target.
Result<std::unique_ptr<SealedTarget>> sealed_target(Connection& db, const BlobStore& blobs);
/// Removes the folders that an interrupted restore left, published or not. Nothing else may have
/// written there. Rows went with their transaction.
Result<void> clear_sealed(const BlobStore& blobs);

}  // namespace meretid::store
