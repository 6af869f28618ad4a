// SPDX-License-Identifier: EUPL-1.2
// What the model takes for a person's name and the text around it speaks against: a company, a label, a usual word. Pure.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "Fru" of "Fru Jensen": the title stays readable.
bool is_title(const Reading& reading, const KnownPhrases& known, std::size_t token);

/// The "S." of "Holm A/S. Lærer er …".
bool behind_stroke(const Reading& reading, std::size_t token);

/// "VE-bonus", "A-D", "EU-borger": letters that stand for something, or a row of letters.
bool is_abbreviation_compound(const Reading& reading, const NameSpan& span);

/// "stormen Bodil", "M/F Ellen", "bogen om Anna": ships, storms, books and animals are called like persons. What stands before says so.
bool is_called_like_one(const Reading& reading, const NameSpan& span);

/// "Carl Nielsen-festivalen", "Downs syndrom", "Frederik VII's kanal": what bears a person's name and is nobody's.
bool is_named_after(const Reading& reading, const NameSpan& span);

/// "Ask og bøg", "Storm fra vest": a usual word at the beginning of a sentence, joined to another one.
bool begins_as_a_word(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "Johannes van der" with "Meer" behind it, 'Søren "Smeden"' with "Vang": the span up to where the name ends.
NameSpan over_particles(const Reading& reading, const KnownPhrases& known, NameSpan span);

/// Not part of an address on the web or of what somebody is called there: "facebook.com/henrik.j", "@holger_fra".
bool stands_free(const Reading& reading, std::size_t token);

/// Whether a name that is written with capitals may end in the span's last word: not in "hund" of "Lofts hund", nor in a long number.
bool can_end(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "Vibeke Slot": a frequent given name and a listed surname, whatever else that word may mean.
bool is_full_name(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "CPR-nummer" behind "Navn: Lakshmi Banerjee", "Stilling:": what says what stands beside it.
bool is_label(const Reading& reading, WordLooks& looks, const KnownPhrases& known, std::size_t token);

/// "Holm A/S": the letter before the stroke, in the span or behind it.
bool is_company(const Reading& reading, const NameSpan& span);

/// "Nr. Aaby", "Gl. Gjesing": in the span or before it.
bool is_old_place(const Reading& reading, const NameSpan& span);

/// "Hans Egedes" of "Hans Egedes Vej 5", "Solbakken" of "Solbakken 12": what the addresses did not take.
bool is_street(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

/// "1. April"
bool is_date(const Reading& reading, const NameSpan& span);

/// For names with little reason: "CVR-nr.", which says what the number beside it is, an abbreviation, a street with its number, and a
/// usual word that is written large, most often because a sentence begins with it.
bool is_usual_word(const Reading& reading, WordLooks& looks, const KnownPhrases& known, const NameSpan& span);

}  // namespace meretid::access
