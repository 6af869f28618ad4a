// SPDX-License-Identifier: EUPL-1.2
#include "retrieval/passages.h"

namespace meretid::retrieval {

std::vector<std::string_view> passages(std::string_view text, std::size_t about) {
  std::vector<std::string_view> found;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = i + 1 - start;
    const bool ends = text[i] == '\f' || (text[i] == '\n' && length >= about) || (text[i] == ' ' && length >= 2 * about);
    if (!ends || i + 1 == text.size()) continue;
    found.push_back(text.substr(start, length));
    start = i + 1;
  }
  found.push_back(text.substr(start));
  return found;
}

}  // namespace meretid::retrieval
