// SPDX-License-Identifier: EUPL-1.2
// The two streams behind BlobStore, over either of the places where the sealed bytes lie. Used by blobs.cc and sealed_blobs.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/blobs.h"

namespace meretid::store {

/// Where a blob is written: piece by piece as they were sealed, then kept whole. Dropped before that: nothing is there.
class SealedSink {
 public:
  virtual ~SealedSink() = default;
  virtual Result<void> write(std::string_view sealed) = 0;
  /// Replaces what was there under this address. In the transaction of `db` when there is one.
  virtual Result<void> keep(Connection& db, std::string_view address) = 0;
};

/// Where a blob is read from.
class SealedSource {
 public:
  virtual ~SealedSource() = default;
  virtual std::int64_t size() const = 0;  ///< header included
  /// The next so many bytes; fewer when it ends there, which the reader takes for damage.
  virtual Result<std::string> next(std::size_t bytes) = 0;
};

Result<std::unique_ptr<SealedSink>> sink_in(const std::filesystem::path& folder);
/// kNotFound "store.no_blob".
Result<std::unique_ptr<SealedSource>> source_in(const std::filesystem::path& folder, std::string_view address);
/// `db` must outlive them. Outside a transaction each piece is committed by itself; what a killed writer leaves is swept.
Result<std::unique_ptr<SealedSink>> sink_in(Connection& db, std::string case_row);
Result<std::unique_ptr<SealedSource>> source_in(Connection& db, std::string case_row, std::string_view address);

/// `budget`: bytes that may be written, -1: no limit.
std::unique_ptr<BlobWriter> write_blob(std::unique_ptr<SealedSink> sink, const CaseKey& key, std::string case_row,
                                       std::int64_t budget);
Result<std::unique_ptr<BlobReader>> read_blob(std::unique_ptr<SealedSource> source, const CaseKey& key,
                                              std::string_view address);

}  // namespace meretid::store
