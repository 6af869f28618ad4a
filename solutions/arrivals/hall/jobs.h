// SPDX-License-Identifier: EUPL-1.2
// The jobs of a department's case. "propose" is asked for by a planner: everything, and shifts to decide on. "renew" is started by the
// timer when new hours came in or none came for too long: the next three days and the alarms. Both read what is kept of the case, so
// that neither a killed server nor a missing hour leaves anything behind.
#pragma once

#include <vector>

#include "jobs/context.h"
#include "solutions/arrivals/hall/rows.h"

namespace meretid::arrivals::hall {

struct ProposeInput {
  std::vector<DayEntry> extra;   ///< what if
};
void fields(describe::Fields<ProposeInput>& f);

/// What a planner wants instead of a proposed shift, as the page writes it in the decision "amend".
struct Amended {
  std::int32_t people = 0;
};
void fields(describe::Fields<Amended>& f);

struct RenewInput {};
void fields(describe::Fields<RenewInput>& f);

Result<Forecast> propose(const ProposeInput& input, jobs::JobContext& context);
Result<Forecast> renew(const RenewInput& input, jobs::JobContext& context);

}  // namespace meretid::arrivals::hall
