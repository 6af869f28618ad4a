// SPDX-License-Identifier: EUPL-1.2
// A CSV file of counts or of single arrivals becomes a series, and one of each group where columns of groups are named. The separator
// (, ; or tab) is found in the header; fields may be quoted. Nothing is changed in silence: rows that could not be used, gaps,
// duplicates and odd numbers each leave a note.
// Rows at the same moment: where another column of words tells them apart (department, triage) they are added up, else the later
// one is a duplicate and left out. A gap gets the count of the week before and is marked (anchor 3.1). A silence that chance
// cannot explain (30 arrivals expected in a row, none seen, and arrivals again afterwards) is taken as not observed. A slot without a row of
// a group that has rows in nearly all slots is not known of that group; a group with fewer rows leaves out its zeros.
// Single arrivals are counted as they come, in the memory of their slots, however many they are; counts are kept row by row.
// Pure; about 150 ns a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "solutions/arrivals/series/grouped.h"
#include "solutions/arrivals/series/pieces.h"

namespace meretid::arrivals {

struct ReadSettings {
  std::string time;                    ///< name of the column; empty: the first one
  std::optional<std::string> value;    ///< name of the column; none: one row is one arrival
  Zone zone = Zone::kPlain;
  std::optional<int> minutes;          ///< of a slot; none: as the rows lie, an hour for single arrivals
  std::vector<std::string> groups = {};     ///< names of columns; none: everything is added up
};

/// "arrivals.series.*": no such column (with the columns there are), no row that reads, less than two weeks of data, more than 30 years,
/// more than kMostGroups groups.
Result<GroupedSeries> read_grouped(Pieces csv, const ReadSettings& settings, std::string_view file);
/// The sum alone.
Result<Series> read_series(std::string_view csv, const ReadSettings& settings, std::string_view file);

/// "Europe/Copenhagen"; empty: plain. "arrivals.series.zone" on any other.
Result<Zone> zone_named(std::string_view name);

}  // namespace meretid::arrivals
