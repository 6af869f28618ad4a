// SPDX-License-Identifier: EUPL-1.2
// Where given terms stand in a text: in any case, also inside words, over line ends and hyphenations, letter-spaced. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

/// One term a line; blank lines and the blanks around a term do not count. Each once.
std::vector<std::string> terms_of(std::string_view file);

struct TermHit {
  std::int64_t start = 0, end = 0;  ///< code points of the text
};
/// In order of their start; hits of different terms may overlap. A blank of a term matches any run of blanks and line ends, or none.
/// Cost: terms times text.
std::vector<TermHit> hits_of(std::string_view text, const std::vector<std::string>& terms);

}  // namespace meretid::access
