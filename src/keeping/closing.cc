// SPDX-License-Identifier: EUPL-1.2
#include "keeping/closing.h"

#include "people/case.h"
#include "store/sql.h"

namespace meretid::keeping {
namespace {

Result<std::string> state_of(store::Connection& db, const people::CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/state"), {access.case_id()}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, access.case_id().text());
  return rows[0].text("state");
}

}  // namespace

Result<void> require_idle(store::Connection& db, const people::CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("keeping/closing/working"), {access.case_id()}));
  const std::int64_t working = rows.at(0).integer("jobs");
  if (working == 0) return {};
  return fail("keeping.still_working", Kind::kConflict, {{"found", std::to_string(working)}}, access.case_id().text());
}

Result<void> close_case(store::Connection& db, const people::CaseAccess& access, Timestamp now) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const std::string state, state_of(tx, access));
    if (state != "open") return {};
    TRY_VOID(require_idle(tx, access));
    TRY_VOID(people::set_case_state(tx, access, "closed", now));
    TRY_VOID(tx.execute(store::sql("keeping/closing/note"), {access.case_id(), now}));
    return {};
  });
}

Result<void> reopen_case(store::Connection& db, const people::CaseAccess& access, Timestamp now) {
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const std::string state, state_of(tx, access));
    if (state == "open") return {};
    if (state != "closed") return fail("keeping.being_deleted", Kind::kConflict, {}, access.case_id().text());
    TRY_VOID(people::set_case_state(tx, access, "open", now));
    TRY_VOID(tx.execute(store::sql("keeping/closing/forget"), {access.case_id()}));
    return {};
  });
}

}  // namespace meretid::keeping
