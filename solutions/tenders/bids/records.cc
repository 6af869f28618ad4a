// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/records.h"

#include <algorithm>
#include <array>

namespace meretid::tenders {
namespace {

constexpr std::size_t kLongestQuoted = std::size_t{1} << 16;

std::string_view without_blanks(std::string_view cell) {
  const auto blank = [](char c) { return c == ' ' || c == '\r' || c == '\t'; };
  while (!cell.empty() && blank(cell.front())) cell.remove_prefix(1);
  while (!cell.empty() && blank(cell.back())) cell.remove_suffix(1);
  return cell;
}

}  // namespace

char Records::separator_of(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  const std::string_view first = text.substr(begin, text.find('\n', begin) - begin);
  char most = ',';
  std::ptrdiff_t count = 0;
  bool inside = false;
  std::array<std::ptrdiff_t, 4> seen{};
  constexpr std::string_view kKnown = ",;\t|";
  for (const char c : first) {
    if (c == '"') inside = !inside;
    if (const auto k = kKnown.find(c); k != std::string_view::npos && !inside) ++seen[k];
  }
  for (std::size_t k = 0; k < kKnown.size(); ++k)
    if (seen[k] > count) count = seen[k], most = kKnown[k];
  return most;
}

// `at` stands on the opening quote and moves behind the closing one.
std::string_view Records::quoted(std::size_t& at) {
  const std::size_t begin = at + 1, limit = std::min(rest_.size(), begin + kLongestQuoted);
  bool doubled = false;
  for (std::size_t i = begin; i < limit; ++i) {
    if (rest_[i] != '"') continue;
    if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
      doubled = true, ++i;
      continue;
    }
    const std::string_view inner = rest_.substr(begin, i - begin);
    next_line_ += static_cast<std::uint64_t>(std::count(inner.begin(), inner.end(), '\n'));
    at = i + 1;
    if (!doubled) return inner;
    std::string& text = unescaped_.emplace_back();
    for (std::size_t k = 0; k < inner.size(); ++k) {
      text += inner[k];
      if (inner[k] == '"') ++k;
    }
    return text;
  }
  ++open_quotes_;
  return {};
}

bool Records::next() {
  while (!rest_.empty()) {
    line_ = next_line_;
    cells_.clear();
    if (!unescaped_.empty()) unescaped_.clear();
    bool any = false;
    std::size_t at = 0;
    for (;;) {
      std::string_view cell;
      std::size_t begin = at;
      while (begin < rest_.size() && rest_[begin] == ' ') ++begin;
      bool in_quotes = false;
      if (begin < rest_.size() && rest_[begin] == '"') {
        std::size_t behind = begin;
        const std::uint64_t open = open_quotes_;
        cell = quoted(behind);
        in_quotes = open == open_quotes_;
        if (in_quotes) at = behind;
      }
      std::size_t end = at;
      while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n') ++end;
      // What stands between a closing quote and the separator belongs to nobody; blanks mostly.
      if (!in_quotes) cell = rest_.substr(at, end - at);
      cell = without_blanks(cell);
      any = any || !cell.empty();
      cells_.push_back(cell);
      at = end;
      if (at >= rest_.size()) break;
      if (rest_[at++] == '\n') {
        ++next_line_;
        break;
      }
    }
    text_ = rest_.substr(0, at);
    rest_.remove_prefix(at);
    if (any) return true;
  }
  return false;
}

}  // namespace meretid::tenders
