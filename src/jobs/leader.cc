// SPDX-License-Identifier: EUPL-1.2
#include "jobs/leader.h"

namespace meretid::jobs {

Result<bool> lead(store::Connection& db, std::string_view name, std::string_view holder, Timestamp now) {
  TRY(const std::int64_t rows,
      db.execute("INSERT INTO leaders (name, holder, fence, lease_until) VALUES ($1, $2, 1, $3) "
                 "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until, "
                 "fence = CASE WHEN leaders.holder = excluded.holder THEN leaders.fence ELSE leaders.fence + 1 END "
                 "WHERE leaders.holder = excluded.holder OR leaders.lease_until < $4",
                 {name, holder, now + kLeaderLease, now}));
  return rows == 1;
}

Result<void> step_down(store::Connection& db, std::string_view name, std::string_view holder) {
  TRY_VOID(db.execute("UPDATE leaders SET lease_until = 0 WHERE name = $1 AND holder = $2", {name, holder}));
  return {};
}

}  // namespace meretid::jobs
