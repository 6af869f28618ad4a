// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/authority/list.h"

#include <algorithm>

#include "parse/pages.h"
#include "people/account.h"
#include "record/line.h"
#include "store/scope.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::access::authority {
namespace {

constexpr std::string_view kPurpose = "exception of the authority";

Result<void> note(store::Connection& db, const char* event, const Id<Listed>& id, const ExceptionRow& row, const Id<people::Account>& by, Timestamp at) {
  record::Line line;
  line.at = at;
  line.event = event;
  line.room = "access";
  line.account = by;
  line.facts = record::Facts().id("exception", id).code("kind", row.kind == ExceptionKind::kKeep ? "keep" : "strike").json();
  return record::append(db, line);
}

}  // namespace

Result<std::vector<ListedException>> list(store::Connection& db, const store::Keyring& keys) {
  TRY(const store::CaseKey key, keys.key(db, store::CaseScope::installation()));
  TRY(const store::Rows found, db.query(store::sql("access/authority/list/all"), {}));
  std::vector<ListedException> all;
  for (const store::Row& row : found) {
    ListedException one;
    TRY(one.id, Id<Listed>::parse(row.text("id")));
    TRY(const std::string json, store::open_text(key, row.text("exception"), kPurpose));
    TRY(one.exception, describe::from_json<ExceptionRow>(json));
    TRY(one.account, Id<people::Account>::parse(row.text("account")));
    one.at = row.time("at");
    all.push_back(std::move(one));
  }
  return all;
}

Result<std::vector<ExceptionRow>> rows(store::Connection& db, const store::Keyring& keys) {
  TRY(std::vector<ListedException> all, list(db, keys));
  std::vector<ExceptionRow> rows;
  for (ListedException& one : all) {
    one.exception.source = kAuthority;
    rows.push_back(std::move(one.exception));
  }
  return rows;
}

Result<void> add(store::Connection& db, const store::Keyring& keys, const ExceptionRow& row, const Id<people::Account>& by, Timestamp at) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const std::vector<ListedException> all, list(tx, keys));
    std::vector<ExceptionRow> together;
    for (const ListedException& one : all)
      if (one.exception.kind != row.kind || parse::essence(one.exception.value) != parse::essence(row.value)) together.push_back(one.exception);
      else TRY_VOID(tx.execute(store::sql("access/authority/list/remove"), {one.id.text()}));
    together.push_back(row);
    if (auto fits = check_exceptions(together); !fits) {
      fits.error().where.clear();  // the place in the list tells nobody anything
      return fail(std::move(fits).error());
    }
    TRY(const store::CaseKey key, keys.key(tx, store::CaseScope::installation()));
    const auto id = Id<Listed>::make();
    ExceptionRow kept = row;
    kept.source.clear();
    TRY_VOID(tx.execute(store::sql("access/authority/list/add"), {id.text(), store::seal_text(key, describe::to_json(kept), kPurpose), by.text(), at}));
    return note(tx, "access.authority_exception_added", id, row, by, at);
  });
}

Result<void> remove(store::Connection& db, const store::Keyring& keys, const Id<Listed>& id, const Id<people::Account>& by, Timestamp at) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const std::vector<ListedException> all, list(tx, keys));
    const auto found = std::find_if(all.begin(), all.end(), [&](const ListedException& one) { return one.id == id; });
    if (found == all.end()) return fail("access.authority.unknown", Kind::kNotFound, {}, "exception");
    TRY_VOID(tx.execute(store::sql("access/authority/list/remove"), {id.text()}));
    return note(tx, "access.authority_exception_removed", id, found->exception, by, at);
  });
}

}  // namespace meretid::access::authority
