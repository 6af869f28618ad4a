// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/csv.h"

#include <algorithm>

namespace meretid::arrivals {

CsvRows::CsvRows(std::string_view text) : rest_(text) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  const std::string_view first = rest_.substr(0, rest_.find('\n'));
  std::ptrdiff_t most = 0;
  for (const char c : {',', ';', '\t'})
    if (const auto n = std::count(first.begin(), first.end(), c); n > most) most = n, separator_ = c;
  if (split()) header_ = row_;
}

std::optional<std::size_t> CsvRows::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return {};
  return static_cast<std::size_t>(found - header_.begin());
}

const std::vector<std::string>* CsvRows::next() { return split() ? &row_ : nullptr; }

bool CsvRows::split() {
  while (!rest_.empty()) {
    line_ = next_line_;
    std::size_t fields = 0, at = 0;
    const auto field = [&]() -> std::string& {
      if (fields == row_.size()) row_.emplace_back();
      row_[fields].clear();
      return row_[fields++];
    };
    std::string* now = &field();
    bool quoted = false, any = false;
    for (; at < rest_.size(); ++at) {
      const char c = rest_[at];
      if (c == '\n') ++next_line_;
      if (quoted) {
        if (c != '"') now->push_back(c);
        else if (at + 1 < rest_.size() && rest_[at + 1] == '"') now->push_back('"'), ++at;
        else quoted = false;
      } else if (c == '\n') {
        ++at;
        break;
      } else if (c == separator_) {
        now = &field();
        any = true;
      } else if (c == '"' && now->empty()) {
        quoted = true;
      } else if (c != '\r') {
        now->push_back(c);
        any = true;
      }
    }
    rest_.remove_prefix(at);
    row_.resize(fields);
    if (any) return true;
  }
  return false;
}

}  // namespace meretid::arrivals
