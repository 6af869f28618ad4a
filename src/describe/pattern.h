// SPDX-License-Identifier: EUPL-1.2
// Does a whole text fit a pattern (ECMAScript)? Pure, thread-safe. Cost: the pattern is read anew each time, some microseconds.
#pragma once

#include <string>
#include <string_view>

namespace meretid::describe {

/// A text of more than 1,000 bytes fits no pattern.
bool fits_pattern(std::string_view text, const std::string& pattern);

}  // namespace meretid::describe
