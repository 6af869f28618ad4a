// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <ostream>

#include "base/catalogue.h"
#include "solution/hall.h"
#include "solutions/arrivals/verbs/forecast_rows.h"
#include "solutions/arrivals/verbs/present_rows.h"
#include "solutions/arrivals/verbs/verbs.h"

namespace meretid::arrivals {
namespace {

struct OccupancyInput : SeriesInput {
  std::string horizon = "72h";
  std::optional<std::string> stay;
  double variation = 0.9;
  std::optional<describe::Upload> stays;
  std::optional<double> places;
};
void fields(describe::Fields<OccupancyInput>& f) {
  f.about("Forudsiger, hvor mange patienter der er til stede: ankomsterne lagt sammen med, hvor længe de bliver.",
          "Forecasts how many patients are present: arrivals folded with how long they stay.");
  series_fields(f);
  f("horizon", &OccupancyInput::horizon).help("Så langt frem, højst 14 døgn.", "So far ahead, 14 days at most.").value("TID", "TIME").optional();
  f("stay", &OccupancyInput::stay).help("Så længe bliver en patient i gennemsnit: 4h.", "So long a patient stays on average: 4h.").value("TID", "TIME");
  f("variation", &OccupancyInput::variation).help("Spredning over middel af opholdene.", "Deviation over mean of the stays.").range(0, 5).optional();
  f("stays", &OccupancyInput::stays).help("I stedet for --stay: en fil med ophold i minutter (CSV).", "Instead of --stay: a file of stays in minutes (CSV).").value("FIL", "FILE");
  f("places", &OccupancyInput::places).help("Pladser; giver sandsynligheden for flere patienter.", "Places; gives the probability of more patients.").range(0, 1e6);
  f.example("meretid arrivals occupancy ankomster.csv --time tid --value antal --stay 4h --places 60", "Hvor mange er der de næste tre døgn?", "How many are there over the next three days?");
}

struct OccupancyAnswer {
  double mean_stay_minutes = 0;
  std::vector<PresentRow> rows;
};
void fields(describe::Fields<OccupancyAnswer>& f) {
  f("mean_stay_minutes", &OccupancyAnswer::mean_stay_minutes).help("Gennemsnitligt ophold, minutter.", "Mean stay, minutes.");
  f("rows", &OccupancyAnswer::rows).help("En række per tidspunkt.", "A row per moment.");
}

Result<StayCurve> curve_of(const OccupancyInput& input, double slot_minutes, solution::VerbContext& context) {
  if (input.stays.has_value() == input.stay.has_value()) return fail("arrivals.occupancy.one_of", Kind::kUsage, {}, "--stay");
  if (input.stay) {
    TRY(const double minutes, minutes_of(*input.stay, "--stay"));
    return StayCurve::log_normal(minutes, input.variation, slot_minutes);
  }
  TRY(const std::string bytes, context.jobs.read(input.stays->blob));
  TRY(const auto stays, stays_from(bytes, input.stays->name));
  return StayCurve::of(stays, slot_minutes);
}

Result<OccupancyAnswer> occupancy(const OccupancyInput& input, solution::VerbContext& context) {
  TRY(const Arrivals data, arrivals_of(input, context));
  TRY(const double minutes, minutes_of(input.horizon, "--horizon"));
  if (minutes > 14 * 1440) return fail("arrivals.occupancy.far", Kind::kUsage, {{"found", input.horizon}}, "--horizon");
  TRY(const StayCurve curve, curve_of(input, data.series.minutes, context));
  context.progress(0, "arrivals.step.learning");
  const auto slots = outlook(data.series, data.calendar, std::max<std::size_t>(1, static_cast<std::size_t>(minutes / data.series.minutes)));
  return OccupancyAnswer{curve.mean_minutes(), present_rows(data.series, slots, curve, input.places)};
}

int run(const OccupancyInput& input, solution::VerbContext& context) {
  const auto answer = occupancy(input, context);
  if (!answer) return context.report(answer.error());
  if (context.json) {
    context.out << describe::to_json(*answer) << '\n';
    return 0;
  }
  context.out << base::text("arrivals.occupancy.head", base::language_from(context.language)) << '\n';
  char text[160];
  for (const PresentRow& r : answer->rows) {
    std::snprintf(text, sizeof text, "\t%.1f\t%.0f-%.0f\t%.0f-%.0f\t%.0f-%.0f", r.mean, r.low50, r.high50, r.low80, r.high80, r.low95, r.high95);
    context.out << r.at << text;
    if (r.over_places) std::snprintf(text, sizeof text, "\t%.0f %%", 100 * *r.over_places), context.out << text;
    context.out << '\n';
  }
  return 0;
}

}  // namespace

void enter_occupancy(solution::Hall& hall) { hall.verb<OccupancyInput>("occupancy", &run); }

}  // namespace meretid::arrivals
