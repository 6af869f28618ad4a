// SPDX-License-Identifier: EUPL-1.2
// A carer's day as it is told to people: leaving, visits, the pause, being back; in order of time. All outputs tell it from here.
// Pure, thread-safe, O(turns).
#pragma once

#include <string>
#include <vector>

#include "base/catalogue.h"
#include "solutions/homecare/municipal/plan.h"

namespace meretid::homecare::output {

using municipal::Municipality;
using municipal::Moment;
using municipal::Plan;

enum class Doing { kLeave, kVisit, kPause, kBack };

struct Stop {
  Doing doing = Doing::kVisit;
  Moment from = 0, until = 0;
  int visit = municipal::kNobody, need = 0;
  int place = 0;
  municipal::Duration way = 0;  ///< seconds on the road before it; parking is not in it
  std::int32_t metres = 0;
  std::vector<int> with;        ///< the other carers of a visit of several
};

/// Empty where the shift has no visits.
std::vector<Stop> stops_of(const Municipality& all, const Plan& plan, int shift);

/// The shifts of a carer that have visits, in order of time.
std::vector<int> shifts_of(const Municipality& all, const Plan& plan, int carer);

/// "08:05" on the wall, rounded to the nearest minute; "2026-03-02"; "mandag 02.03.2026".
std::string clock_text(const Municipality& all, Moment moment);
std::string day_text(const Municipality& all, Moment moment);
std::string day_in_words(const Municipality& all, Moment moment, base::Language language);

/// The name, or the id of who has none.
const std::string& name_of(const municipal::Carer& carer);
const std::string& name_of(const municipal::Citizen& citizen);
std::string names_of(const Municipality& all, const std::vector<int>& carers);
/// "H1.1, G1.34"
std::string services_of(const municipal::Visit& visit);

}  // namespace meretid::homecare::output
