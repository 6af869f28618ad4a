// SPDX-License-Identifier: EUPL-1.2
// A file of arrivals, however it is packed, as the CSV text that the reader of series reads: xz is unpacked on the way, JSON (which must be
// read whole, 256 MiB at most) becomes a table.
#pragma once

#include "solutions/arrivals/series/pieces.h"

namespace meretid::arrivals {

/// `most`: bytes that a packed file may unpack to. "arrivals.series.json", "arrivals.series.json_long"; later failures come with the pieces.
Result<Pieces> table_text(Pieces file, const std::string& name, std::int64_t most);

inline constexpr std::int64_t kMostUnpacked = std::int64_t{512} << 30;       ///< of a file of one's own, on the command line
inline constexpr std::int64_t kMostUploaded = std::int64_t{16} << 30;        ///< of a file that somebody uploads

}  // namespace meretid::arrivals
