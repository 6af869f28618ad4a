// SPDX-License-Identifier: EUPL-1.2
#include "oidc/pending.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "oidc/encoding.h"
#include "store/crypto.h"

namespace meretid::oidc {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kLongest = 2048;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Pending new_pending(std::string redirect, Timestamp now) {
  return {store::random_token(), store::random_token(), store::random_token(), std::move(redirect), now};
}

std::string seal(const Pending& pending, const store::KeyBytes& key) {
  store::start_sodium();
  const std::string plain = pending.state + '\n' + pending.nonce + '\n' + pending.verifier + '\n' +
                            std::to_string(pending.began.microseconds) + '\n' + pending.redirect;
  std::string sealed(kNonce + plain.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + kNonce, nullptr, bytes_of(std::string_view(plain)),
                                             plain.size(), nullptr, 0, nullptr, bytes_of(sealed), key.data());
  return base64url(sealed);
}

Result<Pending> unseal(std::string_view cookie, const store::KeyBytes& key, Timestamp now) {
  const auto expired = [] { return fail("oidc.expired", Kind::kRefused); };
  if (cookie.size() > kLongest) return expired();
  const auto sealed = from_base64url(cookie);
  if (!sealed || sealed->size() < kNonce + kTag) return expired();
  std::string plain(sealed->size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(std::string_view(*sealed)) + kNonce,
                                                 sealed->size() - kNonce, nullptr, 0,
                                                 bytes_of(std::string_view(*sealed)), key.data()) != 0)
    return expired();
  std::array<std::string, 5> parts;
  std::string_view rest = plain;
  for (auto& part : parts) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  Pending pending{parts[0], parts[1], parts[2], parts[4], {}};
  std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), pending.began.microseconds);
  if (now - pending.began >= kPendingAge) return expired();
  return pending;
}

}  // namespace meretid::oidc
