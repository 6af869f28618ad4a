// SPDX-License-Identifier: EUPL-1.2
// Signing in at the organisation's provider: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636, S256), and
// the ways out (RP-Initiated Logout 1.0, Back-Channel Logout 1.0). Knows nothing of accounts. Thread-safe. `finish` asks the
// provider, so it blocks; two at a time, others are told to come again.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "oidc/claims.h"
#include "oidc/pending.h"
#include "oidc/provider.h"
#include "oidc/settings.h"
#include "oidc/token_claims.h"

namespace meretid::oidc {

/// So many may ask the provider at a time: the server's few threads must not all wait for it.
class Places {
 public:
  bool take();  ///< waits 300 ms at most
  void give_back();

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_ = 2;
};

/// What the browser brings back from the provider.
struct Returned {
  std::string_view code, state, issuer, error;
};

struct Person {
  std::string subject;  ///< "sub": the provider's lasting name of the person, unique below its issuer
  std::string session;  ///< "sid"; empty where the provider names none
  std::string login, name;
  std::vector<people::Grant> grants;
};

class Client {
 public:
  Client(Settings settings, const Clock& clock)
      : settings_(std::move(settings)), clock_(clock), provider_(settings_.issuer, clock) {}

  const Settings& settings() const { return settings_; }

  /// Where to send the browser. `language`: "da", "en".
  Result<std::string> begin(const Pending& pending, std::string_view language);
  /// kRefused "oidc.expired" (not what was begun), "oidc.denied" (the provider said no), and all of Provider, KeySet and
  /// check_id_token.
  Result<Person> finish(const Pending& pending, const Returned& returned);
  /// Where to send the browser to end the session at the provider too; empty where it offers no such thing. `back`: where it
  /// sends it afterwards.
  Result<std::string> end_session(std::string_view back);
  /// The body of the provider's call: whose sessions end.
  Result<Logout> logout(std::string_view form);

 private:
  struct Tokens {
    std::string id, access;
  };
  Result<Tokens> exchange(const Metadata& metadata, const Pending& pending, std::string_view code);
  Result<Claims> identify(const Metadata& metadata, const Pending& pending, const Tokens& tokens);
  Expected expected() const { return {settings_.issuer, settings_.client_id, {}, {}}; }

  const Settings settings_;
  const Clock& clock_;
  Provider provider_;
  Places places_;
};

/// The first line of the file. Readable by its owner only, else kRefused "oidc.secret".
Result<std::string> read_secret(const std::filesystem::path& file);

}  // namespace meretid::oidc
