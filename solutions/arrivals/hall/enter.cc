// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/enter.h"

#include "solution/hall.h"
#include "solutions/arrivals/hall/jobs.h"
#include "solutions/arrivals/hall/kept.h"
#include "solutions/arrivals/hall/routes.h"

namespace meretid::arrivals::hall {

// Guessing four weeks' staff by spreadsheet; shown as assumed until the region has measured its own.
constexpr double kAssumedMinutes = 90;
// Systems send once an hour; asked every minute, the forecast is at most a minute behind them.
constexpr std::int64_t kAsked = 60;

void enter(solution::Hall& hall) {
  hall.migrations("solutions/arrivals/hall/migrations");
  hall.job<ProposeInput, Forecast>("propose", people::Role::kPlanner, &propose).draft_of("shifts").needs({1, 1024, 900}).frees(kAssumedMinutes);
  hall.job<RenewInput, Forecast>("renew", people::Role::kPlanner, &renew).needs({1, 1024, 600});
  hall.periodic_in_cases("renew", kAsked, "{}", &due);
  enter_routes(hall);
  hall.page(people::Role::kPlanner);
}

}  // namespace meretid::arrivals::hall
