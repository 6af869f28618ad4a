// SPDX-License-Identifier: EUPL-1.2
#include "base/xz.h"

#include <cstdint>
#include <lzma.h>

namespace meretid::base {

Result<std::string> unpack_xz(std::string_view packed, std::string where) {
  constexpr std::size_t kMost = std::size_t{1} << 28;
  lzma_stream stream = LZMA_STREAM_INIT;
  const auto bad = [&] { return fail("base.bad_xz", Kind::kBadInput, {}, std::move(where)); };
  if (lzma_stream_decoder(&stream, kMost, 0) != LZMA_OK) return bad();
  std::string out, buffer(1 << 16, '\0');
  stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK && out.size() <= kMost) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END || stream.avail_in > 0) return bad();
  return out;
}

}  // namespace meretid::base
