// SPDX-License-Identifier: EUPL-1.2
#include "people/case_access.h"

#include "people/account.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::people {
namespace {

constexpr std::int64_t kOpeningStands = 10 * kMinute;

template <class Work>
Result<void> within_transaction(store::Connection& db, const Work& work) {
  return db.in_transaction() ? work(db) : db.transaction(work);
}

}  // namespace

Result<CaseAccess> open_case(store::Connection& db, const Id<Account>& account, const Id<Case>& id,
                             Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/member"), {id, account}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, id.text());
  if (now - rows[0].time("opened_at") >= kOpeningStands)
    TRY_VOID(within_transaction(db, [&](store::Connection& tx) -> Result<void> {
      TRY(const std::int64_t noted, tx.execute(store::sql("people/case/note_opened"),
                                               {id, account, now, now + -kOpeningStands}));
      if (noted == 0) return {};  // another request of the same person was faster
      return record::append(tx, {now, "case.opened", rows[0].text("room"), id, {}, account, "{}"});
    }));
  return CaseAccess(id, account);
}

Result<CaseAccess> open_case_for_job(store::Connection& db, const Id<Case>& id,
                                     const Id<jobs::Job>& job, Timestamp now) {
  if (id.empty()) return CaseAccess({}, {});
  TRY(const store::Rows rows, db.query(store::sql("people/case/room_of"), {id}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, id.text());
  TRY_VOID(record::append(db, {now, "case.worked", rows[0].text("room"), id, job, {}, "{}"}));
  return CaseAccess(id, {});
}

Result<CaseAccess> open_case_for_duty(store::Connection& db, const Id<Case>& id,
                                      const Id<Account>& account, std::string_view duty,
                                      Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("people/case/room_of"), {id}));
  if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, id.text());
  TRY_VOID(record::append(db, {now, "case.opened_by_house", rows[0].text("room"), id, {}, account,
                               record::Facts().code("duty", duty).json()}));
  return CaseAccess(id, account);
}

Result<AuditAccess> open_record(store::Connection& db, const Id<Account>& account, Timestamp now) {
  TRY_VOID(require_role(db, account, Role::kAuditor, ""));
  TRY_VOID(record::append(db, {now, "record.read", "", {}, {}, account, "{}"}));
  return AuditAccess();
}

}  // namespace meretid::people
