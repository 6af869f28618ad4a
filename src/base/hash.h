// SPDX-License-Identifier: EUPL-1.2
// BLAKE2b (RFC 7693) by libsodium: 256 bits unless said otherwise, keyed where somebody must not be able to guess the input
// from the digest. Not thread-safe per object; the functions are. About 1 GB/s.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace meretid::base {

class Blake2b {
 public:
  /// `key`: none or 16 to 64 bytes. `size`: of the digest, 16 to 64 bytes.
  explicit Blake2b(std::string_view key = {}, std::size_t size = 32);
  Blake2b& update(std::string_view bytes);
  std::string digest();  ///< raw bytes; ends the object's use
  std::string hex();

 private:
  alignas(64) std::array<unsigned char, 384> state_;
  std::size_t size_;
};

std::string blake2b(std::string_view bytes, std::string_view key = {});      ///< 32 raw bytes
std::string blake2b_hex(std::string_view bytes, std::string_view key = {});  ///< 64 characters

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

}  // namespace meretid::base
