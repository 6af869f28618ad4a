// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/law/clocks.h"

#include "danish/working_days.h"

namespace meretid::access {
namespace {

constexpr double kMinutesPerPage = 2, kMinutesPerFinding = 0.25, kMinutesPerDocument = 3;

// The same day of the next month, or its last one.
Date month_later(Date day) {
  const auto month = day.year() / day.month() + std::chrono::months(1);
  const Date same = month / day.day();
  return same.ok() ? same : Date(std::chrono::sys_days(month / std::chrono::last));
}

}  // namespace

Clock clock_of(Law law, Date received, Date today) {
  Clock clock;
  clock.working_days = law == Law::kOfl || law == Law::kFvl;
  if (clock.working_days) clock.due = danish::after_working_days(received, clock.term);
  else clock.term = 1, clock.due = month_later(received);
  clock.left = std::chrono::sys_days(today) <= std::chrono::sys_days(clock.due) ? danish::working_days_between(today, clock.due)
                                                                                : -danish::working_days_between(clock.due, today);
  return clock;
}

Effort effort_of(std::int64_t documents, std::int64_t pages, std::int64_t findings) {
  return {(static_cast<double>(documents) * kMinutesPerDocument + static_cast<double>(pages) * kMinutesPerPage +
           static_cast<double>(findings) * kMinutesPerFinding) / 60};
}

}  // namespace meretid::access
