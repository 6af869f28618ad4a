// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/series/csv.h"

#include <algorithm>

namespace meretid::arrivals {
namespace {

constexpr std::size_t kMostRow = std::size_t{1} << 20;

}  // namespace

CsvRows::CsvRows(std::string_view text) : CsvRows(one_piece(text)) {}

CsvRows::CsvRows(Pieces pieces) : pieces_(std::move(pieces)) {
  while (rest_.find('\n') == std::string_view::npos && rest_.size() <= kMostRow && more()) {}
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

// Appends the next piece to what is left.
bool CsvRows::more() {
  if (ended_) return false;
  auto piece = pieces_();
  if (!piece) failure_ = piece.error();
  ended_ = !piece || piece->empty();
  if (ended_) return false;
  buffer_ = std::string(rest_) + *piece;
  rest_ = buffer_;
  return true;
}

bool CsvRows::split() {
  while (!failure_) {
    if (rest_.empty() && !more()) return false;
    line_ = next_line_;
    std::size_t fields = 0, at = 0, lines = 0;
    const auto field = [&]() -> std::string& {
      if (fields == row_.size()) row_.emplace_back();
      row_[fields].clear();
      return row_[fields++];
    };
    std::string* now = &field();
    bool quoted = false, any = false, whole = false;
    for (; at < rest_.size(); ++at) {
      const char c = rest_[at];
      if (c == '\n') ++lines;
      if (quoted) {
        if (c != '"') now->push_back(c);
        else if (at + 1 < rest_.size() && rest_[at + 1] == '"') now->push_back('"'), ++at;
        else quoted = false;
      } else if (c == '\n') {
        ++at;
        whole = true;
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
    if (!whole && rest_.size() > kMostRow) {
      failure_ = Error("arrivals.series.row", Kind::kBadInput, {{"line", std::to_string(line_)}});
      return false;
    }
    // The row goes on in the next piece: once more from its begin.
    if (!whole && more()) continue;
    next_line_ += lines;
    rest_.remove_prefix(at);
    row_.resize(fields);
    if (any && !failure_) return true;
  }
  return false;
}

}  // namespace meretid::arrivals
