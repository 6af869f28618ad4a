// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/ward/policy.h"

#include "danish/local_time.h"

namespace meretid::nightwatch::ward {
namespace {

constexpr double kLess = 1, kMore = -1;  // log-odds

std::optional<int> minute_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (text[i] < '0' || text[i] > '9') return {};
  const int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
  if (hour > 23 || minute > 59) return {};
  return hour * 60 + minute;
}

bool holds(const Window& window, int minute) {
  const auto from = minute_of(window.from), to = minute_of(window.to);
  if (!from || !to) return false;
  if (*from < *to) return minute >= *from && minute < *to;
  return minute >= *from || minute < *to;
}

}  // namespace

void labels(describe::Labels<BedExitRule>& l) {
  l(BedExitRule::kNever, "never", "Aldrig", "Never");
  l(BedExitRule::kAtOnce, "at_once", "Straks", "At once");
  l(BedExitRule::kAfter, "after", "Efter nogle minutter uden at være tilbage", "After some minutes without being back");
}
void labels(describe::Labels<Sensitivity>& l) {
  l(Sensitivity::kLow, "low", "Færre alarmer", "Fewer alarms");
  l(Sensitivity::kNormal, "normal", "Almindelig", "Normal");
  l(Sensitivity::kHigh, "high", "Flere alarmer", "More alarms");
}

void fields(describe::Fields<Window>& f) {
  f.name("NightWindow");
  f("from", &Window::from).help("Fra, dansk tid: 22:00.", "From, Danish time: 22:00.").length(5, 5);
  f("to", &Window::to).help("Til, dansk tid: 06:00.", "To, Danish time: 06:00.").length(5, 5);
  f("rule", &Window::rule).help("Hvornår det er en alarm, at sengen er forladt.", "When leaving the bed is an alarm.");
  f("minutes", &Window::minutes).help("Så længe må beboeren være oppe.", "So long may the resident be up.").range(0, 240).optional();
}
void fields(describe::Fields<Policy>& f) {
  f.name("NightPolicy");
  f("bed_exit", &Policy::bed_exit).help("Tidsrum; uden for dem er der ingen alarm for at forlade sengen. Fald er altid en alarm.",
                                       "Parts of the day; outside them leaving the bed is no alarm. A fall always is.").items(0, 8);
  f("sensitivity", &Policy::sensitivity).help("Hvor let der gives alarm for fald, inden for sikre grænser.", "How readily a fall alarm is raised, within safe bounds.").optional();
}

Result<void> check(const Policy& policy) {
  for (std::size_t i = 0; i < policy.bed_exit.size(); ++i) {
    const Window& window = policy.bed_exit[i];
    const std::string where = "bed_exit[" + std::to_string(i) + "]";
    for (const std::string& time : {window.from, window.to})
      if (!minute_of(time)) return fail("nightwatch.ward.window", Kind::kBadInput, {{"expected", "22:00"}, {"found", time}}, where);
    if (window.rule == BedExitRule::kAfter && window.minutes < 1)
      return fail("nightwatch.ward.window", Kind::kBadInput, {{"expected", "minutes ≥ 1"}, {"found", std::to_string(window.minutes)}}, where);
  }
  return {};
}

std::optional<std::int64_t> seconds_to_bed_exit_alarm(const Policy& policy, Timestamp when) {
  const int minute = danish::local_time(when).seconds / 60;
  for (const Window& window : policy.bed_exit) {
    if (!holds(window, minute)) continue;
    if (window.rule == BedExitRule::kNever) return {};
    return window.rule == BedExitRule::kAtOnce ? 0 : std::int64_t{window.minutes} * 60;
  }
  return {};
}

double threshold_offset(Sensitivity sensitivity) {
  return sensitivity == Sensitivity::kLow ? kLess : sensitivity == Sensitivity::kHigh ? kMore : 0;
}

}  // namespace meretid::nightwatch::ward
