// SPDX-License-Identifier: EUPL-1.2
// A signed token in its compact form (RFC 7515, 7.1), taken apart and not yet believed. Only three algorithms are known here:
// "none" and every HMAC are refused before any key is looked at, so a public key can never serve as a secret (RFC 8725, 2.1).
// Pure, thread-safe, linear.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::oidc {

enum class Algorithm { kRs256, kEs256, kPs256 };

struct Jws {
  Algorithm algorithm = Algorithm::kRs256;
  std::string key;        ///< "kid"; empty when the header names none
  std::string type;       ///< "typ"; may be empty
  std::string payload;    ///< JSON, as bytes
  std::string signed_text;  ///< what the signature is over
  std::string signature;  ///< raw bytes
};

/// kRefused "oidc.algorithm" for any other algorithm, "oidc.token" when it is no such token or wants an extension ("crit").
Result<Jws> parse_jws(std::string_view compact);

}  // namespace meretid::oidc
