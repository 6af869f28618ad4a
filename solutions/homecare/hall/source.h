// SPDX-License-Identifier: EUPL-1.2
// The files of a draft become a municipality.
#pragma once

#include "solutions/homecare/hall/loaded.h"

namespace meretid::homecare::hall {

/// Fills `all`, `known` and `notes`. An Error: no plan can be made of these files; what can be passed over is a note.
/// `by_roads`: with the map among the files, if there is one; costs the reading of the map and a matrix.
Result<void> read_municipality(const describe::Uploads& files, const ReadBlob& read, bool by_roads, Loaded& loaded);

/// Whether a map is among the files.
bool has_map(const describe::Uploads& files);

}  // namespace meretid::homecare::hall
