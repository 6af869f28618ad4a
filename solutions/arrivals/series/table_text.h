// SPDX-License-Identifier: EUPL-1.2
// A file of arrivals, however it is packed, as the CSV text that the reader of series reads: xz is unpacked on the way, JSON (which must be
// read whole, 256 MiB at most) becomes a table, a workbook is handed to who may open one.
#pragma once

#include "solutions/arrivals/series/pieces.h"

namespace meretid::arrivals {

struct Table {
  Pieces text;
  std::vector<Error> notes;   ///< what could not be read as it stands, with its place
};
/// The bytes of a ZIP that may be a workbook, as a table. The untrusted part happens in a child of its own, so not here.
using OpenWorkbook = std::function<Result<Table>(std::string bytes)>;

/// `most`: bytes that a packed file may unpack to. "arrivals.series.json", "arrivals.series.whole"; later failures come with the pieces.
Result<Table> table_text(Pieces file, const std::string& name, std::int64_t most, const OpenWorkbook& workbook);

/// `first` before `rest`.
Pieces first_then(std::string first, Pieces rest);

inline constexpr std::int64_t kMostUnpacked = std::int64_t{512} << 30;       ///< of a file of one's own, on the command line
inline constexpr std::int64_t kMostUploaded = std::int64_t{16} << 30;        ///< of a file that somebody uploads

}  // namespace meretid::arrivals
