// SPDX-License-Identifier: EUPL-1.2
// What every verb of the room is told of its file: which columns, which calendar, which clock; and durations as people write them.
#pragma once

#include <string>

#include "describe/describe.h"
#include "solution/verb_context.h"
#include "solutions/arrivals/calendar/calendar.h"
#include "solutions/arrivals/series/grouped.h"

namespace meretid::arrivals {

struct SeriesInput {
  describe::Upload file;
  std::string time;
  std::optional<std::string> value;
  std::string calendar = "dk";
  std::string tz;
  std::optional<std::string> sheet;
};
/// Adds the fields of SeriesInput to a struct that derives from it.
template <class Input>
void series_fields(describe::Fields<Input>& f) {
  // The members as the derived struct's own: that is what a description takes.
  constexpr describe::Upload Input::*file = &SeriesInput::file;
  constexpr std::string Input::*time = &SeriesInput::time, Input::*calendar = &SeriesInput::calendar, Input::*tz = &SeriesInput::tz;
  constexpr std::optional<std::string> Input::*value = &SeriesInput::value, Input::*sheet = &SeriesInput::sheet;
  f("file", file).help("Filen med ankomster (CSV af enhver længde, JSON eller XLSX); må være pakket med xz.", "The file of arrivals (CSV of any length, JSON or XLSX); may be packed by xz.").value("FIL", "FILE").positional();
  f("time", time).help("Kolonnen med tidspunkter; ellers den første.", "The column of times; else the first one.").value("KOLONNE", "COL").length(0, 200).optional();
  f("value", value).help("Kolonnen med antal; uden den er hver række en ankomst.", "The column of counts; without it each row is one arrival.").value("KOLONNE", "COL").length(1, 200);
  f("calendar", calendar)
      .help("dk, gb, us, none eller en fil med egne dage (date,name,kind).", "dk, gb, us, none, or a file of days (date,name,kind).").value("KALENDER", "CALENDAR").length(1, 4000).optional();
  f("tz", tz)
      .help("Europe/Copenhagen; uden den et ur med 24 timer hver dag.", "Europe/Copenhagen; without it a clock of 24 hours every day.").value("ZONE", "ZONE").length(0, 100).optional();
  f("sheet", sheet).help("Arket i et regneark; ellers det første med indhold.", "The sheet of a workbook; else the first with content.").value("ARK", "SHEET").length(1, 100);
}

struct Arrivals {
  Series series;
  Calendar calendar;
  GroupedSeries groups;   ///< empty groups where none were asked for
};
/// Reads the file and the calendar, and says on `messages` what was odd in the data.
Result<Arrivals> arrivals_of(const SeriesInput& input, solution::VerbContext& context, const std::vector<std::string>& groups = {});

/// "48h", "30m", "365d", "26w", "18M" (months of 30.4375 days), "2y": minutes. "arrivals.duration" on anything else.
Result<double> minutes_of(const std::string& text, std::string_view field);

}  // namespace meretid::arrivals
