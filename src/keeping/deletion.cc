// SPDX-License-Identifier: EUPL-1.2
#include "keeping/deletion.h"

#include "keeping/closing.h"
#include "keeping/hold.h"
#include "mentions/index.h"
#include "record/decision.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::keeping {
namespace {

Result<void> erase(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                   const people::CaseAccess& access, std::string_view cause, Timestamp now) {
  // The key first: from here on the rest is unreadable, whatever is killed in between.
  TRY_VOID(keys.shred(db, access, now));
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const store::Rows rows, tx.query(store::sql("people/case/room_of"), {access.case_id()}));
    if (rows.empty()) return {};  // another process was faster
    TRY_VOID(record::forget_decisions(tx, access));
    TRY_VOID(mentions::Index::forget(tx, access));
    TRY_VOID(tx.execute(store::sql("keeping/deletion/forget_jobs"), {access.case_id()}));
    TRY_VOID(tx.execute(store::sql("keeping/deletion/forget_case"), {access.case_id()}));
    return record::append(tx, {now, "case.deleted", rows[0].text("room"), access.case_id(), {}, access.account(),
                               record::Facts().code("cause", cause).json()});
  }));
  TRY_VOID(blobs.erase_case(db, access));
  return db.forget_deleted();
}

}  // namespace

Result<void> delete_case(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                         const people::CaseAccess& access, std::string_view cause, Timestamp now) {
  // Marked before the key goes: a hold can be set or the case be found deletable, never both.
  TRY_VOID(db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(require_not_held(tx, access));
    TRY_VOID(require_idle(tx, access));
    TRY(const std::int64_t marked, tx.execute(store::sql("keeping/deletion/mark"), {access.case_id()}));
    if (marked != 0) return {};
    TRY(const store::Rows rows, tx.query(store::sql("people/case/state"), {access.case_id()}));
    if (rows.empty()) return fail("people.no_case", Kind::kNotFound, {}, access.case_id().text());
    return fail("keeping.close_first", Kind::kConflict, {}, access.case_id().text());
  }));
  return erase(db, keys, blobs, access, cause, now);
}

Result<std::int64_t> sweep_leftovers(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                                     Timestamp now) {
  TRY(const store::Rows rows, db.query(store::sql("keeping/deletion/leftovers")));
  for (const store::Row& row : rows) {
    TRY(const auto id, Id<people::Case>::parse(row.text("id")));
    TRY(const auto access, people::open_case_for_duty(db, id, {}, "retention", now));
    TRY_VOID(erase(db, keys, blobs, access, "leftover", now));
  }
  TRY_VOID(mentions::Index::forget_shredded(db));
  return static_cast<std::int64_t>(rows.size());
}

}  // namespace meretid::keeping
