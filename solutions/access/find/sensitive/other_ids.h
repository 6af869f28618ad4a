// SPDX-License-Identifier: EUPL-1.2
// Numbers that point at one person or property beside those with scanners of their own: passport, driving licence, customer and
// member numbers, policies, meters, BFE, chassis numbers, IP addresses, UUIDs. By the word in front, or by a form that says enough.
// Pure; linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::access {

struct OtherId {
  std::int64_t start = 0, end = 0;  ///< code points
  std::string text;
  double confidence = 0;
};
std::vector<OtherId> other_ids(std::string_view text);

}  // namespace meretid::access
