// SPDX-License-Identifier: EUPL-1.2
#include "record/active_time.h"

#include <algorithm>

#include "base/hash.h"
#include "store/sql.h"

namespace meretid::record {

Result<double> credible_seconds(store::Connection& db, const Id<jobs::Job>& job,
                                const Id<people::Account>& account, double counted,
                                Timestamp draft_since, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("record/decision/latest_batch"), {job.text(), account.text()}));
  const Timestamp since = std::max(draft_since, rows.at(0).time("at"));
  return std::min(counted, std::max(0.0, static_cast<double>(now - since) / kSecond));
}

bool asks_for_baseline(const Id<people::Case>& id, std::int64_t every) {
  if (every <= 0 || id.empty()) return false;
  std::uint64_t number = 0;
  for (const char byte : base::blake2b(id.text()).substr(0, 8)) number = number << 8 | static_cast<unsigned char>(byte);
  return number % static_cast<std::uint64_t>(every) == 0;
}

}  // namespace meretid::record
