// SPDX-License-Identifier: EUPL-1.2
// Uploads that survive a lost connection and a restarted server: each part is a durable blob of the
// case, the parts become one blob at the end. Parts arrive in order; a part sent twice is answered
// with the offset that is reached. Functions on a connection and a BlobStore; thread-safe as those
// are. Memory: one part (16 MB at most).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/blobs.h"

namespace meretid::store {

struct Upload;  // only its name: Id<Upload>

inline constexpr std::int64_t kPartSize = 16 * 1024 * 1024;

struct UploadState {
  Id<Upload> id;
  std::string name;         ///< as the browser gave it; sealed under the case's key in the database
  std::int64_t size = 0;    ///< promised
  std::int64_t offset = 0;  ///< reached
};

struct FinishedUpload {
  std::string name;
  BlobRef blob;
};

/// Refused before the first byte when quota or disk would not hold it.
Result<UploadState> begin_upload(Connection& db, const BlobStore& blobs, const Keyring& keys,
                                 const CaseScope& scope, std::string_view name, std::int64_t size,
                                 Timestamp now);
/// The case an upload belongs to, for the gate to open; kNotFound "store.no_upload".
Result<Id<people::Case>> case_of_upload(Connection& db, const Id<Upload>& id);
Result<UploadState> find_upload(Connection& db, const Keyring& keys, const CaseScope& scope,
                                const Id<Upload>& id);
/// Gives the offset reached. `hash` is BLAKE2b-256 of the part in hex: a wrong one is kBadInput
/// "store.part_hash", another offset than the reached one kConflict "store.part_offset" with both.
Result<std::int64_t> append_part(Connection& db, const BlobStore& blobs, const CaseScope& scope,
                                 const Id<Upload>& id, std::int64_t offset, std::string_view hash,
                                 std::string_view bytes, Timestamp now);
/// Joins the parts; kConflict "store.upload_incomplete" while bytes are missing.
Result<FinishedUpload> finish_upload(Connection& db, const BlobStore& blobs, const Keyring& keys,
                                     const CaseScope& scope, const Id<Upload>& id, Timestamp now);
Result<void> abandon_upload(Connection& db, const BlobStore& blobs, const CaseScope& scope,
                            const Id<Upload>& id);

}  // namespace meretid::store
