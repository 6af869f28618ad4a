// SPDX-License-Identifier: EUPL-1.2
// A forecast as it is kept and shown: what comes, hour by hour and day by day, how sure it is, how good earlier ones were, and the
// staff that is proposed. The shifts are the parts that a person decides on. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/arrivals/hall/settings.h"
#include "solutions/arrivals/verbs/forecast_rows.h"
#include "solutions/arrivals/verbs/group_rows.h"
#include "solutions/arrivals/verbs/present_rows.h"

namespace meretid::arrivals::hall {

/// What was odd in the data and what was made of it.
struct NoteRow {
  std::string da, en;
};

/// The end of the data, slot by slot; -1 where nothing is known.
struct Seen {
  std::string first;
  std::vector<double> counts;
};

/// One shift of the proposal.
struct ShiftPart {
  std::string id;                 ///< "2026-01-05.0700-1500"
  std::string start, end;
  std::int32_t people = 0;
  std::int32_t least = 0;         ///< at work in its busiest slot, other shifts included, where the expected number comes
  std::vector<double> waits;      ///< P(wait > goal) over the shift with 2 and 1 fewer, as proposed, 1 and 2 more
};

/// Slot by slot from the first one of the proposal.
struct Staffing {
  std::string start;
  std::int32_t minutes = 60;
  std::vector<double> load;       ///< patients in treatment, expected
  std::vector<std::int32_t> least, preferred, at_work, roster;
  double paid_hours = 0, needed_hours = 0, promised = 0, simulated = 0, simulated_half_width = 0, mean_wait = 0;
  std::int32_t flat_people = 0;
  double flat_hours = 0;
  std::optional<double> roster_hours, roster_promised;
};

/// One day as it was forecast at its midnight, and as it came.
struct WatchDay {
  std::string day;
  double actual = 0, mean = 0, low = 0, high = 0;  ///< band of 90 %
  bool outside = false;
};
/// The day that is running, up to the last hour that is known.
struct Today {
  std::string day;
  double hours = 0, actual = 0, mean = 0, low = 0, high = 0;
  bool outside = false;
};
/// The last four weeks, each day forecast at its midnight.
struct Watch {
  std::vector<WatchDay> days;
  double coverage80 = 0, pit80 = 0, bias = 0;  ///< shares of hours; per cent of all arrivals, forecast less actual
  double level_deviations = 0;                 ///< the sum of the last 14 days against the forecast, in standard deviations
  std::int32_t outside = 0;                    ///< days outside the band of 90 %
  std::string drift;                           ///< "", "level", "coverage"
  std::optional<Today> today;
};

struct BacktestFigures {
  double mae = 0, pinball = 0, pit80 = 0, day_mape = 0;
};
struct Backtest {
  std::int32_t days = 0, origins = 0;
  BacktestFigures model, naive;
};

/// A group, or a sum of groups: beside the rows of `hours` and `days`, number for number.
struct GroupPart {
  std::vector<std::string> group;        ///< by column; "" where all of it are added up
  std::vector<double> mean, median, low50, high50, low80, high80, low95, high95;
  std::vector<double> day_mean, day_low80, day_high80;
  std::vector<double> seen;              ///< beside Seen::counts
};

/// An hour that ambulances are announced for, and what that changes.
struct AnnouncedSlot {
  std::string start;
  double announced = 0, before = 0, mean = 0;
};

struct Forecast {
  std::string made;              ///< UTC
  std::string start;             ///< of the first slot that is forecast
  std::int32_t minutes = 60;
  std::string from;              ///< of the data
  std::int32_t gap = 0;          ///< slots between the end of the data and `made`, forecast as well
  std::optional<double> capacity;
  std::vector<ForecastRow> hours, days;  ///< days: months ahead
  std::vector<PresentRow> present;       ///< patients there at once; empty where no stay is told
  std::vector<double> was_present;       ///< beside `seen`: at the end of each slot, as the arrivals make it
  std::optional<double> places;
  std::vector<std::string> columns;      ///< of groups
  std::vector<GroupPart> groups;         ///< the sums, then the groups; they add up to `hours` and `days`
  std::optional<ReconcilingRow> near, far;
  std::vector<AnnouncedSlot> announced;  ///< the next hours, where any announcements are taken account of
  std::optional<double> shows;           ///< share of those announced that come in the hour they were expected in, as learned
  Seen seen;
  std::vector<double> profile;   ///< mean of an hour, Monday 0 first, over the last year; 168, or empty where slots are longer
  std::optional<Staffing> staffing;
  std::vector<ShiftPart> shifts;
  std::optional<Watch> watch;
  std::optional<Backtest> backtest;
  std::vector<DayEntry> extra;   ///< what-if
  std::vector<NoteRow> notes;
  double seconds = 0;            ///< of the processor
};

void fields(describe::Fields<NoteRow>& f);
void fields(describe::Fields<Seen>& f);
void fields(describe::Fields<ShiftPart>& f);
void fields(describe::Fields<Staffing>& f);
void fields(describe::Fields<WatchDay>& f);
void fields(describe::Fields<Today>& f);
void fields(describe::Fields<Watch>& f);
void fields(describe::Fields<BacktestFigures>& f);
void fields(describe::Fields<Backtest>& f);
void fields(describe::Fields<GroupPart>& f);
void fields(describe::Fields<AnnouncedSlot>& f);
void fields(describe::Fields<Forecast>& f);

}  // namespace meretid::arrivals::hall
