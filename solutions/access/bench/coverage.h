// SPDX-License-Identifier: EUPL-1.2
// How much of a stretch of text findings or marks cover: letters and digits alone, since nothing else can be read. Pure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace meretid::access::bench {

/// Letters and digits of [start, end) that lie in a stretch of `list` that `fits`, and all of them. Linear in stretch and list.
template <class List, class Fits>
std::pair<int, int> overlap(const std::u32string& text, std::int64_t start, std::int64_t end, const List& list, Fits fits) {
  int inside = 0, all = 0;
  for (std::int64_t i = start; i < end; ++i) {
    const char32_t c = text[static_cast<std::size_t>(i)];
    if (!base::is_letter(c) && !(c >= U'0' && c <= U'9')) continue;
    ++all;
    inside += std::any_of(list.begin(), list.end(), [&](const auto& s) { return fits(s) && s.start <= i && i < s.end; });
  }
  return {inside, all};
}

}  // namespace meretid::access::bench
