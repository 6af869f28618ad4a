// SPDX-License-Identifier: EUPL-1.2
#include "describe/pattern.h"

// GCC 12 with sanitizers takes the library's own std::function for uninitialised.
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <regex>

namespace meretid::describe {

bool fits_pattern(std::string_view text, const std::string& pattern) {
  // std::regex recurses per character: a longer text could exhaust the stack.
  constexpr std::size_t kLongest = 1000;
  if (text.size() > kLongest) return false;
  return std::regex_match(text.begin(), text.end(), std::regex(pattern, std::regex::ECMAScript));
}

}  // namespace meretid::describe
