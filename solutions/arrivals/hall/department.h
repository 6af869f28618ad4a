// SPDX-License-Identifier: EUPL-1.2
// The department as a forecast needs it: its file read as the settings say, the hours that came after put behind it and over it, its
// calendar. What was corrected late is listed.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/hall/kept.h"
#include "solutions/arrivals/hall/rows.h"
#include "solutions/arrivals/series/grouped.h"

namespace meretid::arrivals::hall {

struct Correction {
  std::string start;
  double before = 0, after = 0;
  std::string received;            ///< UTC
};
void fields(describe::Fields<Correction>& f);

struct Department {
  Series series;
  Calendar calendar;               ///< without days that have a percentage
  std::vector<Correction> corrections;  ///< the latest first, 50 at most
  std::vector<std::string> columns;
  std::string time, value;         ///< the columns that were used; value empty: each row is one arrival
  GroupedSeries groups;            ///< without groups where none are named; its total is `series`
};

/// Bytes of a blob.
using ReadBlob = std::function<Result<std::string>(std::string_view blob)>;

/// "arrivals.series.*" where the file does not read. Cost: the reading, some 100 ns a row.
Result<Department> department_of(const Settings& settings, const std::vector<ReceivedHour>& hours, const ReadBlob& read);

/// The last few of them, by case and mark: a page asks more than once. Thread-safe.
Result<std::shared_ptr<const Department>> loaded(store::Connection& db, const CaseId& id, const Kept& kept, const ReadBlob& read);

/// The number of a group by its values, or "arrivals.hall.group" with some of those there are.
Result<std::size_t> group_named(const Department& department, const std::vector<std::string>& values);
/// The same values as one text, as the hours of a group are kept; empty: the total.
std::string key_of(const std::vector<std::string>& values);

/// Where the last slot that is known ends, as a moment (a plain clock is read as the Danish wall).
Timestamp end_of(const Series& series);

/// Minutes of a moment in the counting of the series. "arrivals.hall.bad_start" names what cannot be read, or lies between slots.
Result<std::int64_t> place(const Series& series, std::string_view moment);

/// Reads "yes, this is the slot that begins there" back into text.
std::string moment_of(const Series& series, std::int64_t at);

}  // namespace meretid::arrivals::hall
