// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"

#include <sodium.h>

#include <cassert>
#include <cstdlib>

namespace meretid::base {
namespace {

crypto_generichash_state* state_of(std::array<unsigned char, 384>& bytes) {
  static_assert(sizeof(crypto_generichash_state) <= sizeof bytes && alignof(crypto_generichash_state) <= 64);
  return static_cast<crypto_generichash_state*>(static_cast<void*>(bytes.data()));
}

const unsigned char* data(std::string_view bytes) {
  return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}

}  // namespace

Blake2b::Blake2b(std::string_view key, std::size_t size) : size_(size) {
  assert(size >= crypto_generichash_BYTES_MIN && size <= crypto_generichash_BYTES_MAX);
  assert(key.empty() || (key.size() >= 16 && key.size() <= crypto_generichash_KEYBYTES_MAX));
  // sodium_init picks the fast implementation; a second call does nothing.
  if (sodium_init() < 0) std::abort();
  if (crypto_generichash_init(state_of(state_), key.empty() ? nullptr : data(key), key.size(), size_) != 0) std::abort();
}

Blake2b& Blake2b::update(std::string_view bytes) {
  crypto_generichash_update(state_of(state_), data(bytes), bytes.size());
  return *this;
}

std::string Blake2b::digest() {
  std::string out(size_, '\0');
  crypto_generichash_final(state_of(state_), static_cast<unsigned char*>(static_cast<void*>(out.data())), size_);
  return out;
}

std::string Blake2b::hex() { return to_hex(digest()); }

std::string blake2b(std::string_view bytes, std::string_view key) { return Blake2b(key).update(bytes).digest(); }
std::string blake2b_hex(std::string_view bytes, std::string_view key) { return Blake2b(key).update(bytes).hex(); }

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 2);
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = value(text[i]), low = value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(16 * high + low);
  }
  return out;
}

}  // namespace meretid::base
