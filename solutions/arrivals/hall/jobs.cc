// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/jobs.h"

#include <cmath>

#include "solutions/arrivals/hall/kept.h"
#include "solutions/arrivals/hall/look_ahead.h"

namespace meretid::arrivals::hall {
namespace {

constexpr std::int64_t kRememberedDays = 100;  // of announced ambulances

std::optional<AlarmFacts> of_today(const Forecast& forecast) {
  if (!forecast.watch || !forecast.watch->today || !forecast.watch->today->outside) return {};
  const Today& today = *forecast.watch->today;
  return AlarmFacts{today.actual, today.mean, today.low, today.high, today.hours, {}, {}};
}

std::optional<AlarmFacts> of_drift(const Forecast& forecast) {
  if (!forecast.watch || forecast.watch->drift.empty()) return {};
  const Watch& watch = *forecast.watch;
  AlarmFacts facts;
  facts.coverage = watch.pit80;
  facts.percent = watch.bias;
  facts.actual = watch.outside;
  return facts;
}

std::optional<AlarmFacts> of_silence(const Kept& kept, Timestamp until, Timestamp now) {
  const double hours = static_cast<double>(now - until) / static_cast<double>(kHour);
  if (hours <= kept.settings.outage_hours) return {};
  AlarmFacts facts;
  facts.hours = std::floor(hours);
  return facts;
}

Result<Forecast> run(const std::vector<DayEntry>& extra, bool whole, jobs::JobContext& context) {
  store::Connection* db = context.connection();
  if (!db || context.case_id().empty()) return fail("arrivals.hall.in_a_case", Kind::kUsage);
  context.progress(0, "arrivals.step.reading");
  TRY(const Kept kept, read(*db, context.case_id()));
  // Before the work: hours that come meanwhile ask for the next forecast, and one that fails is not tried again every minute.
  TRY_VOID(note_asked(*db, context.case_id(), kept.changed));
  const auto bytes = [&](std::string_view blob) { return context.read(blob); };
  TRY(const auto department, loaded(*db, context.case_id(), kept, bytes));
  LookAhead how;
  how.whole = whole;
  how.extra = extra;
  how.now = context.clock().now();
  TRY(const auto runs, announced(*db, context.case_id(), how.now + -kRememberedDays * 24 * kHour));
  for (const AnnouncedRun& run : runs) {
    Announced one{slots_at(department->series, run.announced), slots_at(department->series, run.expected), {}};
    if (run.cancelled) one.cancelled = slots_at(department->series, *run.cancelled);
    how.announced.push_back(one);
  }
  how.progress = [&](double fraction, std::string_view step) { context.progress(fraction, step); };
  TRY(Forecast forecast, look_ahead(*department, kept.settings, how));
  if (whole) TRY_VOID(note_proposal(*db, context.case_id(), context.id(), how.now));
  if (!extra.empty()) return forecast;  // what if: nobody is alarmed by it, and it is not the latest
  const Timestamp until = end_of(department->series);
  TRY_VOID(set_alarm(*db, context.case_id(), "today", of_today(forecast), how.now));
  TRY_VOID(set_alarm(*db, context.case_id(), "drift", of_drift(forecast), how.now));
  const bool looked_back_at = how.now - until > 14 * 24 * kHour;
  if (!looked_back_at) TRY_VOID(set_alarm(*db, context.case_id(), "outage", of_silence(kept, until, how.now), how.now));
  if (how.now - until > std::int64_t{kept.settings.outage_hours} * kHour) TRY_VOID(note_silence(*db, context.case_id(), kept.until));
  TRY_VOID(note_forecast(*db, context.case_id(), context.id()));
  return forecast;
}

}  // namespace

void fields(describe::Fields<ProposeInput>& f) {
  f.about("Forudsiger ankomsterne og foreslår bemanding for sagens afdeling.", "Forecasts arrivals and proposes staff for the department of the case.");
  f("extra", &ProposeInput::extra).help("Hvad nu hvis: dage, der kun gælder for denne prognose.", "What if: days that hold for this forecast alone.").items(0, 100);
}

void fields(describe::Fields<Amended>& f) { f("people", &Amended::people).range(0, 10'000); }

void fields(describe::Fields<RenewInput>& f) {
  f.about("Ny prognose, når der er kommet nye timer; startes af uret.", "A new forecast when new hours came in; started by the clock.");
}

Result<Forecast> propose(const ProposeInput& input, jobs::JobContext& context) { return run(input.extra, true, context); }
Result<Forecast> renew(const RenewInput&, jobs::JobContext& context) { return run({}, false, context); }

}  // namespace meretid::arrivals::hall
