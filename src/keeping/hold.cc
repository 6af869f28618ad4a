// SPDX-License-Identifier: EUPL-1.2
#include "keeping/hold.h"

#include "base/utf8.h"
#include "people/account.h"
#include "record/line.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::keeping {
namespace {

constexpr std::string_view kReason = "reason of a hold";

Result<std::string> sealed_reason(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access,
                                  std::string_view reason) {
  const std::size_t length = base::is_utf8(reason) ? base::length(reason) : 0;
  if (length < 1 || length > 2000)
    return fail("keeping.reason", Kind::kBadInput, {{"found", std::to_string(length)}}, "reason");
  TRY(const store::CaseKey key, keys.key(db, access));
  return store::seal_text(key, reason, kReason);
}

Result<void> say(store::Connection& db, const people::CaseAccess& access, std::string_view event, Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/room_of"), {access.case_id()}));
  return record::append(db, {now, std::string(event), rows.at(0).text("room"), access.case_id(), {}, access.account(), "{}"});
}

Result<std::string> opened(const store::CaseKey& key, const std::string& hex) {
  if (hex.empty()) return std::string();
  return store::open_text(key, hex, kReason);
}

}  // namespace

Result<void> hold(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access, std::string_view reason,
                  Timestamp now) {
  TRY(const std::string sealed, sealed_reason(db, keys, access, reason));
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows state, tx.query(store::sql("people/case/state"), {access.case_id()}));
    if (state.empty() || state[0].text("state") == "deleting")
      return fail("keeping.being_deleted", Kind::kConflict, {}, access.case_id().text());
    TRY(const store::Rows standing, tx.query(store::sql("keeping/hold/standing"), {access.case_id()}));
    if (!standing.empty()) return fail("keeping.held_already", Kind::kConflict, {}, access.case_id().text());
    TRY_VOID(tx.execute(store::sql("keeping/hold/set"), {access.case_id(), now, access.account().text(), sealed}));
    return say(tx, access, "case.held", now);
  });
}

Result<void> lift(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access, std::string_view reason,
                  Timestamp now) {
  TRY(const std::string sealed, sealed_reason(db, keys, access, reason));
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const std::int64_t lifted,
        tx.execute(store::sql("keeping/hold/lift"), {access.case_id(), now, access.account().text(), sealed}));
    if (lifted == 0) return fail("keeping.not_held", Kind::kConflict, {}, access.case_id().text());
    return say(tx, access, "case.hold_lifted", now);
  });
}

Result<std::vector<Hold>> holds(store::Connection& db, const store::Keyring& keys, const people::CaseAccess& access) {
  TRY(const store::CaseKey key, keys.key(db, access));
  TRY(const store::Rows rows, db.query(store::sql("keeping/hold/all"), {access.case_id()}));
  std::vector<Hold> all;
  for (const store::Row& row : rows) {
    Hold one;
    one.set = row.time("set_at");
    one.set_by = Id<people::Account>::parse(row.text("set_by")).value_or(Id<people::Account>());
    TRY(one.reason, opened(key, row.text("reason")));
    if (!row.is_null("lifted_at")) one.lifted = row.time("lifted_at");
    one.lifted_by = Id<people::Account>::parse(row.text("lifted_by")).value_or(Id<people::Account>());
    TRY(one.lift_reason, opened(key, row.text("lift_reason")));
    all.push_back(std::move(one));
  }
  return all;
}

Result<void> require_not_held(store::Connection& db, const people::CaseAccess& access) {
  TRY(const store::Rows standing, db.query(store::sql("keeping/hold/standing"), {access.case_id()}));
  if (standing.empty()) return {};
  return fail("keeping.held", Kind::kConflict, {{"since", to_iso8601(standing[0].time("set_at")).substr(0, 10)}},
              access.case_id().text());
}

Result<void> require_owner(store::Connection& db, const people::CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("keeping/hold/made_by"), {access.case_id()}));
  if (!rows.empty() && !access.account().empty() && rows[0].text("created_by") == access.account().text()) return {};
  TRY(const auto grants, people::grants(db, access.account()));
  if (people::allows(grants, people::Role::kAdministrator, {})) return {};
  return fail("keeping.not_owner", Kind::kRefused, {}, access.case_id().text());
}

}  // namespace meretid::keeping
