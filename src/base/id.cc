// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <sys/random.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace meretid::base {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 26;  // 130 bits; the first two are always 0

}  // namespace

std::string new_id_text() {
  std::array<unsigned char, 16> bytes{};
  // 10 bytes are below getrandom's atomic limit of 256: short only when the kernel has no getrandom at all.
  if (getrandom(bytes.data() + 6, 10, 0) != 10) std::abort();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  for (int i = 0; i < 6; ++i)
    bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(milliseconds >> (40 - 8 * i));

  std::string text(kLength, '0');
  unsigned buffer = 0;
  int bits = 2;  // the two leading zero bits
  std::size_t out = 0;
  for (const unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text[out++] = kAlphabet[(buffer >> bits) & 31U];
    }
  }
  return text;
}

bool is_id_text(std::string_view text) {
  // The first character holds three bits only: above '7' it would be more than 128 bits.
  return text.size() == kLength && text.front() <= '7' &&
         text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

}  // namespace meretid::base
