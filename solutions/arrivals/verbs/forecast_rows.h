// SPDX-License-Identifier: EUPL-1.2
// The forecast as rows that people and programs read: an hour, a shift or a day each. Described once.
#pragma once

#include "describe/describe.h"
#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/verbs/input.h"

namespace meretid::arrivals {

inline constexpr double kMostAhead = 1440 * 30.4375 * 18.01;  ///< minutes

enum class Grain { kHour, kShift, kDay };
inline void labels(describe::Labels<Grain>& l) {
  l(Grain::kHour, "hour", "Time", "Hour");
  l(Grain::kShift, "shift", "Vagt", "Shift");
  l(Grain::kDay, "day", "Døgn", "Day");
}

/// Per cent that each reason adds to the expected number.
struct Reasons {
  double weekday = 0, season = 0, trend = 0, holiday = 0, school = 0, event = 0, level = 0;
};
inline void fields(describe::Fields<Reasons>& f) {
  f("weekday", &Reasons::weekday).help("Ugedagen, i procent.", "The weekday, per cent.");
  f("season", &Reasons::season).help("Årstiden.", "The season.");
  f("trend", &Reasons::trend).help("Udviklingen siden dataenes slutning.", "The trend since the end of the data.");
  f("holiday", &Reasons::holiday).help("Helligdage og dagene omkring dem.", "Holidays and the days around them.");
  f("school", &Reasons::school).help("Skoleferier.", "School holidays.");
  f("event", &Reasons::event).help("Lokale begivenheder.", "Local events.");
  f("level", &Reasons::level).help("De seneste timer, dage og uger.", "The last hours, days and weeks.");
}

struct ForecastRow {
  std::string start, end;   ///< ISO 8601; end exclusive
  double mean = 0, median = 0, low50 = 0, high50 = 0, low80 = 0, high80 = 0, low95 = 0, high95 = 0;
  std::optional<double> over_capacity;
  Reasons reasons;
};
inline void fields(describe::Fields<ForecastRow>& f) {
  f("start", &ForecastRow::start).help("Begyndelse.", "Begin.");
  f("end", &ForecastRow::end).help("Slutning, ikke med.", "End, not included.");
  f("mean", &ForecastRow::mean).help("Det forventede antal.", "The expected number.");
  f("median", &ForecastRow::median).help("Midterste værdi.", "Median.");
  f("low50", &ForecastRow::low50).help("Bånd på 50 %, nederst.", "Band of 50 %, lower end.");
  f("high50", &ForecastRow::high50).help("Øverst.", "Upper end.");
  f("low80", &ForecastRow::low80).help("Bånd på 80 %, nederst.", "Band of 80 %, lower end.");
  f("high80", &ForecastRow::high80).help("Øverst.", "Upper end.");
  f("low95", &ForecastRow::low95).help("Bånd på 95 %, nederst.", "Band of 95 %, lower end.");
  f("high95", &ForecastRow::high95).help("Øverst.", "Upper end.");
  f("over_capacity", &ForecastRow::over_capacity).help("Sandsynlighed for flere end kapaciteten.", "Probability of more than the capacity.");
  f("reasons", &ForecastRow::reasons).help("Grundene, i procent.", "The reasons, per cent.");
}

struct ForecastAnswer {
  std::vector<ForecastRow> rows;
};
inline void fields(describe::Fields<ForecastAnswer>& f) { f("rows", &ForecastAnswer::rows).help("En række per time, vagt eller døgn.", "A row per hour, shift or day."); }

/// "07:00,15:00,23:00": minutes since midnight, rising. "arrivals.shifts" on anything else.
Result<std::vector<int>> begins_of(const std::string& text);

std::vector<ForecastRow> forecast_rows(const Series& series, const std::vector<SlotOutlook>& slots, Grain by, const std::vector<int>& shift_begins,
                                       std::optional<double> capacity_an_hour);

}  // namespace meretid::arrivals
