// SPDX-License-Identifier: EUPL-1.2
// A CSV file of counts or of single arrivals becomes a series. The separator (, ; or tab) is found in the header; fields may be
// quoted. Nothing is changed in silence: rows that could not be used, gaps, duplicates and odd numbers each leave a note.
// Rows at the same moment: where another column of words tells them apart (department, triage) they are added up, else the later
// one is a duplicate and left out. A gap gets the count of the week before and is marked (anchor 3.1). A silence that chance
// cannot explain (30 arrivals expected in a row, none seen, and arrivals again afterwards) is taken as not observed.
// Pure; about 100 ns a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "solutions/arrivals/series/series.h"

namespace meretid::arrivals {

struct ReadSettings {
  std::string time;                    ///< name of the column; empty: the first one
  std::optional<std::string> value;    ///< name of the column; none: one row is one arrival
  Zone zone = Zone::kPlain;
  std::optional<int> minutes;          ///< of a slot; none: as the rows lie, an hour for single arrivals
};

/// "arrivals.series.*": no such column (with the columns there are), no row that reads, less than two weeks of data, more than 30 years.
Result<Series> read_series(std::string_view csv, const ReadSettings& settings, std::string_view file);

/// "Europe/Copenhagen"; empty: plain. "arrivals.series.zone" on any other.
Result<Zone> zone_named(std::string_view name);

}  // namespace meretid::arrivals
