// SPDX-License-Identifier: EUPL-1.2
// Is this token meant for us, now? The checks behind the signature: of an ID token by OpenID Connect Core 1.0, 3.1.3.7 and
// 3.1.3.6, of a logout token by OpenID Connect Back-Channel Logout 1.0, 2.6. Pure, thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "oidc/claims.h"
#include "oidc/jws.h"

namespace meretid::oidc {

inline constexpr std::int64_t kSkew = 60 * kSecond;          ///< how far two clocks may be apart
inline constexpr std::int64_t kOldestToken = 10 * kMinute;   ///< since it was issued

struct Expected {
  std::string issuer, client_id;
  std::string nonce;         ///< of an ID token
  std::string access_token;  ///< that came with it; compared with at_hash where the token has one
};

/// kRefused "oidc.claim" with the claim that is wrong in Error::where. Never its value.
Result<Claims> check_id_token(const Jws& verified, const Expected& expected, Timestamp now);

struct Logout {
  std::string subject, session;  ///< "sub", "sid"; one of them may be empty
  Timestamp issued;
};
Result<Logout> check_logout_token(const Jws& verified, const Expected& expected, Timestamp now);

}  // namespace meretid::oidc
