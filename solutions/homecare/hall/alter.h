// SPDX-License-Identifier: EUPL-1.2
// »Hvad nu hvis«: the municipality as it would be with one thing different. The file stays as it is. Pure.
#pragma once

#include "base/result.h"
#include "solutions/homecare/hall/rows.h"
#include "solutions/homecare/municipal/model.h"

namespace meretid::homecare::hall {

/// "homecare.hall.unknown" for an id that is not there; "homecare.hall.no_point" where a place is needed and none is given.
/// New places get estimated travel times, whatever the others have; Travel::estimated then says so.
Result<void> alter(municipal::Municipality& all, const AlterationRow& alteration);

}  // namespace meretid::homecare::hall
