// SPDX-License-Identifier: EUPL-1.2
// What the model takes for a person's name and the text around it speaks against: a company, a place, a street, a date.
// Usual words: usual_word.h; what bears a person's name: namesakes.h. Pure.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "Fru" of "Fru Jensen": the title stays readable.
bool is_title(const Reading& reading, const KnownPhrases& known, std::size_t token);

/// "VE-bonus", "A-D", "EU-borger": letters that stand for something, or a row of letters.
bool is_abbreviation_compound(const Reading& reading, const NameSpan& span);

/// Not part of an address on the web or of what somebody is called there: "facebook.com/henrik.j", "@holger_fra".
bool stands_free(const Reading& reading, std::size_t token);

/// "Vibeke Slot": a frequent given name and a listed surname, whatever else that word may mean.
bool is_full_name(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "Holm A/S": the letter before the stroke, in the span or behind it.
bool is_company(const Reading& reading, const NameSpan& span);

/// "Nr. Aaby", "Gl. Gjesing": in the span or before it.
bool is_old_place(const Reading& reading, const NameSpan& span);

/// "Hans Egedes" of "Hans Egedes Vej 5", "Solbakken" of "Solbakken 12": what the addresses did not take.
bool is_street(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "1. April"
bool is_date(const Reading& reading, const NameSpan& span);

}  // namespace meretid::access
