// SPDX-License-Identifier: EUPL-1.2
#include "oidc/public_key.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <string>

namespace meretid::oidc {
namespace {

constexpr int kLeastRsaBits = 2048, kMostRsaBits = 8192;
constexpr std::size_t kCoordinate = 32;  // bytes of P-256

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* object) const { Free(object); }
};
template <class T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, Freed<T, Free>>;
using Number = Owned<BIGNUM, BN_free>;
using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Number number(std::string_view bytes) {
  return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

/// nullptr when OpenSSL finds no key in the parameters.
EVP_PKEY* key_from(const char* type, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  return key;
}

/// JWS has r and s side by side (RFC 7518, 3.4), OpenSSL wants them in DER. Empty: they cannot be.
std::string der_of(std::string_view signature) {
  if (signature.size() != 2 * kCoordinate) return {};
  const EcSignature pair(ECDSA_SIG_new());
  Number r = number(signature.substr(0, kCoordinate)), s = number(signature.substr(kCoordinate));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  static_cast<void>(r.release()), static_cast<void>(s.release());  // the pair owns them now
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  std::string bytes;
  if (size > 0) bytes.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

bool set_pss(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

}  // namespace

PublicKey::PublicKey(evp_pkey_st* key, bool is_rsa) : key_(key, EVP_PKEY_free), is_rsa_(is_rsa) {}

Result<PublicKey> PublicKey::rsa(std::string_view n, std::string_view e) {
  const auto refuse = [] { return fail("oidc.key", Kind::kRefused, {}, "RSA"); };
  if (n.empty() || n.size() > kMostRsaBits / 8 + 1 || e.empty() || e.size() > 8) return refuse();
  const Number modulus = number(n), exponent = number(e);
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < kLeastRsaBits ||
      BN_num_bits(modulus.get()) > kMostRsaBits || !BN_is_odd(exponent.get()) || BN_is_one(exponent.get()) ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return refuse();
  EVP_PKEY* key = key_from("RSA", builder.get());
  if (key == nullptr) return refuse();
  return PublicKey(key, true);
}

Result<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  const auto refuse = [] { return fail("oidc.key", Kind::kRefused, {}, "P-256"); };
  if (x.size() != kCoordinate || y.size() != kCoordinate) return refuse();
  const std::string point = "\x04" + std::string(x) + std::string(y);  // uncompressed, SEC 1, 2.3.3
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return refuse();
  EVP_PKEY* key = key_from("EC", builder.get());
  if (key == nullptr) return refuse();
  return PublicKey(key, false);
}

bool PublicKey::verifies(const Jws& jws) const {
  if (!fits(jws.algorithm)) return false;
  const std::string signature = jws.algorithm == Algorithm::kEs256 ? der_of(jws.signature) : jws.signature;
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* key_context = nullptr;  // the digest context owns it
  if (signature.empty() || !context ||
      EVP_DigestVerifyInit(context.get(), &key_context, EVP_sha256(), nullptr, key_.get()) != 1)
    return false;
  if (jws.algorithm == Algorithm::kPs256 && !set_pss(key_context)) return false;
  return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(jws.signed_text),
                          jws.signed_text.size()) == 1;
}

}  // namespace meretid::oidc
