// SPDX-License-Identifier: EUPL-1.2
// How a ward's nights went, week by week: alarms a resident-night, how soon somebody was there, what was false and what was missed.
// Response times are told of the ward together and of at least kFewestResponses alarms: carers are not profiled. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::learning {

inline constexpr std::size_t kFewestResponses = 5;

/// A resident was watched over from `since` to `until` (absent: still).
struct Span {
  Id<ward::Resident> resident{};
  Timestamp since{};
  std::optional<Timestamp> until{};
};

struct Week {
  Date monday{};                         ///< the night that begins on Monday evening is its first
  std::int64_t resident_nights = 0;      ///< watched over at 03:00
  std::int64_t falls = 0, bed_exits = 0, technical = 0;  ///< alarms
  std::int64_t answered = 0;             ///< of falls and bed exits: closed with true, false or not needed
  std::int64_t not_true = 0;             ///< of falls answered: false
  std::int64_t falls_answered = 0;
  std::int64_t unneeded = 0;             ///< of bed exits answered: false or not needed
  std::int64_t bed_answered = 0;
  std::int64_t missed = 0;               ///< falls that people found and no sensor told
  std::int64_t to_leader = 0;            ///< alarms that went on to the leader
  std::optional<double> seen_median{}, seen_p90{};    ///< s, raised to acknowledged
  std::optional<double> there_median{}, there_p90{};  ///< s, raised to a carer in the room
};
struct Report {
  std::vector<Week> weeks{};             ///< the newest first
};
void fields(describe::Fields<Week>& f);
void fields(describe::Fields<Report>& f);

/// `missed`: when. The last week is the one that `now` lies in. Cost: alarms times a comparison.
Report report(const std::vector<Span>& spans, const std::vector<ward::Alarm>& alarms, const std::vector<Timestamp>& missed, Timestamp now, int weeks);

/// "uge_fra;beboernaetter;…", a line a week, numbers as Danish spreadsheets read them.
std::string report_csv(const Report& report);

}  // namespace meretid::nightwatch::learning
