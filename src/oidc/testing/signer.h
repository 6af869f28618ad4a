// SPDX-License-Identifier: EUPL-1.2
// A key pair made on the spot that signs tokens as a provider does, and as an attacker would. Not thread-safe.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace meretid::oidc {

class Signer {
 public:
  /// "RS256", "PS256", "ES256".
  Signer(std::string algorithm, std::string id, int rsa_bits = 2048);

  const std::string& id() const { return id_; }
  std::string jwk() const;  ///< the public half, as an object of a JWK Set
  /// {"alg":…,"kid":…,"typ":"JWT"} and this payload, signed.
  std::string token(std::string_view payload) const;
  /// With a header of its own, signed all the same.
  std::string token_with(std::string_view header, std::string_view payload) const;
  /// The public key as PEM: what HS256 would take for a secret.
  std::string pem() const;

 private:
  std::string sign(std::string_view text) const;
  std::string algorithm_, id_;
  std::shared_ptr<evp_pkey_st> key_;
};

/// HMAC-SHA-256 of `header.payload` under `secret`, as HS256 writes it.
std::string hs256_token(std::string_view secret, std::string_view key_id, std::string_view payload);
std::string jwk_set(std::initializer_list<const Signer*> signers);
/// base64url, made here independently of src/oidc.
std::string encoded(std::string_view bytes);

}  // namespace meretid::oidc
