// SPDX-License-Identifier: EUPL-1.2
// What became of a name, by programs that share nothing with what struck it: pdftotext (in reading order and as drawn), qpdf's
// unpacked objects and streams, tesseract on the rendered page. They are Debian's own programs on files that the house wrote.
// Thread-safe. Cost: two processes of some 20 ms; by pixels about a second.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::access::bench {

struct OutsideView {
  std::string text;      ///< pdftotext, reading order
  std::string drawn;     ///< pdftotext -raw
  std::string objects;   ///< qpdf --qdf, every stream decoded
};
/// access.bench.no_reader when a program is not installed.
Result<OutsideView> seen_outside(std::string_view pdf);
/// What tesseract reads off the first page at 200 dpi.
Result<std::string> seen_in_pixels(std::string_view pdf);

/// "text", "objects", "codes": who still sees the name; empty when nobody does. `traces`: bytes that stand for it.
std::vector<std::string> readers_of_name(const OutsideView& view, std::string_view name, const std::vector<std::string>& traces);
/// Letters and digits in lower case, what two spellings have in common.
std::string bare_letters(std::string_view utf8);

}  // namespace meretid::access::bench
