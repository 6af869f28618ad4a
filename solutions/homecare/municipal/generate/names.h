// SPDX-License-Identifier: EUPL-1.2
// Names as they might be in Denmark, put together at random: no person is meant. Pure.
#pragma once

#include <string>

#include "base/rng.h"
#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::municipal {

std::string invented_name(Rng& rng, Gender gender);

}  // namespace meretid::homecare::municipal
