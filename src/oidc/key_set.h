// SPDX-License-Identifier: EUPL-1.2
// The keys that a provider signs with at present (a JWK Set, RFC 7517, 5). Keys that are not for signing, or of a kind we do
// not take, are left out and do no harm. Thread-safe once made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "oidc/jws.h"
#include "oidc/public_key.h"

namespace meretid::oidc {

class KeySet {
 public:
  /// kRefused "oidc.keys" when it is no such set.
  static Result<KeySet> parse(std::string_view json);

  /// kRefused "oidc.unknown_key": no key of this name (or, where the token names none, not exactly one that fits);
  /// "oidc.signature": the key does not bear the signature out.
  Result<void> verify(const Jws& jws) const;
  std::size_t size() const { return keys_.size(); }

 private:
  struct Key {
    std::string id, algorithm;  // either may be empty
    PublicKey key;
  };
  std::vector<Key> keys_;
};

}  // namespace meretid::oidc
