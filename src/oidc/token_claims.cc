// SPDX-License-Identifier: EUPL-1.2
#include "oidc/token_claims.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "oidc/encoding.h"
#include "store/crypto.h"

namespace meretid::oidc {
namespace {

using Json = nlohmann::json;

constexpr const char* kLogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

tl::unexpected<Error> wrong(std::string claim) { return fail("oidc.claim", Kind::kRefused, {}, std::move(claim)); }

std::string text(const Json& claims, const char* name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Seconds since 1970, with or without a fraction (RFC 7519, 2).
std::optional<Timestamp> time(const Json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  const double seconds = found->get<double>();
  if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e11) return std::nullopt;
  return Timestamp{static_cast<std::int64_t>(seconds * static_cast<double>(kSecond))};
}

/// The client and nobody else: we trust no second audience (3.1.3.7, 3).
bool for_us(const Json& claims, const std::string& client_id) {
  const auto found = claims.find("aud");
  if (found == claims.end()) return false;
  if (found->is_array())
    return !found->empty() && std::all_of(found->begin(), found->end(), [&](const Json& one) {
      return one.is_string() && one.get<std::string>() == client_id;
    });
  return found->is_string() && found->get<std::string>() == client_id;
}

/// What both kinds of token have in common.
Result<Json> check(const Jws& jws, const Expected& expected, Timestamp now) {
  Json claims = Json::parse(jws.payload, nullptr, false);
  if (!claims.is_object()) return wrong("payload");
  if (text(claims, "iss") != expected.issuer) return wrong("iss");
  if (!for_us(claims, expected.client_id)) return wrong("aud");
  const auto issued = time(claims, "iat");
  if (!issued || *issued - now > kSkew || now - *issued > kOldestToken + kSkew) return wrong("iat");
  if (claims.contains("nbf")) {
    const auto from = time(claims, "nbf");
    if (!from || *from - now > kSkew) return wrong("nbf");
  }
  return claims;
}

bool over(const Json& claims, Timestamp now) {
  const auto end = time(claims, "exp");
  return !end || now - *end >= kSkew;
}

std::string at_hash_of(std::string_view access_token) {
  return base64url(std::string_view(sha256(access_token)).substr(0, 16));  // all three algorithms use SHA-256
}

}  // namespace

Result<Claims> check_id_token(const Jws& jws, const Expected& expected, Timestamp now) {
  if (!jws.type.empty() && jws.type != "JWT") return wrong("typ");
  TRY(const Json claims, check(jws, expected, now));
  if (claims.contains("azp") && text(claims, "azp") != expected.client_id) return wrong("azp");
  if (over(claims, now)) return wrong("exp");
  if (expected.nonce.empty() || !store::same_secret(text(claims, "nonce"), expected.nonce)) return wrong("nonce");
  if (const auto subject = text(claims, "sub"); subject.empty() || subject.size() > 255) return wrong("sub");
  if (claims.contains("at_hash") &&
      (expected.access_token.empty() || text(claims, "at_hash") != at_hash_of(expected.access_token)))
    return wrong("at_hash");
  return Claims(jws.payload);
}

Result<Logout> check_logout_token(const Jws& jws, const Expected& expected, Timestamp now) {
  if (!jws.type.empty() && jws.type != "JWT" && jws.type != "logout+jwt") return wrong("typ");
  TRY(const Json claims, check(jws, expected, now));
  // Final since 2022, "exp" is demanded; providers of older drafts leave it out, and iat bounds the age anyway.
  if (claims.contains("exp") && over(claims, now)) return wrong("exp");
  const auto events = claims.find("events");
  if (events == claims.end() || !events->is_object() || !events->contains(kLogoutEvent) ||
      !(*events)[kLogoutEvent].is_object())
    return wrong("events");
  if (claims.contains("nonce")) return wrong("nonce");  // an ID token that is passed off as one
  Logout logout{text(claims, "sub"), text(claims, "sid"), *time(claims, "iat")};
  if (logout.subject.empty() && logout.session.empty()) return wrong("sub");
  return logout;
}

}  // namespace meretid::oidc
