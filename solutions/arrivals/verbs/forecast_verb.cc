// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <cstdio>
#include <fstream>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/arrivals/forecast/outlook.h"
#include "solutions/arrivals/verbs/forecast_rows.h"
#include "solutions/arrivals/verbs/group_rows.h"
#include "solutions/arrivals/verbs/verbs.h"

namespace meretid::arrivals {
namespace {

constexpr double kMostHourly = 14 * 1440;  // minutes; beyond it a row a day, from the long-term forecast
constexpr int kNearDays = 3;

struct ForecastInput : SeriesInput {
  std::string horizon = "72h";
  std::optional<Grain> by;
  std::optional<double> capacity;
  std::string shifts = "07:00,15:00,23:00";
  std::optional<std::string> department, triage, mode;
};
void fields(describe::Fields<ForecastInput>& f) {
  f.about("Forudsiger ankomsterne fra dataenes slutning: midterste værdi, bånd på 50, 80 og 95 % og grundene.",
          "Forecasts arrivals from the end of the data: median, bands of 50, 80 and 95 %, and the reasons.");
  series_fields(f);
  f("horizon", &ForecastInput::horizon).help("Så langt frem, højst 18 måneder: 72h, 26w, 18M.", "So far ahead, 18 months at most: 72h, 26w, 18M.").value("TID", "TIME").optional();
  f("by", &ForecastInput::by).help("En række per time, vagt eller døgn; ellers timer til 14 døgn og derefter døgn.", "A row per hour, shift or day; else hours up to 14 days and days beyond.");
  f("capacity", &ForecastInput::capacity).help("Patienter, der kan tages imod per time; giver sandsynligheden for flere.", "Patients that can be received an hour; gives the probability of more.").range(0, 1e6);
  f("shifts", &ForecastInput::shifts).help("Hvornår vagterne begynder, med --by shift.", "When shifts begin, with --by shift.").value("TIDER", "TIMES").optional();
  f("department", &ForecastInput::department).help("Kolonnen med afdelinger: en prognose for hver, og summerne går op.", "The column of departments: a forecast of each, and the sums add up.").value("KOLONNE", "COL").length(1, 200);
  f("triage", &ForecastInput::triage).help("Kolonnen med triagefarve eller -niveau; det samme.", "The column of triage colour or level; the same.").value("KOLONNE", "COL").length(1, 200);
  f("mode", &ForecastInput::mode).help("Kolonnen med ankomstmåde; det samme.", "The column of the mode of arrival; the same.").value("KOLONNE", "COL").length(1, 200);
  f.example("meretid arrivals forecast ankomster.csv --time tid --value antal --horizon 72h --capacity 20", "De næste tre døgn.", "The next three days.");
  f.example("meretid arrivals forecast ankomster.csv --time tid --value antal --department afdeling --triage triage", "Afdelinger og triagefarver, og deres summer.", "Departments and triage colours, and their sums.");
  f.example("meretid arrivals forecast ankomster.csv --time tid --value antal --horizon 18M --json", "Halvandet år, dag for dag.", "Eighteen months, day by day.");
}

void tell_rows(const std::vector<ForecastRow>& rows, const std::string& name, solution::VerbContext& context) {
  char text[200];
  for (const ForecastRow& r : rows) {
    const Reasons& why = r.reasons;
    std::snprintf(text, sizeof text, "\t%.1f\t%.0f\t%.0f-%.0f\t%.0f-%.0f\t%.0f-%.0f\t%+.0f\t%+.0f\t%+.0f\t%+.0f", r.mean, r.median, r.low50, r.high50, r.low80, r.high80, r.low95,
                  r.high95, why.weekday, why.season + why.trend, why.holiday + why.school + why.event, why.level);
    context.out << name << r.start << text;
    if (r.over_capacity) std::snprintf(text, sizeof text, "\t%.0f %%", 100 * *r.over_capacity), context.out << text;
    context.out << '\n';
  }
}

void tell(const std::vector<ForecastRow>& rows, solution::VerbContext& context) {
  context.out << base::text("arrivals.forecast.head", base::language_from(context.language)) << '\n';
  tell_rows(rows, "", context);
}

void tell(const GroupedAnswer& answer, solution::VerbContext& context) {
  const base::Language language = base::language_from(context.language);
  const std::string total = base::text("arrivals.forecast.total", language);
  context.out << base::text("arrivals.forecast.group", language) << '\t' << base::text("arrivals.forecast.head", language) << '\n';
  tell_rows(answer.rows, total + '\t', context);
  for (const GroupRows& group : answer.groups) tell_rows(group.rows, name_of(group.group) + '\t', context);
  const auto way = [&](const ReconcilingRow& row) {
    if (row.origins == 0) return base::text("arrivals.forecast.no_choice", language);
    const std::string code = row.way == Reconciling::kBottomUp ? "bottom_up" : row.way == Reconciling::kTopDown ? "top_down" : "min_trace";
    return base::text("arrivals.forecast.chosen", language, {{"way", base::text("arrivals.forecast.way." + code, language)}, {"origins", std::to_string(row.origins)}});
  };
  context.messages << way(answer.near) << '\n';
  if (answer.far) context.messages << way(*answer.far) << '\n';
}

int run(const ForecastInput& input, solution::VerbContext& context) {
  std::vector<std::string> groups;
  for (const auto& column : {input.department, input.triage, input.mode})
    if (column) groups.push_back(*column);
  const Result<Arrivals> data = arrivals_of(input, context, groups);
  if (!data) return context.report(data.error());
  const Result<double> minutes = minutes_of(input.horizon, "--horizon");
  if (!minutes) return context.report(minutes.error());
  if (*minutes > kMostAhead) return context.report(Error("arrivals.forecast.far", Kind::kUsage, {{"found", input.horizon}}, "--horizon"));
  const Result<std::vector<int>> begins = begins_of(input.shifts);
  if (!begins) return context.report(begins.error());
  context.progress(0, "arrivals.step.learning");
  const auto horizon = std::max<std::size_t>(1, static_cast<std::size_t>(*minutes / data->series.minutes));
  const Grain by = input.by.value_or(*minutes <= kMostHourly ? Grain::kHour : Grain::kDay);
  if (!groups.empty()) {
    const std::size_t near = *minutes <= kMostHourly ? horizon : static_cast<std::size_t>(kNearDays * data->series.per_day());
    const GroupOutlook ahead = group_outlook(data->groups, data->calendar, near, horizon, [&](double done) { context.progress(done, "arrivals.step.learning"); });
    const GroupedAnswer answer = grouped_answer(data->series, groups, ahead, by, *begins, input.capacity);
    if (context.json) context.out << describe::to_json(answer) << '\n';
    else tell(answer, context);
    return 0;
  }
  const auto slots = outlook(data->series, data->calendar, horizon);
  const auto rows = forecast_rows(data->series, slots, by, *begins, input.capacity);
  if (context.json) context.out << describe::to_json(ForecastAnswer{rows}) << '\n';
  else tell(rows, context);
  return 0;
}

}  // namespace

void enter_forecast(solution::Hall& hall) { hall.verb<ForecastInput>("forecast", &run); }

}  // namespace meretid::arrivals
