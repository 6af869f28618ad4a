// SPDX-License-Identifier: EUPL-1.2
// The few calls of libsodium that several folders share (hashing: base/hash.h). Thread-safe; the
// library is started on first use.
#pragma once

#include <string>
#include <string_view>

namespace meretid::store {

/// Before any other call of libsodium. Ends the program when the machine gives no randomness.
void start_sodium();

/// 256 random bits as 43 characters of base64url.
std::string random_token();
/// In constant time for texts of equal length.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace meretid::store
