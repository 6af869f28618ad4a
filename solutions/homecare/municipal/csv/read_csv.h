// SPDX-License-Identifier: EUPL-1.2
// A municipality from tables that a care system or a spreadsheet writes: citizens, carers, shifts, visits. The columns stand in the
// README of the folder municipal/. Which table a file is, its name tells: visits.csv, besøg.csv, "Eksport borgere.csv" …
// Pure but for the road search; cost linear and the matrix of travel times.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "solutions/homecare/municipal/read.h"

namespace meretid::homecare::municipal {

struct CsvFile {
  std::string name;   ///< a path; its last part counts
  std::string bytes;
};

/// Whether the name ends in .csv.
bool is_csv(std::string_view name);

/// The rows of all tables; cells that cannot be read leave out their row, with a note "visits.csv:14 minutter: …".
struct CsvRead {
  wire::File file;
  Read read;
};

/// Errors: homecare.csv.column, .cells, .quote, .empty, .table (a file that is none of the four, or one that is there twice or not at
/// all), .no_day (no date can be read).
Result<CsvRead> read_csv(std::span<const CsvFile> files, std::string_view municipality, const ReadOptions& options = {});

}  // namespace meretid::homecare::municipal
