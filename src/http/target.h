// SPDX-License-Identifier: EUPL-1.2
// The request target "/api/cases/x?room=access" taken apart. Whatever could mean two things to two readers is refused, not
// repaired: control characters and NUL, also percent-encoded, "." and ".." segments, empty segments, backslashes, an encoded
// slash, bad percent signs and bytes that are not UTF-8. Pure, thread-safe; cost linear in the target.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::http {

struct Target {
  std::string path;                          ///< decoded, begins with '/'
  std::map<std::string, std::string> query;  ///< decoded; of a repeated name the first
};

/// `limit`: bytes of the whole target.
Result<Target> parse_target(std::string_view text, std::size_t limit);

/// "%C3%A6" -> "æ"; in a query '+' is a blank.
Result<std::string> percent_decode(std::string_view text, bool query);

}  // namespace meretid::http
