// SPDX-License-Identifier: EUPL-1.2
#include "people/caller.h"

#include <utility>

#include "people/account_row.h"
#include "people/session.h"
#include "store/crypto.h"
#include "store/sql.h"

namespace meretid::people {

Result<CallerData> find_caller(store::Connection& db, std::string_view token, Timestamp now) {
  const auto not_signed_in = [] { return fail("people.not_signed_in", Kind::kUnauthorised); };
  if (token.size() < 20 || token.size() > 100) return not_signed_in();
  const std::string hash = session_hash(token);
  TRY(const store::Rows rows, db.query(store::sql("people/session/find"), {hash}));
  if (rows.empty()) return not_signed_in();
  const Timestamp since = rows[0].time("since"), seen = rows[0].time("seen_at");
  Account account = account_of(rows[0]);
  if (account.closed || now - since >= kSessionAge || now - seen >= kSessionIdle)
    return not_signed_in();
  // Not at every request: a write costs more than all the rest here.
  if (now - seen >= kMinute) TRY_VOID(db.execute(store::sql("people/session/see"), {hash, now}));
  CallerData caller;
  TRY(caller.grants, grants(db, account.id));
  caller.account = account.id;
  caller.login = std::move(account.login);
  caller.name = std::move(account.name);
  caller.language = std::move(account.language);
  caller.must_change_password = account.must_change_password;
  caller.session = hash;
  caller.how = rows[0].text("how");
  caller.csrf = csrf_of(token);
  return caller;
}

bool csrf_fits(const CallerData& caller, std::string_view token) {
  return store::same_secret(caller.csrf, token);
}

}  // namespace meretid::people
