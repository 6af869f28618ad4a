// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/counted_things.h"

#include "solutions/access/find/phrase_list.h"

namespace meretid::access {

bool is_counted_thing(std::u32string_view noun) {
  static const PhraseList things("solutions/access/find/lists/counted_things.txt");
  if (things.has(noun)) return true;
  for (const std::u32string_view end : {U"s", U"en", U"et", U"ens", U"ets"})
    if (noun.size() > end.size() + 3 && noun.ends_with(end) && things.has(noun.substr(0, noun.size() - end.size()))) return true;
  return false;
}

}  // namespace meretid::access
