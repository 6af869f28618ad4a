// SPDX-License-Identifier: EUPL-1.2
#include "store/crypto.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace meretid::store {

void start_sodium() {
  static const bool started = [] {
    if (sodium_init() >= 0) return true;
    std::fputs("meretid: libsodium could not start\n", stderr);
    std::abort();
  }();
  static_cast<void>(started);
}

std::string random_token() {
  start_sodium();
  unsigned char bytes[32];
  randombytes_buf(bytes, sizeof bytes);
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(sizeof bytes, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, sizeof bytes, kVariant);
  text.resize(43);
  sodium_memzero(bytes, sizeof bytes);
  return text;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace meretid::store
