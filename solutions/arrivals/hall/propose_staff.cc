// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/propose_staff.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "danish/local_time.h"
#include "solutions/arrivals/hall/department.h"
#include "solutions/arrivals/staffing/plan.h"

namespace meretid::arrivals::hall {
namespace {

constexpr int kRuns = 60;  // of the simulated queue

ServiceGoal goal_of(const Settings& settings) { return {settings.service, settings.wait, settings.alpha, settings.returns, settings.away}; }

// The first slot behind the series that begins a day: shifts are planned by whole days.
std::size_t first_midnight(const Series& series, std::size_t slots) {
  for (std::size_t i = 0; i < slots; ++i)
    if (series.wall(static_cast<std::int64_t>(series.size() + i)).minute == 0) return i;
  return 0;
}

// Today's roster on the slots behind `series`, which ends where the proposal begins.
std::vector<std::int32_t> roster_of(const Series& series, std::size_t slots, const Settings& settings) {
  std::vector<std::int32_t> at_work;
  const auto patterns = patterns_of(settings.shifts);
  if (!patterns || settings.roster.size() != patterns->size()) return at_work;
  at_work.assign(slots, 0);
  for (std::size_t p = 0; p < patterns->size(); ++p)
    for (const Shift& shift : shifts_of({(*patterns)[p]}, series, slots))
      for (std::size_t t = shift.first; t < shift.end; ++t) at_work[t] += settings.roster[p];
  return at_work;
}

double waits_over(const Load& load, const std::vector<SlotOutlook>& slots, const std::vector<int>& at_work, const Shift& shift, int more, double on_break) {
  double late = 0, patients = 0;
  for (std::size_t t = shift.first; t < shift.end; ++t)
    late += slots[t].mean * load.waits(t, present_of(std::max(0, at_work[t] + more), on_break)), patients += slots[t].mean;
  return patients > 0 ? late / patients : 0;
}

// "2026-01-05.0700-1500": a code, as the record of decisions keeps it.
std::string id_of(const std::string& start, const std::string& end) {
  return start.substr(0, 10) + "." + start.substr(11, 2) + start.substr(14, 2) + "-" + end.substr(11, 2) + end.substr(14, 2);
}

std::vector<int> present_with(const std::vector<std::int32_t>& at_work, double on_break) {
  std::vector<int> present;
  for (const std::int32_t people : at_work) present.push_back(present_of(people, on_break));
  return present;
}

double hundredth(double value) { return std::round(100 * value) / 100; }

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

struct Span {
  std::int64_t from, until;  // slots of the proposal
};

std::vector<int> at_work_with(const Forecast& forecast, const std::vector<Span>& spans, const Decided& decided, std::size_t slots) {
  std::vector<int> at_work(slots, 0);
  for (std::size_t k = 0; k < forecast.shifts.size(); ++k) {
    const auto changed = decided.find(forecast.shifts[k].id);
    const std::int32_t people = changed == decided.end() ? forecast.shifts[k].people : changed->second;
    for (std::int64_t t = std::max<std::int64_t>(0, spans[k].from); t < std::min<std::int64_t>(spans[k].until, static_cast<std::int64_t>(slots)); ++t)
      at_work[static_cast<std::size_t>(t)] += people;
  }
  return at_work;
}

// Slots of a shift, counted from the proposal's first one.
std::vector<Span> spans_of(const Forecast& forecast) {
  std::vector<Span> spans;
  const auto start = danish::from_danish_iso8601(forecast.staffing->start);
  const std::int64_t slot = std::int64_t{forecast.staffing->minutes} * kMinute;
  for (const ShiftPart& shift : forecast.shifts) {
    const auto from = danish::from_danish_iso8601(shift.start), until = danish::from_danish_iso8601(shift.end);
    spans.push_back(start && from && until ? Span{(*from - *start) / slot, (*until - *start) / slot} : Span{0, 0});
  }
  return spans;
}

}  // namespace

Result<void> propose_staff(const Series& series, const std::vector<SlotOutlook>& slots, const Settings& settings, Forecast& forecast) {
  const std::size_t skip = first_midnight(series, slots.size());
  // The series as it will be when the proposal begins: the shifts lie behind it.
  Series until = series;
  until.counts.resize(series.size() + skip), until.known.resize(series.size() + skip);
  const std::size_t want = static_cast<std::size_t>(settings.weeks) * static_cast<std::size_t>(series.per_week());
  const auto first = slots.begin() + static_cast<std::ptrdiff_t>(skip);
  const std::vector<SlotOutlook> ahead(first, first + static_cast<std::ptrdiff_t>(std::min(want, slots.size() - skip)));
  const ServiceGoal goal = goal_of(settings);
  TRY(const auto patterns, patterns_of(settings.shifts));
  TRY(const StaffPlan plan, plan_staff(until, ahead, goal, patterns, kRuns, 1));
  const Load load(ahead, series.minutes, goal);
  const auto n = static_cast<std::int64_t>(until.size());

  Staffing staffing;
  staffing.start = until.danish_moment(n);
  staffing.minutes = series.minutes;
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    staffing.load.push_back(hundredth(load.mean(i)));
    staffing.least.push_back(plan.need[i].least);
    staffing.preferred.push_back(plan.need[i].preferred);
    staffing.at_work.push_back(plan.at_work[i]);
  }
  staffing.paid_hours = plan.paid_hours, staffing.needed_hours = plan.needed_hours;
  staffing.promised = plan.promised, staffing.simulated = plan.queue.waits, staffing.simulated_half_width = plan.queue.half_width;
  staffing.mean_wait = plan.queue.mean_wait;
  staffing.flat_people = plan.flat_people, staffing.flat_hours = plan.flat_hours;
  staffing.roster = roster_of(until, ahead.size(), settings);
  if (!staffing.roster.empty()) {
    double hours = 0;
    for (const std::int32_t people : staffing.roster) hours += people * series.minutes / 60.0;
    staffing.roster_hours = hours;
    staffing.roster_promised = promised_with(load, ahead, present_with(staffing.roster, plan.on_break));
  }
  for (const Shift& shift : plan.shifts) {
    ShiftPart part;
    part.start = until.danish_moment(n + static_cast<std::int64_t>(shift.first));
    part.end = until.danish_moment(n + static_cast<std::int64_t>(shift.end));
    part.id = id_of(part.start, part.end);
    part.people = shift.count;
    for (std::size_t t = shift.first; t < shift.end; ++t) part.least = std::max(part.least, plan.need[t].least);
    for (int more = -2; more <= 2; ++more) part.waits.push_back(std::round(1e4 * waits_over(load, ahead, plan.at_work, shift, more, plan.on_break)) / 1e4);
    forecast.shifts.push_back(std::move(part));
  }
  forecast.staffing = std::move(staffing);
  return {};
}

