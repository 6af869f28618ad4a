// SPDX-License-Identifier: EUPL-1.2
// A carer's shifts as a calendar (RFC 5545): times in UTC, so that no time zone need be described; lines folded at 75 octets and never
// inside a letter (3.1); text escaped (3.3.11). An event keeps its UID from export to export while visit and part stay, so that a
// calendar that is read again moves the event. Calendars travel to phones and their vendors: unless `names` is set, citizens stand
// there by their id, and services are left out. Pure.
#pragma once

#include "solutions/homecare/output/stops.h"

namespace meretid::homecare::output {

struct CalendarOptions {
  base::Language language = base::Language::kDanish;
  bool names = false;
  Timestamp made{};  ///< DTSTAMP
};

std::string calendar(const Municipality& all, const Plan& plan, int carer, const CalendarOptions& options);

}  // namespace meretid::homecare::output
