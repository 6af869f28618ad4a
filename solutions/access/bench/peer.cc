// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/peer.h"

#include <regex>
#include <string>

#include "base/utf8.h"

namespace meretid::access::bench {

std::vector<std::pair<std::int64_t, std::int64_t>> regex_and_modulus(std::string_view text) {
  static const std::regex kForm("\\b(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])([0-9]{2})[- /.]?([0-9]{4})\\b");
  const base::OffsetIndex offsets(text);
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (std::cregex_iterator at(text.data(), text.data() + text.size(), kForm), none; at != none; ++at) {
    const std::string ten = (*at)[1].str() + (*at)[2].str() + (*at)[3].str() + (*at)[4].str();
    int sum = 0;
    const int weights[] = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    for (std::size_t i = 0; i < 10; ++i) sum += weights[i] * (ten[i] - '0');
    if (sum % 11) continue;
    const auto start = static_cast<std::size_t>(at->position());
    found.emplace_back(offsets.code_point_of(start), offsets.code_point_of(start + static_cast<std::size_t>(at->length())));
  }
  return found;
}

}  // namespace meretid::access::bench
