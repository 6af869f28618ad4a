// SPDX-License-Identifier: EUPL-1.2
// Where a name begins and ends: particles, initials, names that are cut short, broken over a line or followed by an ordinal. Pure.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// The "S." of "Holm A/S. Lærer er …".
bool behind_stroke(const Reading& reading, std::size_t token);

/// "Johannes van der" with "Meer" behind it, 'Søren "Smeden"' with "Vang": the span up to where the name ends.
NameSpan over_particles(const Reading& reading, const KnownPhrases& known, NameSpan span);

/// Whether a name that is written with capitals may end in the span's last word: not in "hund" of "Lofts hund", nor in a long number.
bool can_end(const Reading& reading, const KnownPhrases& known, const NameSpan& span);

}  // namespace meretid::access
