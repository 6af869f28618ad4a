// SPDX-License-Identifier: EUPL-1.2
#include "people/account.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "people/account_row.h"
#include "people/session.h"
#include "record/facts.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

constexpr std::int64_t kLongestLogin = 64, kLongestName = 200;

Result<std::string> checked_login(std::string_view login) {
  std::string lowered = base::lower(login);
  const bool clean =
      base::is_utf8(login) && !lowered.empty() && base::length(lowered) <= kLongestLogin &&
      std::none_of(lowered.begin(), lowered.end(),
                   [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
  if (!clean) return fail("people.login_form", Kind::kBadInput, {}, "login");
  return lowered;
}

Result<Account> one(const store::Rows& rows) {
  if (rows.empty()) return fail("people.no_account", Kind::kNotFound);
  return account_of(rows[0]);
}

Result<void> record_grant(store::Connection& db, std::string_view event, const Id<Account>& account,
                          const Grant& what, const Id<Account>& by, Timestamp now) {
  record::Facts facts;
  facts.id("for", account).code("role", to_text(what.role));
  // Every room is an empty room in the record, as everywhere in it.
  return record::append(
      db, {now, std::string(event), what.room == "*" ? "" : what.room, {}, {}, by, facts.json()});
}

template <class Work>
Result<void> in_transaction(store::Connection& db, const Work& work) {
  return db.in_transaction() ? work(db) : db.transaction(work);
}

}  // namespace

Account account_of(const store::Row& row) {
  Account account;
  account.id = Id<Account>::parse(row.text("id")).value_or(Id<Account>());
  account.login = row.text("login");
  account.name = row.text("name");
  account.language = row.text("language");
  account.must_change_password = row.integer("must_change") != 0;
  account.closed = row.integer("closed") != 0;
  account.created = row.time("created_at");
  return account;
}

Result<Account> create_account(store::Connection& db, std::string_view login, std::string_view name,
                               std::string_view password_hash, Timestamp now) {
  TRY(std::string lowered, checked_login(login));
  if (!base::is_utf8(name) || name.empty() || base::length(name) > kLongestName)
    return fail("people.name_form", Kind::kBadInput, {}, "name");
  Account account;
  account.id = Id<Account>::make();
  account.login = std::move(lowered);
  account.name = name;
  account.must_change_password = password_hash.empty();
  account.created = now;
  const auto done = db.execute(store::sql("people/account/create"),
                               {account.id, account.login, account.name, account.language,
                                password_hash, account.must_change_password, now});
  if (!done && done.error().code == "store.duplicate")
    return fail("people.login_taken", Kind::kConflict, {}, "login");
  TRY_VOID(done);
  return account;
}

Result<Account> find_account(store::Connection& db, const Id<Account>& id) {
  TRY(const store::Rows rows, db.query(store::sql("people/account/find"), {id}));
  return one(rows);
}

Result<Account> find_account_by_login(store::Connection& db, std::string_view login) {
  TRY(const store::Rows rows,
      db.query(store::sql("people/account/find_by_login"), {base::lower(login)}));
  return one(rows);
}

Result<std::vector<Account>> list_accounts(store::Connection& db) {
  TRY(const store::Rows rows, db.query(store::sql("people/account/list")));
  std::vector<Account> all;
  for (const store::Row& row : rows) all.push_back(account_of(row));
  return all;
}

Result<void> set_language(store::Connection& db, const Id<Account>& id, std::string_view language) {
  if (language != "da" && language != "en")
    return fail("people.language", Kind::kBadInput,
                {{"found", std::string(language.substr(0, 20))}}, "language");
  TRY_VOID(db.execute(store::sql("people/account/set_language"), {id, language}));
  return {};
}

Result<void> close_account(store::Connection& db, const Id<Account>& id, const Id<Account>& by,
                           Timestamp now) {
  return in_transaction(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const std::vector<Grant> held, grants(tx, id));
    TRY(const store::Rows rows, tx.query(store::sql("people/account/other_administrators"), {id}));
    if (std::find(held.begin(), held.end(), Grant{"*", Role::kAdministrator}) != held.end() &&
        rows.at(0).integer("others") == 0)
      return fail("people.last_administrator", Kind::kConflict);
    TRY(const std::int64_t closed, tx.execute(store::sql("people/account/close"), {id}));
    if (closed == 0) return fail("people.no_account", Kind::kNotFound);
    TRY_VOID(end_sessions(tx, id, ""));
    return record::append(
        tx, {now, "account.closed", "", {}, {}, by, record::Facts().id("for", id).json()});
  });
}

Result<void> grant(store::Connection& db, const Id<Account>& account, const Grant& what,
                   const Id<Account>& by, Timestamp now) {
  if (what.room != "*" && !record::is_code(what.room))
    return fail("people.room_form", Kind::kBadInput, {}, "room");
  return in_transaction(db, [&](store::Connection& tx) -> Result<void> {
    TRY(const std::int64_t added,
        tx.execute(store::sql("people/account/grant"), {account, what.room, to_text(what.role)}));
    if (added == 0) return {};
    return record_grant(tx, "role.granted", account, what, by, now);
  });
}

Result<void> revoke(store::Connection& db, const Id<Account>& account, const Grant& what,
                    const Id<Account>& by, Timestamp now) {
  return in_transaction(db, [&](store::Connection& tx) -> Result<void> {
    if (what == Grant{"*", Role::kAdministrator}) {
      TRY(const store::Rows rows,
          tx.query(store::sql("people/account/other_administrators"), {account}));
      if (rows.at(0).integer("others") == 0)
        return fail("people.last_administrator", Kind::kConflict);
    }
    TRY(const std::int64_t gone,
        tx.execute(store::sql("people/account/revoke"), {account, what.room, to_text(what.role)}));
    if (gone == 0) return {};
    return record_grant(tx, "role.revoked", account, what, by, now);
  });
}

Result<std::vector<Grant>> grants(store::Connection& db, const Id<Account>& account) {
  TRY(const store::Rows rows, db.query(store::sql("people/account/grants"), {account}));
  std::vector<Grant> all;
  for (const store::Row& row : rows) {
    TRY(const Role role, role_from_text(row.text("role")));
    all.push_back({row.text("room"), role});
  }
  return all;
}

bool allows(const std::vector<Grant>& held, Role role, std::string_view room) {
  if (role == Role::kPublic || role == Role::kSignedIn) return true;
  return std::any_of(held.begin(), held.end(), [&](const Grant& g) {
    return g.role == role && (g.room == "*" || room.empty() || g.room == room);
  });
}

Result<void> require_role(store::Connection& db, const Id<Account>& account, Role role,
                          std::string_view room) {
  TRY(const std::vector<Grant> held, grants(db, account));
  if (!allows(held, role, room))
    return fail("people.role_missing", Kind::kRefused, {{"expected", std::string(to_text(role))}},
                std::string(room));
  return {};
}

}  // namespace meretid::people
