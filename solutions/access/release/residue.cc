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
  const std::size_t source = given_++;
  std::string essence = parse::essence(word);
  if (essence.empty()) return;
  starts_.push_back(joined_.size());
  sources_.push_back(source);
  joined_ += essence;
  words_.push_back(std::move(essence));
}

std::size_t WordList::word_at(std::size_t joined_place) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), joined_place) - starts_.begin()) - 1;
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

std::vector<Hit> WordList::hits(std::string_view value) const {
  std::vector<Hit> found;
  const std::string wanted = parse::essence(value);
  if (wanted.empty()) return found;
  if (is_number(wanted)) {
    for (std::size_t at = joined_.find(wanted); at != std::string::npos; at = joined_.find(wanted, at + 1))
      found.push_back({sources_[word_at(at)], sources_[word_at(at + wanted.size() - 1)]});
    return found;
  }
  for (std::size_t first = 0; first < words_.size(); ++first) {
    std::size_t matched = 0;
    for (std::size_t i = first; i < words_.size() && matched < wanted.size(); ++i) {
      const std::string_view rest = std::string_view(wanted).substr(matched);
      if (words_[i] == rest || (words_[i].size() == rest.size() + 1 && words_[i].starts_with(rest) && words_[i].back() == 's')) {
        found.push_back({sources_[first], sources_[i]});
        break;
      }
      if (!rest.starts_with(words_[i])) break;
      matched += words_[i].size();
    }
  }
  return found;
}

bool misread(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size()), most = std::max<std::size_t>(1, longer / 3);
  if (longer - std::min(a.size(), b.size()) > most) return false;
  // Levenshtein's distance, one row at a time.
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] != b[j - 1]);
      corner = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()] <= most;
}

}  // namespace meretid::access
