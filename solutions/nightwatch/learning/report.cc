// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/learning/report.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "danish/local_time.h"

namespace meretid::nightwatch::learning {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kNoon = 12 * 3600;

/// The evening that a moment's night began on: what happens before noon belongs to the night before.
sys_days evening_of(Timestamp moment) {
  const danish::LocalTime local = danish::local_time(moment);
  return sys_days(local.day) - days(local.seconds < kNoon ? 1 : 0);
}
sys_days monday_of(sys_days day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

struct Times {
  std::vector<double> seen, there;
};

std::optional<double> quantile(std::vector<double>& seconds, double q) {
  if (seconds.size() < kFewestResponses) return {};
  const auto at = seconds.begin() + static_cast<std::ptrdiff_t>(std::floor(q * static_cast<double>(seconds.size() - 1) + 0.5));
  std::nth_element(seconds.begin(), at, seconds.end());
  return *at;
}

void add(Week& week, Times& times, const ward::Alarm& alarm) {
  using enum ward::Outcome;
  const bool fall = alarm.kind == ward::AlarmKind::kFall, bed = alarm.kind == ward::AlarmKind::kBedExit;
  (fall ? week.falls : bed ? week.bed_exits : week.technical) += 1;
  if (!fall && !bed) return;
  if (alarm.level == ward::Level::kLeader) week.to_leader += 1;
  if (alarm.outcome && (*alarm.outcome == kTrue || *alarm.outcome == kFalse || *alarm.outcome == kNuisance)) {
    week.answered += 1;
    (fall ? week.falls_answered : week.bed_answered) += 1;
    if (fall && *alarm.outcome == kFalse) week.not_true += 1;
    if (bed && *alarm.outcome != kTrue) week.unneeded += 1;
  }
  if (alarm.acknowledged) times.seen.push_back(static_cast<double>(*alarm.acknowledged - alarm.raised) / kSecond);
  if (alarm.present) times.there.push_back(static_cast<double>(*alarm.present - alarm.raised) / kSecond);
}

}  // namespace

void fields(describe::Fields<Week>& f) {
  f.name("NightWeek");
  f("monday", &Week::monday);
  f("resident_nights", &Week::resident_nights);
  f("falls", &Week::falls);
  f("bed_exits", &Week::bed_exits);
  f("technical", &Week::technical);
  f("answered", &Week::answered);
  f("falls_answered", &Week::falls_answered);
  f("not_true", &Week::not_true);
  f("bed_answered", &Week::bed_answered);
  f("unneeded", &Week::unneeded);
  f("missed", &Week::missed);
  f("to_leader", &Week::to_leader);
  f("seen_median", &Week::seen_median);
  f("seen_p90", &Week::seen_p90);
  f("there_median", &Week::there_median);
  f("there_p90", &Week::there_p90);
}
void fields(describe::Fields<Report>& f) {
  f.name("NightReport");
  f("weeks", &Report::weeks);
}

Report report(const std::vector<Span>& spans, const std::vector<ward::Alarm>& alarms, const std::vector<Timestamp>& missed, Timestamp now, int weeks) {
  Report report;
  const sys_days last = monday_of(evening_of(now)), tonight = evening_of(now);
  std::vector<Times> times(static_cast<std::size_t>(weeks));
  for (int w = 0; w < weeks; ++w) report.weeks.push_back({.monday = Date(last - days(7 * w))});
  const auto place = [&](Timestamp moment) -> std::optional<std::size_t> {
    const auto back = (last - monday_of(evening_of(moment))).count() / 7;
    return back >= 0 && back < weeks ? std::optional(static_cast<std::size_t>(back)) : std::nullopt;
  };
  for (const ward::Alarm& alarm : alarms)
    if (const auto at = place(alarm.raised)) add(report.weeks[*at], times[*at], alarm);
  for (const Timestamp moment : missed)
    if (const auto at = place(moment)) report.weeks[*at].missed += 1;
  for (std::size_t w = 0; w < report.weeks.size(); ++w) {
    Week& week = report.weeks[w];
    for (int n = 0; n < 7; ++n) {
      const sys_days evening = sys_days(week.monday) + days(n);
      if (evening > tonight) break;
      const Timestamp small_hours = danish::moment_of({Date(evening + days(1)), 3 * 3600}).value_or(danish::midnight(Date(evening + days(1))));
      if (small_hours > now) break;
      week.resident_nights += std::ranges::count_if(spans, [&](const Span& span) { return span.since <= small_hours && (!span.until || *span.until > small_hours); });
    }
    week.seen_median = quantile(times[w].seen, 0.5), week.seen_p90 = quantile(times[w].seen, 0.9);
    week.there_median = quantile(times[w].there, 0.5), week.there_p90 = quantile(times[w].there, 0.9);
  }
  return report;
}

std::string report_csv(const Report& report) {
  std::string out = "uge_fra;beboernaetter;faldalarmer;heraf_besvaret;heraf_falske;sengealarmer;heraf_besvaret;heraf_unoedige;tekniske;oversete_fald;til_leder;set_median_s;set_p90_s;paa_stuen_median_s;paa_stuen_p90_s\n";
  const auto seconds = [](const std::optional<double>& value) { return value ? base::with_decimals(*value, 0, base::Language::kDanish) : std::string(); };
  for (const Week& w : report.weeks) {
    out += to_iso8601(w.monday);
    for (const std::int64_t count : {w.resident_nights, w.falls, w.falls_answered, w.not_true, w.bed_exits, w.bed_answered, w.unneeded, w.technical, w.missed, w.to_leader}) out += ';' + std::to_string(count);
    for (const auto* value : {&w.seen_median, &w.seen_p90, &w.there_median, &w.there_p90}) out += ';' + seconds(*value);
    out += '\n';
  }
  return out;
}

}  // namespace meretid::nightwatch::learning
