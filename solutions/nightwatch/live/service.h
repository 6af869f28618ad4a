// SPDX-License-Identifier: EUPL-1.2
// The room's service: one thread that hears broker and door, detects, keeps, acknowledges, and lets alarms grow old. Order matters:
// what was heard lies in the memory ring, then in its detector, then, where it says something, in the database; only then is it
// acknowledged. Killed at any point, it goes on with what the broker sends again and what the ring holds.
#pragma once

#include "base/result.h"

namespace meretid::solution { class ServiceContext; }

namespace meretid::nightwatch::live {

inline constexpr const char* kService = "watch";

Result<void> run_service(solution::ServiceContext& context);

}  // namespace meretid::nightwatch::live
