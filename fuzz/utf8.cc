// SPDX-License-Identifier: EUPL-1.2
// Any bytes as text: repairing gives UTF-8, counting agrees with decoding, offsets go there and back.
// libraries: base
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid::base;
  const std::string_view text(static_cast<const char*>(static_cast<const void*>(data)), size);
  if (!is_utf8(repair(text)) || (is_utf8(text) && repair(text) != text)) std::abort();
  const OffsetIndex index(text);
  if (index.length() != length(text) || index.length() != static_cast<std::int64_t>(decode(text).size())) std::abort();
  for (std::int64_t i = 0; i < index.length(); ++i)
    if (index.code_point_of(index.byte_of(i)) != i) std::abort();
  if (!is_utf8(from_windows_1252(text)) || !is_utf8(from_utf16(text, true).text) || !is_utf8(lower(text))) std::abort();
  return 0;
}
