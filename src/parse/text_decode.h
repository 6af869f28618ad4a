// SPDX-License-Identifier: EUPL-1.2
// The text of a plain text file, code point for code point, whichever of the usual encodings it has. Pure, thread-safe, linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

struct DecodedText {
  std::string text;       ///< UTF-8, without the byte-order mark
  std::string encoding;   ///< "utf-8", "utf-16le", "utf-16be", "windows-1252"
  std::vector<Error> findings;
};

/// In this order: byte-order mark; valid UTF-8; UTF-16 by its zero bytes; else Windows-1252, with a finding that says where the
/// first byte stands that UTF-8 does not allow. parse.not_text when there are zero bytes: that is no text.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace meretid::parse
