// SPDX-License-Identifier: EUPL-1.2
#include "people/session.h"

#include "base/hash.h"
#include "people/opening.h"
#include "record/line.h"
#include "store/crypto.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

Result<std::vector<Session>> sessions_of(const store::Rows& rows) {
  std::vector<Session> all;
  for (const store::Row& row : rows) {
    TRY(const auto account, Id<Account>::parse(row.text("account")));
    all.push_back({row.text("hash"), account, row.time("created_at"), row.time("seen_at"), row.text("how")});
  }
  return all;
}

}  // namespace

std::string session_hash(std::string_view token) {
  return base::blake2b_hex("session " + std::string(token));
}

std::string csrf_of(std::string_view token) {
  return base::blake2b_hex("csrf " + std::string(token));
}

Result<NewSession> open_session(store::Connection& db, const Id<Account>& account, Timestamp now,
                                const SessionOrigin& origin) {
  NewSession session;
  session.token = store::random_token();
  session.csrf = csrf_of(session.token);
  session.hash = session_hash(session.token);
  TRY_VOID(db.execute(store::sql("people/session/open"), {session.hash, account, now, origin.how, origin.elsewhere}));
  return session;
}

Result<NewSession> open_recorded_session(store::Connection& tx, const Id<Account>& account,
                                         const SessionOrigin& origin, Timestamp now) {
  TRY(auto session, open_session(tx, account, now, origin));
  TRY_VOID(record::append(tx, {now, "session.opened", "", {}, {}, account,
                               record::Facts().code("how", origin.how).json()}));
  return session;
}

Result<std::vector<Session>> list_sessions(store::Connection& db, const Id<Account>& account,
                                           Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/session/list"),
                                       {account, now + -kSessionAge, now + -kSessionIdle}));
  return sessions_of(rows);
}

Result<std::vector<Session>> list_all_sessions(store::Connection& db, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/session/list_all"),
                                       {now + -kSessionAge, now + -kSessionIdle}));
  return sessions_of(rows);
}

Result<void> revoke_session(store::Connection& db, const Id<Account>& by, bool administrator,
                            std::string_view hash, Timestamp now) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(store::sql("people/session/owner"), {hash}));
    if (rows.empty()) return fail("people.no_session", Kind::kNotFound);
    TRY(const auto owner, Id<Account>::parse(rows[0].text("account")));
    if (owner != by && !administrator) return fail("people.no_session", Kind::kNotFound);
    TRY_VOID(end_session(tx, owner, hash));
    return record::append(
        tx, {now, "session.revoked", "", {}, {}, by, record::Facts().id("for", owner).json()});
  });
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
