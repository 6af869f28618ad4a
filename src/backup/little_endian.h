// SPDX-License-Identifier: EUPL-1.2
// Whole numbers as the archive has them: little-endian, 2, 4 or 8 bytes. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace meretid::backup {

inline std::string le(std::uint64_t value, std::size_t bytes) {
  std::string out(bytes, '\0');
  for (std::size_t i = 0; i < bytes; ++i) out[i] = static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

inline std::uint64_t from_le(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace meretid::backup
