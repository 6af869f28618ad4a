// SPDX-License-Identifier: EUPL-1.2
#include "people/session.h"

#include "base/hash.h"
#include "store/crypto.h"
#include "store/sql.h"

namespace meretid::people {

std::string session_hash(std::string_view token) {
  return base::blake2b_hex("session " + std::string(token));
}

std::string csrf_of(std::string_view token) {
  return base::blake2b_hex("csrf " + std::string(token));
}

Result<NewSession> open_session(store::Connection& db, const Id<Account>& account, Timestamp now) {
  NewSession session;
  session.token = store::random_token();
  session.csrf = csrf_of(session.token);
  session.hash = session_hash(session.token);
  TRY_VOID(db.execute(store::sql("people/session/open"), {session.hash, account, now}));
  return session;
}

Result<std::vector<Session>> list_sessions(store::Connection& db, const Id<Account>& account,
                                           Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/session/list"),
                                       {account, now + -kSessionAge, now + -kSessionIdle}));
  std::vector<Session> all;
  for (const store::Row& row : rows)
    all.push_back({row.text("hash"), account, row.time("created_at"), row.time("seen_at")});
  return all;
}

Result<void> end_session(store::Connection& db, const Id<Account>& account, std::string_view hash) {
  TRY_VOID(db.execute(store::sql("people/session/end"), {account, hash}));
  return {};
}

Result<void> end_sessions(store::Connection& db, const Id<Account>& account,
                          std::string_view except) {
  TRY_VOID(db.execute(store::sql("people/session/end_others"), {account, except}));
  return {};
}

Result<std::int64_t> sweep_sessions(store::Connection& db, Timestamp now) {
  return db.execute(store::sql("people/session/sweep"), {now + -kSessionAge, now + -kSessionIdle});
}

}  // namespace meretid::people
