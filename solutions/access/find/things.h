// SPDX-License-Identifier: EUPL-1.2
// Things that stand large in case files like names and are none: programs, makes of cars, shops, tests, languages (lists/things.txt).
// Pure; thread-safe; one look-up a word.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// One such word, with or without a genitive -s.
bool is_thing(std::u32string_view lower_word);

/// Nothing but such words: "Toyota Yaris", "Word, Excel". A single one that lists of names hold as well stays where it is likely one.
bool is_run_of_things(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

}  // namespace meretid::access
