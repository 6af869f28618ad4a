// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/things.h"

#include <string>
#include <unordered_set>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access {
namespace {

using danish::TokenKind;
using Things = std::unordered_set<std::u32string>;

Things read(std::string_view file) {
  Things things;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    std::string_view line = file.substr(at, end - at);
    at = end + 1;
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const std::size_t blank = std::min(line.find(' '), line.size());
      if (blank > 0) things.insert(base::decode(line.substr(0, blank)));
      line.remove_prefix(std::min(blank + 1, line.size()));
    }
  }
  return things;
}

bool is_thing(std::u32string_view word) {
  static const Things things = read(base::embedded("solutions/access/find/lists/things.txt").value_or(""));
  return things.contains(std::u32string(word)) || things.contains(without_genitive(word));
}

}  // namespace

bool is_run_of_things(const Reading& reading, const KnownPhrases& known, const NameSpan& span) {
  const bool single = span.first == span.last;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    if (reading.tokens()[i].kind != TokenKind::kWord) continue;
    if (!is_thing(reading.word(i))) return false;
    if (single && span.score >= 0 && (known.of_genitive(reading.word(i)) & kListedName)) return false;
  }
  return true;
}

}  // namespace meretid::access
