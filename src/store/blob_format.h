// SPDX-License-Identifier: EUPL-1.2
// How a blob lies on disk: 8 bytes "MRTDBLB1", the 24-byte header of libsodium's secretstream
// (XChaCha20-Poly1305), then pieces of 65,536 bytes, each with 17 bytes of tag; the last one
// (0..65,536 bytes) carries the tag FINAL, so a file cut off at a piece's edge shows too. Used by
// blob_writer.cc and blob_reader.cc.
#pragma once

#include <sodium.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "store/keys.h"

namespace meretid::store {

inline constexpr std::string_view kBlobMagic = "MRTDBLB1";
inline constexpr std::size_t kBlobHeader = 8 + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
inline constexpr std::size_t kPiece = 65'536;
inline constexpr std::size_t kSealedPiece = kPiece + crypto_secretstream_xchacha20poly1305_ABYTES;

/// Its hex digest of what goes through is the address.
base::Blake2b address_hash(const CaseKey& key);

/// "ab/cdef…" below the folder of the case.
std::filesystem::path blob_path(const std::filesystem::path& folder, std::string_view address);
bool is_blob_address(std::string_view text);

}  // namespace meretid::store
