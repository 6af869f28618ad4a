// SPDX-License-Identifier: EUPL-1.2
// The forecast of groups as rows that people and programs read. Described once.
#pragma once

#include <functional>

#include "solutions/arrivals/forecast/group_forecast.h"
#include "solutions/arrivals/verbs/forecast_rows.h"

namespace meretid::arrivals {

inline void labels(describe::Labels<Reconciling>& l) {
  l(Reconciling::kBottomUp, "bottom_up", "Gruppernes egne prognoser lagt sammen", "The groups' own forecasts added up");
  l(Reconciling::kTopDown, "top_down", "Den samlede prognose fordelt på grupperne", "The total's forecast shared out");
  l(Reconciling::kMinTrace, "min_trace", "Alle prognoser vejet efter deres fejl", "All forecasts weighed by their errors");
}

/// How the forecasts were made to add up, and how the ways compared on forecasts of the past.
struct ReconcilingRow {
  Reconciling way = Reconciling::kBottomUp;
  std::int64_t origins = 0;
  double bottom_up = 0, top_down = 0, min_trace = 0;
};
void fields(describe::Fields<ReconcilingRow>& f);
ReconcilingRow row_of(const ReconcilingChoice& choice);

struct GroupRows {
  std::vector<std::string> group;      ///< by column; "" where all of it are added up
  std::vector<ForecastRow> rows;
};
void fields(describe::Fields<GroupRows>& f);

struct GroupedAnswer {
  std::vector<std::string> columns;
  std::vector<ForecastRow> rows;       ///< of the total
  std::vector<GroupRows> groups;       ///< the sums and the groups, without the total
  ReconcilingRow near;
  std::optional<ReconcilingRow> far;
};
void fields(describe::Fields<GroupedAnswer>& f);

/// `series` is the total's; the rows of every node are the same slots.
GroupedAnswer grouped_answer(const Series& series, std::vector<std::string> columns, const GroupOutlook& ahead, Grain by, const std::vector<int>& shift_begins,
                             std::optional<double> capacity_an_hour);

/// "Kirurgi · gul"; the total's name is empty.
std::string name_of(const std::vector<std::string>& group);

}  // namespace meretid::arrivals
