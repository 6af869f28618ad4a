// SPDX-License-Identifier: EUPL-1.2
#include "people/sweep.h"

#include "people/session.h"
#include "people/tries.h"
#include "store/sql.h"

namespace meretid::people {

Result<std::int64_t> sweep(store::Connection& db, Timestamp now) {
  TRY(const std::int64_t sessions, sweep_sessions(db, now));
  TRY(const std::int64_t tries, sweep_tries(db, now));
  TRY(const std::int64_t tokens, db.execute(store::sql("people/sign_in/sweep_tokens"), {now}));
  return sessions + tries + tokens;
}

}  // namespace meretid::people
