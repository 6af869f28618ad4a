// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/residue.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/pages.h"

namespace meretid::access {
namespace {

bool is_number(std::string_view essence) {
  return essence.size() >= 8 && std::all_of(essence.begin(), essence.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void WordList::add(std::string_view word) {
  std::string essence = parse::essence(word);
  if (essence.empty()) return;
  joined_ += essence;
  words_.push_back(std::move(essence));
}

WordList::WordList(const std::vector<std::string>& words) {
  for (const std::string& word : words) add(word);
}

WordList::WordList(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of(" \t\n\r\f\v", at);
    if (end == std::string_view::npos) end = text.size();
    add(text.substr(at, end - at));
    at = end + 1;
  }
}

std::int64_t WordList::count(std::string_view value) const {
  const std::string wanted = parse::essence(value);
  if (wanted.empty()) return 0;
  std::int64_t found = 0;
  if (is_number(wanted)) {
    for (std::size_t at = joined_.find(wanted); at != std::string::npos; at = joined_.find(wanted, at + 1)) ++found;
    return found;
  }
  for (std::size_t first = 0; first < words_.size(); ++first) {
    std::size_t matched = 0;
    for (std::size_t i = first; i < words_.size() && matched < wanted.size(); ++i) {
      const std::string_view rest = std::string_view(wanted).substr(matched);
      if (words_[i] == rest || (words_[i].size() == rest.size() + 1 && words_[i].starts_with(rest) && words_[i].back() == 's')) {
        ++found;
        break;
      }
      if (!rest.starts_with(words_[i])) break;
      matched += words_[i].size();
    }
  }
  return found;
}

}  // namespace meretid::access
