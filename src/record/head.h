// SPDX-License-Identifier: EUPL-1.2
// A signed head: where the record stood at a time. Clear text of seven lines, so that whoever was given one, on paper or in
// a mail, can check it with the installation's public key and any Ed25519 program (RFC 8032), and can hold it against the
// record later: a chain that was rewritten, even by somebody with the master key, no longer holds the link.
//
//   meretid record head 1
//   position 4711            of the last line that the head covers
//   link 9f…                 hex; BLAKE2b-256 over everything up to that line (chain.h)
//   root 03…                 hex; Merkle root of the batch that ends there
//   time 2026-11-29T08:00:00.000000Z
//   key c1…                  hex; the public key
//   signature 55…            hex; Ed25519 over all bytes before this line
//
// Functions of values; those that take a connection are thread-safe as it is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::record {

struct Head {
  std::int64_t position = 0;
  std::string link, root;  ///< hex
  Timestamp at;
  std::string key;        ///< hex
  std::string signature;  ///< hex
  bool operator==(const Head&) const = default;
};

std::string to_text(const Head& head);
/// One head or several after each other, blank lines between them. Every byte must be as to_text writes it; kBadInput
/// "record.head_form" with file and line. Says nothing of signatures.
Result<std::vector<Head>> read_heads(std::string_view text, std::string_view file);
/// From a file; kNotFound "record.no_head_file".
Result<std::vector<Head>> read_head_file(const std::filesystem::path& file);

/// Signed by its own key. Whose key that is, the reader must know.
bool signature_fits(const Head& head);

/// The head of the last sealed batch, signed now; none where nothing is sealed.
Result<std::optional<Head>> current_head(store::Connection& db, const store::KeyBytes& signing_key,
                                         Timestamp now);

/// The public key as other programs read it (PEM, SubjectPublicKeyInfo, RFC 8410).
std::string public_key_pem(const store::KeyBytes& signing_key);

}  // namespace meretid::record
