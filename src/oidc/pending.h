// SPDX-License-Identifier: EUPL-1.2
// A sign-in under way. It lives in a cookie of the browser that began it, sealed (XChaCha20-Poly1305, RFC 8439's construction):
// so it is bound to that browser, needs no row, and works on every server that has the master key. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "store/keys.h"

namespace meretid::oidc {

inline constexpr std::int64_t kPendingAge = 10 * kMinute;

struct Pending {
  std::string state, nonce, verifier;  ///< 256 random bits each
  std::string redirect;                ///< where the provider sends the browser back to
  Timestamp began;
};

Pending new_pending(std::string redirect, Timestamp now);
std::string seal(const Pending& pending, const store::KeyBytes& key);
/// kRefused "oidc.expired": not ours, altered, or older than ten minutes.
Result<Pending> unseal(std::string_view cookie, const store::KeyBytes& key, Timestamp now);

}  // namespace meretid::oidc
