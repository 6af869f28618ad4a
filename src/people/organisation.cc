// SPDX-License-Identifier: EUPL-1.2
#include "people/organisation.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "people/opening.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

constexpr int kMostTries = 100;

/// A login like the wished one that is free: "ib", "ib-2", "ib-3" …; "bruger-…" when the wish is no login at all. A local account
/// of that name is never taken over: who somebody is, is told by the subject alone. Looked for first, because PostgreSQL ends a
/// transaction at a duplicate.
Result<Account> make_account(store::Connection& db, const OrganisationPerson& person, Timestamp now) {
  for (const std::string& wish : {person.login, "bruger-" + person.subject.substr(0, 12)}) {
    for (int number = 1; number <= kMostTries; ++number) {
      const std::string login = number == 1 ? wish : wish + "-" + std::to_string(number);
      if (find_account_by_login(db, login)) continue;
      auto made = create_account(db, login, person.name.empty() ? login : person.name, "", now);
      if (made || made.error().code != "people.login_form") return made;
      break;
    }
  }
  return fail("people.login_taken", Kind::kConflict, {}, "login");
}

Result<Account> join(store::Connection& db, const OrganisationPerson& person, Timestamp now) {
  TRY(Account account, make_account(db, person, now));
  TRY_VOID(db.execute(store::sql("people/organisation/without_password"), {account.id}));
  TRY_VOID(db.execute(store::sql("people/organisation/join"), {person.subject, account.id}));
  TRY_VOID(record::append(db, {now, "account.joined", "", {}, {}, account.id, "{}"}));
  account.must_change_password = false;
  return account;
}

Result<void> set_grants(store::Connection& db, const Id<Account>& account, const std::vector<Grant>& wanted, Timestamp now) {
  TRY(const std::vector<Grant> held, grants(db, account));
  for (const Grant& one : held)
    if (std::find(wanted.begin(), wanted.end(), one) == wanted.end()) TRY_VOID(revoke(db, account, one, {}, now));
  for (const Grant& one : wanted)
    if (std::find(held.begin(), held.end(), one) == held.end()) TRY_VOID(grant(db, account, one, {}, now));
  return {};
}

/// The provider's text, cut to what an account may carry.
std::string fitting(std::string_view text, std::int64_t longest) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') continue;
    out += c;
  }
  if (!base::is_utf8(out)) return {};
  while (base::length(out) > longest) {
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
    if (!out.empty()) out.pop_back();
  }
  return out;
}

}  // namespace

Result<SignedIn> sign_in_organisation(store::Connection& db, const OrganisationPerson& wished, Timestamp now) {
  OrganisationPerson person = wished;
  person.login = fitting(wished.login, 60);  // leaves room for a number
  person.name = fitting(wished.name, 200);
  SignedIn result;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(store::sql("people/organisation/find"), {person.subject}));
    if (rows.empty()) {
      TRY(result.account, join(tx, person, now));
    } else {
      TRY(const auto id, Id<Account>::parse(rows[0].text("account")));
      TRY(result.account, find_account(tx, id));
      if (result.account.closed) return fail("people.account_closed", Kind::kRefused);
      if (!person.name.empty()) {
        TRY_VOID(tx.execute(store::sql("people/organisation/rename"), {id, person.name}));
        result.account.name = person.name;
      }
    }
    TRY_VOID(set_grants(tx, result.account.id, person.grants, now));
    TRY(result.session, open_recorded_session(tx, result.account.id, {"oidc", person.elsewhere}, now));
    return {};
  }));
  return result;
}

Result<std::int64_t> end_organisation_sessions(store::Connection& db, std::string_view subject, std::string_view elsewhere,
                                               Timestamp issued, Timestamp now) {
  std::int64_t ended = 0;
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, elsewhere.empty() ? tx.query(store::sql("people/organisation/sessions_of"), {subject, issued})
                                                  : tx.query(store::sql("people/organisation/sessions_elsewhere"), {elsewhere, issued}));
    for (const store::Row& row : rows) {
      TRY(const auto account, Id<Account>::parse(row.text("account")));
      TRY_VOID(end_session(tx, account, row.text("hash")));
      TRY_VOID(record::append(tx, {now, "session.ended", "", {}, {}, account, record::Facts().code("how", "oidc").json()}));
    }
    ended = static_cast<std::int64_t>(rows.size());
    return {};
  }));
  return ended;
}

}  // namespace meretid::people
