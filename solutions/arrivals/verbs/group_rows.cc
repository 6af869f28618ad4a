// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/verbs/group_rows.h"

namespace meretid::arrivals {

void fields(describe::Fields<ReconcilingRow>& f) {
  f("way", &ReconcilingRow::way).help("Sådan går summerne op.", "How the sums are made to add up.");
  f("origins", &ReconcilingRow::origins).help("Så mange tidligere prognoser valgte den; 0: for lidt data til at vælge.", "So many earlier forecasts chose it; 0: too little data to choose.");
  f("bottom_up", &ReconcilingRow::bottom_up).help("Kvadratfejl i forhold til prognoser, der ikke går op.", "Squared error over that of forecasts that do not add up.");
  f("top_down", &ReconcilingRow::top_down).help("Det samme.", "The same.");
  f("min_trace", &ReconcilingRow::min_trace).help("Det samme.", "The same.");
}

ReconcilingRow row_of(const ReconcilingChoice& choice) {
  return {choice.how, static_cast<std::int64_t>(choice.origins), choice.error[0], choice.error[1], choice.error[2]};
}

void fields(describe::Fields<GroupRows>& f) {
  f("group", &GroupRows::group).help("Værdierne efter kolonne; tom, hvor alle er lagt sammen.", "The values by column; empty where all are added up.");
  f("rows", &GroupRows::rows).help("En række per time, vagt eller døgn.", "A row per hour, shift or day.");
}

void fields(describe::Fields<GroupedAnswer>& f) {
  f("columns", &GroupedAnswer::columns).help("Kolonnerne med grupper.", "The columns of groups.");
  f("rows", &GroupedAnswer::rows).help("Det samlede antal.", "The total.");
  f("groups", &GroupedAnswer::groups).help("Grupperne og deres summer.", "The groups and their sums.");
  f("near", &GroupedAnswer::near).help("De første døgn.", "The first days.");
  f("far", &GroupedAnswer::far).help("Døgnene derefter.", "The days behind them.");
}

GroupedAnswer grouped_answer(const Series& series, std::vector<std::string> columns, const GroupOutlook& ahead, Grain by, const std::vector<int>& shift_begins,
                             std::optional<double> capacity_an_hour) {
  GroupedAnswer answer;
  answer.columns = std::move(columns);
  answer.rows = forecast_rows(series, ahead.nodes.front(), by, shift_begins, capacity_an_hour);
  for (std::size_t k = 1; k < ahead.nodes.size(); ++k) answer.groups.push_back({ahead.hierarchy.nodes[k].values, forecast_rows(series, ahead.nodes[k], by, shift_begins, {})});
  answer.near = row_of(ahead.near);
  if (ahead.far.origins > 0) answer.far = row_of(ahead.far);
  return answer;
}

std::string name_of(const std::vector<std::string>& group) {
  std::string name;
  for (const std::string& value : group)
    if (!value.empty()) name += (name.empty() ? "" : " · ") + value;
  return name;
}

}  // namespace meretid::arrivals
