// SPDX-License-Identifier: EUPL-1.2
#include "people/credentials.h"

#include <sodium.h>

#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "people/account_row.h"
#include "people/password.h"
#include "people/password_cost.h"
#include "people/sign_in.h"
#include "people/tries.h"
#include "record/line.h"
#include "store/crypto.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

constexpr std::int64_t kTokenAge = 7 * 24 * kHour;

std::string token_hash(std::string_view token) {
  return base::blake2b_hex("once " + std::string(token));
}

}  // namespace

Result<Account> account_with_password(store::Connection& db, std::string_view login,
                                      std::string_view password) {
  TRY(const store::Rows rows, db.query(store::sql("people/sign_in/account"), {base::lower(login)}));
  const bool usable = !rows.empty() && rows[0].integer("closed") == 0;
  const std::string hash = usable ? rows[0].text("password") : std::string();
  if (!password_fits(hash, password)) return fail("people.sign_in", Kind::kUnauthorised);
  if (crypto_pwhash_str_needs_rehash(hash.c_str(), kPasswordOperations, kPasswordMemory) == 1)
    if (auto fresh = hash_password(password))
      TRY_VOID(db.execute(store::sql("people/sign_in/rehash"), {rows[0].text("id"), *fresh, hash}));
  return account_of(rows[0]);
}

Result<std::string> issue_once_token(store::Connection& db, const Id<Account>& account,
                                     Timestamp now) {
  std::string token = store::random_token();
  const auto write = [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(store::sql("people/sign_in/void_tokens"), {account}));
    TRY_VOID(tx.execute(store::sql("people/sign_in/add_token"),
                        {token_hash(token), account, now + kTokenAge}));
    return record::append(
        tx, {now, "session.offered", "", {}, {}, {}, record::Facts().id("for", account).json()});
  };
  if (db.in_transaction())
    TRY_VOID(write(db));
  else
    TRY_VOID(db.transaction(write));
  return token;
}

Result<std::optional<std::string>> issue_once_token(store::Connection& db, Timestamp now) {
  std::optional<std::string> token;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(store::sql("people/sign_in/administrators")));
    if (rows.at(0).integer("ready") > 0) return {};
    auto account = find_account_by_login(tx, "admin");
    if (!account && account.error().code == "people.no_account")
      account = create_account(tx, "admin", "Administrator", "", now);
    TRY_VOID(account);
    for (const Role role : {Role::kCitizen, Role::kCaseworker, Role::kPlanner, Role::kAnalyst,
                            Role::kClinician, Role::kEditor, Role::kAuditor, Role::kAdministrator})
      TRY_VOID(grant(tx, account->id, {"*", role}, {}, now));
    TRY(token, issue_once_token(tx, account->id, now));
    return {};
  }));
  return token;
}

Result<Account> use_once_token(store::Connection& db, std::string_view token, Timestamp now) {
  Result<Account> account;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows,
        tx.query(store::sql("people/sign_in/use_token"), {token_hash(token), now}));
    if (rows.empty()) return fail("people.once_token", Kind::kUnauthorised);
    TRY(const auto id, Id<Account>::parse(rows[0].text("account")));
    TRY_VOID(tx.execute(store::sql("people/sign_in/demand_password"), {id}));
    account = find_account(tx, id);
    TRY_VOID(account);
    if (account->closed) return fail("people.once_token", Kind::kUnauthorised);
    return {};
  }));
  return account;
}

Result<void> change_password(store::Connection& db, const Id<Account>& account,
                             std::string_view old_password, std::string_view new_password,
                             std::string_view session_hash, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/sign_in/password"), {account}));
  if (rows.empty()) return fail("people.no_account", Kind::kNotFound);
  if (rows[0].integer("must_change") == 0) {
    const std::string who = "change:" + account.text();
    TRY_VOID(count_try(db, who, kTriesPerAccount, now));
    if (!password_fits(rows[0].text("password"), old_password))
      return fail("people.old_password", Kind::kRefused, {}, "old");
    TRY_VOID(forgive(db, who));
  }
  TRY(const std::string hash, hash_password(new_password));
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(store::sql("people/sign_in/set_password"), {account, hash}));
    TRY_VOID(tx.execute(store::sql("people/sign_in/void_tokens"), {account}));
    TRY_VOID(end_sessions(tx, account, session_hash));
    return record::append(tx, {now, "account.password_changed", "", {}, {}, account, "{}"});
  });
}

}  // namespace meretid::people
