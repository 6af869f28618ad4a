// SPDX-License-Identifier: EUPL-1.2
// Passwords as argon2id (libsodium crypto_pwhash). Slow on purpose (about 0.1 s, 64 MB): never call
// it on an event loop. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::people {

/// kBadInput "people.password_short" (12 characters at least) or "people.password_long" (1,024
/// bytes at most).
Result<void> check_password(std::string_view password);
Result<std::string> hash_password(std::string_view password);
/// Takes the same time for an empty hash (an account that does not exist) as for a real one.
bool password_fits(std::string_view hash, std::string_view password);

}  // namespace meretid::people
