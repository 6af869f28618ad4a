// SPDX-License-Identifier: EUPL-1.2
// What a planner says of a department once: its file, how it is read, its own days, its goals and its shifts. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/arrivals/calendar/calendar.h"

namespace meretid::arrivals {

inline void labels(describe::Labels<DayKind>& l) {
  l(DayKind::kHoliday, "holiday", "Helligdag", "Holiday");
  l(DayKind::kNear, "near", "Dag omkring en helligdag", "Day near a holiday");
  l(DayKind::kSchool, "school", "Skoleferie", "School holiday");
  l(DayKind::kEvent, "event", "Lokal begivenhed", "Local event");
}

}  // namespace meretid::arrivals

namespace meretid::arrivals::hall {

/// Days of the department's own. With a percentage they change the coming days by it and are not learned from: something new.
struct DayEntry {
  Date first{}, last{};
  std::string name;
  DayKind kind = DayKind::kEvent;
  std::optional<double> percent;
};

struct Settings {
  describe::Uploads files;
  std::optional<std::string> time, value;  ///< columns; none: found out from the file
  std::vector<std::string> groups;         ///< columns whose values are forecast apart, such that they add up; at most three
  std::optional<std::string> sheet;        ///< of a workbook; none: the first with content
  std::string zone = "Europe/Copenhagen";  ///< empty: a clock without summer time
  std::string calendar = "dk";
  std::vector<DayEntry> days;
  std::optional<double> capacity;          ///< patients an hour
  double service = 45, wait = 30;          ///< minutes
  double alpha = 0.1;
  double returns = 0, away = 60;           ///< share of patients who come back to the staff after being seen; minutes until then
  std::string shifts = "07:00-15:00,11:00-19:00,15:00-23:00,23:00-07:00";
  std::vector<std::int32_t> roster;        ///< people on each of the shifts today; empty: not told
  std::int32_t weeks = 4;                  ///< that staff is proposed for
  std::string unit = "Akutmodtagelse", skill = "sygeplejerske";
  std::optional<double> stay;              ///< minutes that a patient stays, on average; absent: occupancy is not reckoned
  double stay_variation = 0.9;             ///< deviation over mean
  std::optional<double> places;
  std::int32_t outage_hours = 6;           ///< without new numbers
};

void fields(describe::Fields<DayEntry>& f);
void fields(describe::Fields<Settings>& f);

/// What can be seen without the file: calendar, shifts, one file, days in order. "arrivals.hall.*", "arrivals.shift_patterns".
Result<void> check(const Settings& settings);

}  // namespace meretid::arrivals::hall
