// SPDX-License-Identifier: EUPL-1.2
#include "oidc/testing/signer.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace meretid::oidc {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void must(bool good) {
  if (good) return;
  std::fputs("the test's own keys could not be made\n", stderr);
  std::abort();
}

std::string number(EVP_PKEY* key, const char* name, int size) {
  BIGNUM* value = nullptr;
  must(EVP_PKEY_get_bn_param(key, name, &value) == 1);
  std::string bytes(static_cast<std::size_t>(size > 0 ? size : BN_num_bytes(value)), '\0');
  BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  BN_free(value);
  return bytes;
}

}  // namespace

std::string encoded(std::string_view bytes) {
  std::vector<unsigned char> text(bytes.size() / 3 * 4 + 8);
  const int size = EVP_EncodeBlock(text.data(), bytes_of(bytes), static_cast<int>(bytes.size()));
  std::string out(reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size));
  while (out.ends_with('=')) out.pop_back();
  for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return out;
}

Signer::Signer(std::string algorithm, std::string id, int rsa_bits) : algorithm_(std::move(algorithm)), id_(std::move(id)) {
  EVP_PKEY* key = algorithm_ == "ES256" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                                        : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(rsa_bits));
  must(key != nullptr);
  key_.reset(key, EVP_PKEY_free);
}

std::string Signer::jwk() const {
  const std::string end = "\",\"kid\":\"" + id_ + "\",\"alg\":\"" + algorithm_ + "\",\"use\":\"sig\"}";
  if (algorithm_ == "ES256")
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + encoded(number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32)) +
           "\",\"y\":\"" + encoded(number(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32)) + end;
  return "{\"kty\":\"RSA\",\"n\":\"" + encoded(number(key_.get(), OSSL_PKEY_PARAM_RSA_N, 0)) + "\",\"e\":\"" +
         encoded(number(key_.get(), OSSL_PKEY_PARAM_RSA_E, 0)) + end;
}

std::string Signer::sign(std::string_view text) const {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_PKEY_CTX* key_context = nullptr;
  must(EVP_DigestSignInit(context, &key_context, EVP_sha256(), nullptr, key_.get()) == 1);
  if (algorithm_ == "PS256") {
    must(EVP_PKEY_CTX_set_rsa_padding(key_context, RSA_PKCS1_PSS_PADDING) == 1);
    must(EVP_PKEY_CTX_set_rsa_pss_saltlen(key_context, RSA_PSS_SALTLEN_DIGEST) == 1);
  }
  std::size_t size = 0;
  must(EVP_DigestSign(context, nullptr, &size, bytes_of(text), text.size()) == 1);
  std::string signature(size, '\0');
  must(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(text), text.size()) == 1);
  signature.resize(size);
  EVP_MD_CTX_free(context);
  if (algorithm_ != "ES256") return signature;
  const unsigned char* der = bytes_of(signature);
  ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(signature.size()));
  std::string raw(64, '\0');
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  must(BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32) == 32 && BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32) == 32);
  ECDSA_SIG_free(pair);
  return raw;
}

std::string Signer::token(std::string_view payload) const {
  return token_with("{\"alg\":\"" + algorithm_ + "\",\"kid\":\"" + id_ + "\",\"typ\":\"JWT\"}", payload);
}

std::string Signer::token_with(std::string_view header, std::string_view payload) const {
  const std::string text = encoded(header) + "." + encoded(payload);
  return text + "." + encoded(sign(text));
}

std::string Signer::pem() const {
  BIO* memory = BIO_new(BIO_s_mem());
  must(PEM_write_bio_PUBKEY(memory, key_.get()) == 1);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory, &bytes);
  std::string text(bytes, static_cast<std::size_t>(size));
  BIO_free(memory);
  return text;
}

std::string hs256_token(std::string_view secret, std::string_view key_id, std::string_view payload) {
  const std::string text =
      encoded("{\"alg\":\"HS256\",\"kid\":\"" + std::string(key_id) + "\"}") + "." + encoded(payload);
  unsigned char mac[32];
  unsigned size = 0;
  must(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes_of(text), text.size(), mac, &size) != nullptr);
  return text + "." + encoded({reinterpret_cast<const char*>(mac), size});
}

std::string jwk_set(std::initializer_list<const Signer*> signers) {
  std::string set = "{\"keys\":[";
  for (const Signer* signer : signers) set += (set.ends_with('[') ? "" : ",") + signer->jwk();
  return set + "]}";
}

}  // namespace meretid::oidc
