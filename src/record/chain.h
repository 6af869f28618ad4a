// SPDX-License-Identifier: EUPL-1.2
// The arithmetic of the chain, shared by Sealer and verify. Three uses of BLAKE2b-256, told apart
// by their first byte:
//   leaf = H(0x00 || fields of the line, each with its length before it)
//   node = H(0x01 || left || right)          RFC 6962, section 2.1
//   link = H(0x02 || link before || leaf)    the first link follows 32 zero bytes
// Pure functions.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"
#include "store/keys.h"

namespace meretid::record {

std::string first_link();  ///< 32 zero bytes

/// Of fields that stand beside each other without ambiguity.
std::string hash_fields(char kind, std::initializer_list<std::string_view> fields);

/// Of a row with the columns number, at, event, room, case_id, job, account, facts.
std::string leaf_of(const store::Row& line);
std::string link_of(std::string_view before, std::string_view leaf);
/// Of at least one leaf.
std::string merkle_root(const std::vector<std::string>& leaves);

/// Ed25519 (RFC 8032) with the installation's seed: Keyring::derive("record.sign").
store::KeyBytes public_key_of(const store::KeyBytes& seed);
std::string sign(const store::KeyBytes& seed, std::string_view text);
bool signed_by(const store::KeyBytes& public_key, std::string_view signature,
               std::string_view text);

/// What is signed: position, head and root of a batch.
std::string sign_head(const store::KeyBytes& seed, std::int64_t position, std::string_view head,
                      std::string_view root);
bool signature_fits(const store::KeyBytes& seed, std::string_view signature, std::int64_t position,
                    std::string_view head, std::string_view root);

}  // namespace meretid::record
