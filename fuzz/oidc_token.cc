// SPDX-License-Identifier: EUPL-1.2
// Any bytes as what comes from a provider or from whoever pretends to be one: a token, its payload, a key set, a form. Nobody may
// get in: no key here has signed anything.
// libraries: oidc
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "oidc/encoding.h"
#include "oidc/key_set.h"
#include "oidc/token_claims.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
  if (const auto bytes = oidc::from_base64url(text); bytes && oidc::base64url(*bytes) != text) std::abort();
  static_cast<void>(oidc::form_field(text, "logout_token"));

  static const oidc::KeySet kKeys = oidc::KeySet::parse(
      R"({"keys":[{"kty":"EC","crv":"P-256","kid":"a","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})").value();
  const oidc::Expected expected{"https://login.example", "meretid", "nonce-1", "access-1"};
  const Timestamp now{1'700'000'000 * kSecond};
  if (const auto jws = oidc::parse_jws(text)) {
    if (kKeys.verify(*jws)) std::abort();
    static_cast<void>(oidc::check_id_token(*jws, expected, now));
  }
  oidc::Jws believed;
  believed.payload = text;
  if (const auto claims = oidc::check_id_token(believed, expected, now)) {
    if (claims->text("nonce") != expected.nonce) std::abort();
    static_cast<void>(oidc::roles_of(*claims, {{"groups", "a", "access", people::Role::kCaseworker}, {"a.b", "c", "*", people::Role::kEditor}}));
  }
  static_cast<void>(oidc::check_logout_token(believed, expected, now));
  if (const auto keys = oidc::KeySet::parse(text)) static_cast<void>(keys->verify(believed));
  return 0;
}
