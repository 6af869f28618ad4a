// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/things.h"

#include "solutions/access/find/phrase_list.h"

namespace meretid::access {
namespace {

using danish::TokenKind;

}  // namespace

bool is_thing(std::u32string_view word) {
  static const PhraseList things("solutions/access/find/lists/things.txt");
  return things.has(word) || things.has(without_genitive(word));
}

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
