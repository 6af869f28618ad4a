// SPDX-License-Identifier: EUPL-1.2
// The part of the measures that is about who meets whom.
#pragma once

#include "solutions/homecare/municipal/measures.h"

namespace meretid::homecare::municipal {

/// Sets face_days, often, everyone, three_commonest, coc and by_contact.
void continuity(const Municipality& all, const Plan& plan, Measures& measures);

}  // namespace meretid::homecare::municipal
