// SPDX-License-Identifier: EUPL-1.2
#include "jobs/tally.h"

#include <algorithm>

namespace meretid::jobs {

Result<std::vector<Tally>> tally(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows,
      db.query("SELECT room, state, COUNT(*) AS jobs, MIN(ready) AS oldest, "
               "CAST(SUM(CASE WHEN parent IS NULL THEN cpu ELSE 0 END) AS BIGINT) AS cpu "
               "FROM jobs GROUP BY room, state ORDER BY room, state"));
  std::vector<Tally> tallies;
  for (const store::Row& row : rows) {
    Tally t;
    t.room = row.text("room");
    TRY(t.state, state_from_text(row.text("state")));
    t.jobs = row.integer("jobs");
    if (!ended(t.state)) t.oldest_seconds = std::max(0.0, static_cast<double>(now - row.time("oldest")) / kSecond);
    t.cpu_seconds = static_cast<double>(row.integer("cpu")) / kSecond;
    tallies.push_back(std::move(t));
  }
  return tallies;
}

}  // namespace meretid::jobs
