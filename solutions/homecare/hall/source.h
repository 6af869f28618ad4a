// SPDX-License-Identifier: EUPL-1.2
// The files of a draft become a municipality.
#pragma once

#include "solutions/homecare/hall/loaded.h"

namespace meretid::homecare::hall {

/// Fills `all`, `known` and `notes`. An Error: no plan can be made of these files; what can be passed over is a note.
Result<void> read_municipality(const describe::Uploads& files, const ReadBlob& read, Loaded& loaded);

}  // namespace meretid::homecare::hall
