// SPDX-License-Identifier: EUPL-1.2
// The words that say who acts in office: titles and posts, what sends officials, and what makes a post a private one. Words in lower case.
// Pure; thread-safe; one look-up and a comparison of some endings a word.
#pragma once

#include <string_view>

#include "solutions/access/find/reading.h"

namespace meretid::access {

/// "myndighedsrådgiver", "skolelederen", "adv.", "pa".
bool is_office_title(std::u32string_view word);
/// "formand", "direktør", "vicevært", "referent": a post that associations and firms have as well.
bool is_post_of_any_body(std::u32string_view word);
/// "behandler", "leder": what somebody does, too.
bool is_verb_too(std::u32string_view word);
/// "Mette Holm er sygeplejerske" says what she lives by, "… er afdelingsleder" that she has a part in the case.
bool is_administrative(std::u32string_view word);
/// "tidligere skolechef", "fhv. direktør": no longer in office.
bool is_former(std::u32string_view word);
/// "faglig", "boligsocial", "ledende": between the name and the title that it tells more of.
bool tells_of_title(std::u32string_view word);
/// "jobcentret", "SSP", "Ydelseskontoret". Fewer than authority.h knows: who comes "fra hospitalet" or "fra fængslet" may be a patient or
/// somebody who sits there.
bool sends_officials(std::u32string_view word);
/// "Lægehuset", "Advokaterne", "Psykologklinik": whom a name before it works for.
bool is_practice(std::u32string_view word);
/// Firms and associations, by the letters behind their name or by their kind.
bool is_private_body(std::u32string_view word);
/// An association wrote this: its chairman and the writer of its minutes hold no office.
bool is_of_association(const Reading& reading);
/// An authority's name stands at its head, and it speaks to somebody ("du har søgt") rather than of its writer: who signs it acts in office.
bool is_letter_of_authority(const Reading& reading);

}  // namespace meretid::access
