// SPDX-License-Identifier: EUPL-1.2
// The other way round: a number or code that nothing else has explained, and that is no date, sum, measure, law, page, product or place in
// a book, points to a case, a person or a thing of somebody's more often than not ("tolk 4412", "Booking #V-20240608-3", "aut. P-6611",
// "23-114470"). Read last, on what the other findings leave. Pure; linear.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace meretid::access {

struct Code {
  std::int64_t start = 0, end = 0;  ///< code points
  bool of_case = false;             ///< built like the number of a case: year or two digits, stroke, running number
  double confidence = 0;
};
std::vector<Code> codes(std::string_view text);

}  // namespace meretid::access
