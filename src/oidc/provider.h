// SPDX-License-Identifier: EUPL-1.2
// The organisation's identity provider as it describes itself (OpenID Connect Discovery 1.0, 3 and 4.3) and the keys it signs
// with. Both are asked for when first needed and then once an hour, so the server starts also while the provider is away. A key
// that is not known makes us ask again, at most every 30 s: that is how keys are rotated. Thread-safe; one thread at a time asks,
// others wait 300 ms at most.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "oidc/jws.h"
#include "oidc/key_set.h"
#include "oidc/settings.h"

namespace meretid::oidc {

struct Metadata {
  std::string authorization_endpoint, token_endpoint, keys;  ///< always there
  std::string userinfo_endpoint, end_session_endpoint;       ///< or empty
  bool basic = true;           ///< takes client_secret_basic; else client_secret_post
  bool names_issuer = false;   ///< its answers carry "iss" (RFC 9207)
};

/// kRefused "oidc.discovery" with the field in Error::where. `issuer` must be the document's own.
Result<Metadata> parse_metadata(std::string_view json, std::string_view issuer);

class Provider {
 public:
  Provider(std::string issuer, const Clock& clock) : issuer_(std::move(issuer)), clock_(clock) {}

  /// "oidc.unreachable", "oidc.discovery", kTooMany "oidc.busy".
  Result<Metadata> metadata();
  /// Is the signature the provider's? As KeySet::verify, and the errors above.
  Result<void> verify(const Jws& jws);

 private:
  struct State {
    std::shared_ptr<const Metadata> metadata;
    std::shared_ptr<const KeySet> keys;
    Timestamp metadata_at, keys_at, refetched_at, failed_at;
    Error failure;
  };
  enum class Want { kMetadata, kKeys, kNewerKeys };
  /// The state with what is wanted, fetched where it is absent or too old.
  Result<State> state(Want want);
  bool has(const State& state, Want want) const;
  Result<void> bring(State& state, Want want);

  const std::string issuer_;
  const Clock& clock_;
  std::timed_mutex asking_;  ///< held by the one thread that talks to the provider
  std::mutex mutex_;         ///< of state_; held for moments
  State state_;
};

}  // namespace meretid::oidc
