// SPDX-License-Identifier: EUPL-1.2
#include "http/target.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"

namespace meretid::http {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

tl::unexpected<Error> bad(const char* what) {
  return fail("http.bad_target", Kind::kUsage, {{"found", what}});
}

Result<void> check_path(std::string_view path) {
  std::size_t start = 1;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return bad("..");
    if (segment.empty() && end != path.size()) return bad("//");
    start = end + 1;
  }
  return {};
}

Result<std::map<std::string, std::string>> parse_query(std::string_view text) {
  std::map<std::string, std::string> query;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    TRY(auto name, percent_decode(pair.substr(0, equals), true));
    TRY(auto value, percent_decode(pair.substr(std::min(equals + 1, pair.size())), true));
    query.emplace(std::move(name), std::move(value));
  }
  return query;
}

}  // namespace

Result<std::string> percent_decode(std::string_view text, bool query) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
      if (low < 0) return bad("%");
      c = static_cast<char>(high * 16 + low);
      if (!query && c == '/') return bad("%2F");
      if (is_control(c)) return bad("%00-%1F");
      i += 2;
    } else if (query && c == '+') {
      c = ' ';
    } else if (is_control(c)) {
      return bad("0x00-0x1F");
    }
    if (!query && c == '\\') return bad("\\");
    out.push_back(c);
  }
  if (!base::is_utf8(out)) return bad("UTF-8");
  return out;
}

Result<Target> parse_target(std::string_view text, std::size_t limit) {
  if (text.size() > limit)
    return fail("http.target_too_long", Kind::kTooLarge,
                {{"found", std::to_string(text.size())}, {"expected", std::to_string(limit)}});
  if (text.empty() || text.front() != '/') return bad("/");
  if (text.find('#') != std::string_view::npos) return bad("#");
  const std::size_t question = std::min(text.find('?'), text.size());
  Target target;
  TRY(target.path, percent_decode(text.substr(0, question), false));
  TRY_VOID(check_path(target.path));
  TRY(target.query, parse_query(text.substr(std::min(question + 1, text.size()))));
  return target;
}

}  // namespace meretid::http
