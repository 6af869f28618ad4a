// SPDX-License-Identifier: EUPL-1.2
#include "people/sign_in.h"

#include <utility>

#include "people/credentials.h"
#include "people/opening.h"
#include "people/password.h"
#include "people/tries.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

Result<SignedIn> open(store::Connection& db, Account account, std::string_view how, Timestamp now) {
  SignedIn result;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(result.session, open_recorded_session(tx, account.id, {std::string(how)}, now));
    return {};
  }));
  result.account = std::move(account);
  return result;
}

}  // namespace

Result<SignedIn> sign_in(store::Connection& db, std::string_view login, std::string_view password,
                         std::string_view address, Timestamp now) {
  const std::string by_address = address_key(address), by_login = login_key(login);
  TRY_VOID(count_try(db, by_address, kTriesPerAddress, now));
  TRY_VOID(count_try(db, by_login, kTriesPerAccount, now));
  TRY(Account account, account_with_password(db, login, password));
  TRY_VOID(forgive(db, by_login));
  TRY_VOID(take_back(db, by_address));
  return open(db, std::move(account), "password", now);
}

Result<SignedIn> sign_in_once(store::Connection& db, std::string_view token,
                              std::string_view address, Timestamp now) {
  const std::string by_address = address_key(address);
  TRY_VOID(count_try(db, by_address, kTriesPerAddress, now));
  TRY(Account account, use_once_token(db, token, now));
  TRY_VOID(take_back(db, by_address));
  return open(db, std::move(account), "once", now);
}

Result<void> sign_out(store::Connection& db, const Id<Account>& account, std::string_view hash,
                      Timestamp now) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(end_session(tx, account, hash));
    return record::append(tx, {now, "session.ended", "", {}, {}, account, "{}"});
  });
}

}  // namespace meretid::people
