// SPDX-License-Identifier: EUPL-1.2
// What public tools of the kind do for personal numbers: the usual regular expression, then a valid date and modulus 11, no
// context. Measured beside the finding in the same run, and labelled as what it is.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace meretid::access::bench {

/// [start, end) in code points.
std::vector<std::pair<std::int64_t, std::int64_t>> regex_and_modulus(std::string_view text);

}  // namespace meretid::access::bench
