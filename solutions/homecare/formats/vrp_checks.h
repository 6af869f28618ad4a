// SPDX-License-Identifier: EUPL-1.2
// What must hold of a route instance whatever its format.
#pragma once

#include "solutions/homecare/formats/vrp.h"

namespace meretid::homecare {

/// kBadInput with the stop's number and field.
Result<void> check_instance(const VrpInstance& instance);

}  // namespace meretid::homecare
