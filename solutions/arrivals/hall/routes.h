// SPDX-License-Identifier: EUPL-1.2
// What the page and the region's systems ask of a department's case. New hours are sent to `hours`, as often as a system likes: the
// same hour with the same count changes nothing, with another count it is a correction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solution/hall.h"
#include "solutions/arrivals/hall/department.h"
#include "solutions/arrivals/hall/propose_staff.h"
#include "solutions/arrivals/hall/rows.h"

namespace meretid::arrivals::hall {

struct HourRow {
  std::string start;               ///< "2026-01-05T07:00:00+01:00"
  std::int64_t count = 0;
  std::vector<std::string> group;  ///< its values by column; empty: the total
};
struct HoursInput {
  std::vector<HourRow> hours;
};
struct HoursAnswer {
  Taken taken;
  std::string until;               ///< where the data end now
};

/// An ambulance on its way, called off, or with a new time.
struct AnnouncedInput {
  std::string reference;           ///< the sender's own number of the run: the same again changes it
  std::string expected;
  std::optional<std::string> announced, cancelled;   ///< moments; announced: absent means now
};
struct AnnouncedList {
  std::vector<AnnouncedInput> announced;
};

struct GroupRow {
  std::vector<std::string> values;
};
/// The case as the page shows it beside the forecast.
struct Board {
  std::optional<Settings> settings;  ///< absent: no file yet
  std::vector<std::string> columns;
  std::string time, value;
  std::string from, until;           ///< of the data, on the ward's clock
  std::int32_t minutes = 60;
  std::int64_t slots = 0, unknown = 0;
  std::vector<NoteRow> notes;
  std::vector<Correction> corrections;
  std::vector<Alarm> alarms;
  std::vector<Proposed> proposals;   ///< those made so far; the list of jobs has only the newest
  std::string latest;                ///< job of the latest forecast; empty: none
  std::vector<GroupRow> groups;      ///< those of the data
  std::int32_t on_the_way = 0;       ///< announced, not called off, expected from now on
  std::vector<std::string> marks;    ///< names of days that the calendar knows
};

void fields(describe::Fields<HourRow>& f);
void fields(describe::Fields<HoursInput>& f);
void fields(describe::Fields<AnnouncedInput>& f);
void fields(describe::Fields<AnnouncedList>& f);
void fields(describe::Fields<GroupRow>& f);
void fields(describe::Fields<Taken>& f);
void fields(describe::Fields<HoursAnswer>& f);
void fields(describe::Fields<Board>& f);

void enter_routes(solution::Hall& hall);

}  // namespace meretid::arrivals::hall