std::string need_csv(const Forecast& forecast, const Settings& settings, const Decided& decided) {
  std::ostringstream out;
  out << "start,end,unit,skill,min,preferred\n";
  if (!forecast.staffing) return out.str();
  const Staffing& staffing = *forecast.staffing;
  const std::size_t slots = staffing.least.size();
  const auto at_work = at_work_with(forecast, spans_of(forecast), decided, slots);
  const auto start = danish::from_danish_iso8601(staffing.start);
  if (!start) return out.str();
  const auto moment = [&](std::size_t slot) { return danish::to_danish_iso8601(*start + static_cast<std::int64_t>(slot) * staffing.minutes * kMinute); };
  for (std::size_t first = 0, end = 0; first < slots; first = end) {
    end = first + 1;
    while (end < slots && staffing.least[end] == staffing.least[first] && at_work[end] == at_work[first]) ++end;
    out << moment(first) << ',' << moment(end) << ',' << quoted(settings.unit) << ',' << quoted(settings.skill) << ',' << staffing.least[first] << ','
        << std::max(at_work[first], staffing.least[first]) << '\n';
  }
  return out.str();
}

void fields(describe::Fields<Afterwards>& f) {
  f("hours", &Afterwards::hours);
  f("patients", &Afterwards::patients);
  f("expected", &Afterwards::expected);
  f("decided", &Afterwards::decided);
  f("proposed", &Afterwards::proposed);
  f("roster", &Afterwards::roster);
  f("decided_hours", &Afterwards::decided_hours);
  f("proposed_hours", &Afterwards::proposed_hours);
}

Afterwards afterwards(const Series& series, const Forecast& forecast, const Settings& settings, const Decided& decided) {
  Afterwards result;
  if (!forecast.staffing || forecast.staffing->minutes != series.minutes) return result;
  const auto begin = place(series, forecast.staffing->start);
  if (!begin) return result;
  const std::int64_t offset = (*begin - series.first) / series.minutes;
  std::vector<SlotOutlook> came;
  std::size_t slots = 0;
  double known = 0;
  for (; slots < forecast.staffing->least.size() && offset + static_cast<std::int64_t>(slots) < static_cast<std::int64_t>(series.size()); ++slots) {
    const auto at = static_cast<std::size_t>(offset + static_cast<std::int64_t>(slots));
    came.push_back({series.counts[at], 1, 0, {}, 0});
    known += series.known[at] ? 1 : 0, result.patients += series.known[at] ? series.counts[at] : 0;
  }
  if (slots == 0) return result;
  const double slot_hours = series.minutes / 60.0;
  result.hours = static_cast<std::int32_t>(known * slot_hours);
  for (std::size_t t = 0; t < slots; ++t) result.expected += forecast.staffing->load[t] * slot_hours * 60 / settings.service * (1 - settings.returns);
  const Load load(came, series.minutes, goal_of(settings));
  const auto spans = spans_of(forecast);
  const auto as_decided = at_work_with(forecast, spans, decided, slots), as_proposed = at_work_with(forecast, spans, {}, slots);
  const auto patterns = patterns_of(settings.shifts);
  const double on_break = patterns ? share_on_break(*patterns) : 0;
  result.decided = promised_with(load, came, present_with(as_decided, on_break));
  result.proposed = promised_with(load, came, present_with(as_proposed, on_break));
  for (std::size_t t = 0; t < slots; ++t) result.decided_hours += as_decided[t] * slot_hours, result.proposed_hours += as_proposed[t] * slot_hours;
  if (forecast.staffing->roster.size() >= slots) result.roster = promised_with(load, came, present_with(forecast.staffing->roster, on_break));
  return result;
}

}  // namespace meretid::arrivals::hall
