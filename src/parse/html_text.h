// SPDX-License-Identifier: EUPL-1.2
// The text of an HTML mail: tags go, blocks become lines, entities become letters. Nothing is fetched, run or laid out.
// Pure, thread-safe, linear.
#pragma once

#include <string>
#include <string_view>

namespace meretid::parse {

/// UTF-8 to UTF-8. Text that a browser would hide stays: better one word too many than one that nobody looked at.
std::string html_to_text(std::string_view html);

}  // namespace meretid::parse
