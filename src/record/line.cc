// SPDX-License-Identifier: EUPL-1.2
#include "record/line.h"

#include "record/facts.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

/// What the house wrote itself reads back; a damaged id reads as none, and `verify` tells of it.
template <class T>
Id<T> id_of(const store::Row& row, std::string_view column) {
  return Id<T>::parse(row.text(column)).value_or(Id<T>());
}

std::vector<Entry> entries(const store::Rows& rows) {
  std::vector<Entry> all;
  all.reserve(rows.size());
  for (const store::Row& row : rows)
    all.push_back({row.integer("number"),
                   row.integer("position"),
                   {row.time("at"), row.text("event"), row.text("room"),
                    id_of<people::Case>(row, "case_id"), id_of<jobs::Job>(row, "job"),
                    id_of<people::Account>(row, "account"), row.text("facts")}});
  return all;
}

}  // namespace

Result<void> append(store::Connection& db, const Line& line) {
  if (!is_code(line.event)) return fail("record.not_a_code", Kind::kInternal, {}, "event");
  if (!line.room.empty() && !is_code(line.room))
    return fail("record.not_a_code", Kind::kInternal, {}, "room");
  if (!are_facts(line.facts))
    return fail("record.not_a_code", Kind::kInternal, {}, "facts of " + line.event);
  TRY_VOID(db.execute(store::sql("record/line/append"),
                      {line.at, line.event, line.room, line.case_id.text(), line.job.text(),
                       line.account.text(), line.facts}));
  return {};
}

Result<std::vector<Entry>> lines_of_case(store::Connection& db, const store::CaseScope& scope,
                                         std::int64_t after, std::int64_t limit) {
  TRY(const store::Rows rows,
      db.query(store::sql("record/line/of_case"), {scope.case_id().text(), after, limit}));
  return entries(rows);
}

Result<std::vector<Entry>> lines_of_case(store::Connection& db, const store::AuditScope&,
                                         const Id<people::Case>& id, std::int64_t after,
                                         std::int64_t limit) {
  TRY(const store::Rows rows,
      db.query(store::sql("record/line/of_case"), {id.text(), after, limit}));
  return entries(rows);
}

Result<std::vector<Entry>> lines(store::Connection& db, const store::AuditScope&,
                                 std::int64_t after, std::int64_t limit) {
  TRY(const store::Rows rows, db.query(store::sql("record/line/all"), {after, limit}));
  return entries(rows);
}

}  // namespace meretid::record
