// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the content of a page: whatever they draw, it is followed to its end and what is hidden in it is said.
// libraries: parse_drawn
#include <string>

#include "fuzz/input.h"
#include "parse/drawn/cmap.h"
#include "parse/drawn/glyph_names.h"
#include "parse/drawn/page_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto map = parse::drawn::CMap::read(bytes);
  for (std::size_t at = 0; at < bytes.size() && at < 200;) {
    const auto code = map.next(bytes, at, 2);
    fuzz::must(code.bytes >= 1);
    map.text(code.value);
    map.cid(code.value, code.bytes);
    at += static_cast<std::size_t>(code.bytes);
  }
  parse::drawn::text_of_glyph(bytes.substr(0, 40));
  parse::drawn::text_of_content(bytes);
  return 0;
}
