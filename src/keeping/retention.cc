// SPDX-License-Identifier: EUPL-1.2
#include "keeping/retention.h"

#include <algorithm>

#include "keeping/deletion.h"
#include "record/facts.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::keeping {
namespace {

constexpr std::int64_t kMostDays = 36'500;

std::int64_t days_of(const std::vector<Rule>& all, std::string_view room) {
  const auto rule = std::find_if(all.begin(), all.end(), [&](const Rule& r) { return r.room == room; });
  return rule == all.end() ? 0 : rule->days;
}

}  // namespace

Result<std::vector<Rule>> rules(store::Connection& db, const Proposed& proposed) {
  std::map<std::string, Rule> by_room;
  for (const auto& [room, days] : proposed) by_room[room] = {room, days, false};
  TRY(const store::Rows rows, db.query(store::sql("keeping/retention/rules")));
  for (const store::Row& row : rows) by_room[row.text("room")] = {row.text("room"), row.integer("days"), true};
  std::vector<Rule> all;
  for (auto& [room, rule] : by_room) all.push_back(std::move(rule));
  return all;
}

Result<void> set_rule(store::Connection& db, const Proposed& proposed, std::string_view room, std::int64_t days,
                      const Id<people::Account>& by, Timestamp now) {
  if (!proposed.contains(room))
    return fail("keeping.no_room", Kind::kNotFound, {{"found", std::string(room.substr(0, 64))}}, "room");
  if (days < 0 || days > kMostDays) return fail("keeping.days", Kind::kBadInput, {{"found", std::to_string(days)}}, "days");
  return db.transaction([&](store::Connection& tx) -> Result<void> {
    TRY(const auto before, rules(tx, proposed));
    TRY_VOID(tx.execute(store::sql("keeping/retention/set_rule"), {room, days, now, by.text()}));
    return record::append(tx, {now, "retention.set", std::string(room), {}, {}, by,
                               record::Facts().number("days", days).number("before", days_of(before, room)).json()});
  });
}

Result<std::vector<Due>> due(store::Connection& db, const Proposed& proposed, Timestamp until) {
  TRY(const auto all_rules, rules(db, proposed));
  TRY(const store::Rows rows, db.query(store::sql("keeping/retention/closed_cases")));
  std::vector<Due> all;
  for (const store::Row& row : rows) {
    const std::int64_t days = days_of(all_rules, row.text("room"));
    const Timestamp over = row.time("closed_at") + days * kDay;
    if (days == 0 || over > until) continue;
    TRY(const auto id, Id<people::Case>::parse(row.text("id")));
    all.push_back({id, row.text("room"), row.time("closed_at"), over, !row.is_null("held_at")});
  }
  std::stable_sort(all.begin(), all.end(), [](const Due& a, const Due& b) { return a.deleted_from < b.deleted_from; });
  return all;
}

Result<std::optional<Timestamp>> closed_at(store::Connection& db, const people::CaseAccess& access) {
  TRY(const store::Rows rows, db.query(store::sql("keeping/closing/closed_at"), {access.case_id()}));
  if (rows.empty()) return std::optional<Timestamp>();
  return std::optional(rows[0].time("closed_at"));
}

Result<std::optional<Timestamp>> deleted_from(store::Connection& db, const Proposed& proposed,
                                              const people::CaseAccess& access) {
  TRY(const store::Rows room, db.query(store::sql("people/case/room_of"), {access.case_id()}));
  TRY(const auto closed, closed_at(db, access));
  if (room.empty() || !closed) return std::optional<Timestamp>();
  TRY(const auto all_rules, rules(db, proposed));
  const std::int64_t days = days_of(all_rules, room[0].text("room"));
  if (days == 0) return std::optional<Timestamp>();
  return std::optional(*closed + days * kDay);
}

Result<Swept> sweep_due(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs,
                        const Proposed& proposed, Timestamp now) {
  TRY(const auto all, due(db, proposed, now));
  Swept swept;
  for (const Due& one : all) {
    if (one.held) {
      ++swept.held;
      continue;
    }
    const auto access = people::open_case_for_duty(db, one.id, {}, "retention", now);
    const auto gone = access ? delete_case(db, keys, blobs, *access, "retention", now) : Result<void>(fail(access.error()));
    if (gone)
      ++swept.deleted;
    else if (gone.error().code == "keeping.held")
      ++swept.held;  // set a moment ago
    else if (!swept.error)
      swept.error = gone.error();
  }
  return swept;
}

}  // namespace meretid::keeping
