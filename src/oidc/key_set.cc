// SPDX-License-Identifier: EUPL-1.2
#include "oidc/key_set.h"

#include <nlohmann/json.hpp>

#include "oidc/encoding.h"

namespace meretid::oidc {
namespace {

constexpr std::size_t kMostKeys = 100;

std::string text(const nlohmann::json& key, const char* name) {
  const auto found = key.find(name);
  return found != key.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string number(const nlohmann::json& key, const char* name) {
  return from_base64url(text(key, name)).value_or(std::string());
}

Result<PublicKey> read(const nlohmann::json& key) {
  if (text(key, "kty") == "RSA") return PublicKey::rsa(number(key, "n"), number(key, "e"));
  if (text(key, "kty") == "EC" && text(key, "crv") == "P-256")
    return PublicKey::p256(number(key, "x"), number(key, "y"));
  return fail("oidc.key", Kind::kRefused, {}, "kty");
}

std::string_view name_of(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::kRs256: return "RS256";
    case Algorithm::kEs256: return "ES256";
    case Algorithm::kPs256: return "PS256";
  }
  return {};
}

}  // namespace

Result<KeySet> KeySet::parse(std::string_view json) {
  const auto document = nlohmann::json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("keys") || !document["keys"].is_array() ||
      document["keys"].size() > kMostKeys)
    return fail("oidc.keys", Kind::kRefused);
  KeySet set;
  for (const auto& one : document["keys"]) {
    if (!one.is_object()) continue;
    if (const auto use = text(one, "use"); !use.empty() && use != "sig") continue;
    if (auto key = read(one)) set.keys_.push_back({text(one, "kid"), text(one, "alg"), std::move(*key)});
  }
  return set;
}

Result<void> KeySet::verify(const Jws& jws) const {
  const Key* chosen = nullptr;
  for (const Key& key : keys_) {
    if (!key.key.fits(jws.algorithm)) continue;
    if (!key.algorithm.empty() && key.algorithm != name_of(jws.algorithm)) continue;
    if (!jws.key.empty() && key.id != jws.key) continue;
    if (chosen) return fail("oidc.unknown_key", Kind::kRefused);  // two that fit: which is meant?
    chosen = &key;
  }
  if (!chosen) return fail("oidc.unknown_key", Kind::kRefused);
  if (!chosen->key.verifies(jws)) return fail("oidc.signature", Kind::kRefused);
  return {};
}

}  // namespace meretid::oidc
