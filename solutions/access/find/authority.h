// SPDX-License-Identifier: EUPL-1.2
// Which organisations are public authorities or parts of one: they identify nobody. By list and by how such names end. Pure; thread-safe;
// linear in the span.
#pragma once

#include "solutions/access/find/names.h"

namespace meretid::access {

/// "Odense Kommune", "Ankestyrelsen", "Retten i Herning", "Teknik og Miljø", "Center for Handicap".
bool is_authority(const Reading& reading, const NameSpan& span);

}  // namespace meretid::access
