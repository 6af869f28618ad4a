// SPDX-License-Identifier: EUPL-1.2
#include "record/second_reader.h"

#include <cmath>

#include "record/decision_hash.h"
#include "record/facts.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

struct ConfirmedBatch;  // only its name: Id<ConfirmedBatch>

Result<void> check(const NewConfirmation& one, const std::map<std::string, StandingDecision>& standing,
                   const std::map<std::string, Confirmation>& confirmed, const Id<people::Account>& account) {
  const std::string named = is_code(one.part) ? one.part : "";
  const auto found = standing.find(one.part);
  if (found == standing.end() || found->second.hash != one.hash)
    return fail("record.decided_anew", Kind::kConflict, {{"part", named}}, "confirmations");
  if (found->second.account == account) return fail("record.own_decision", Kind::kRefused, {{"part", named}}, "confirmations");
  const auto before = confirmed.find(one.hash);
  if (one.withdrawn && (before == confirmed.end() || before->second.account != account))
    return fail("record.not_own_confirmation", Kind::kRefused, {{"part", named}}, "confirmations");
  return {};
}

}  // namespace

Result<void> confirm(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job, std::string_view room,
                     const Id<people::Account>& account, const std::vector<NewConfirmation>& confirmations_given,
                     double active_seconds, Timestamp at) {
  if (!(active_seconds >= 0 && active_seconds <= 86'400))
    return fail("record.active_seconds", Kind::kBadInput, {{"found", std::to_string(active_seconds)}}, "active_seconds");
  if (confirmations_given.empty()) return fail("record.no_decisions", Kind::kBadInput, {}, "confirmations");
  const auto batch = Id<ConfirmedBatch>::make();
  const auto write = [&](store::Connection& tx) -> Result<void> {
    TRY(const auto stands, standing_decisions(tx, scope, job));
    TRY(const auto confirmed, confirmations(tx, scope, job));
    for (const NewConfirmation& one : confirmations_given) TRY_VOID(check(one, stands, confirmed, account));
    TRY(const store::Rows row,
        tx.query(store::sql("record/decision/add_batch"), {batch, scope.case_id().text(), room, job.text(), account.text(), at,
                                                           static_cast<std::int64_t>(std::llround(active_seconds * 1000))}));
    std::vector<std::string> hashes;
    std::int64_t withdrawn = 0;
    for (const NewConfirmation& one : confirmations_given) {
      const std::string_view said = one.withdrawn ? "withdraw" : "confirm";
      hashes.push_back(decision_hash(batch.text(), job.text(), one.part, "", said, one.hash, "", ""));
      TRY_VOID(tx.execute(store::sql("record/decision/add"), {batch, job.text(), one.part, "", said, one.hash, "", "", hashes.back()}));
      withdrawn += one.withdrawn ? 1 : 0;
    }
    Facts facts;
    facts.id("batch", batch).number("count", static_cast<std::int64_t>(hashes.size())).number("withdrawn", withdrawn);
    facts.code("hash", batch_hash(row.at(0), hashes));
    return append(tx, {at, "decision.confirmed", std::string(room), scope.case_id(), job, account, facts.json()});
  };
  return db.in_transaction() ? write(db) : db.transaction(write);
}

Result<std::map<std::string, Confirmation>> confirmations(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job) {
  TRY(const store::Rows rows, db.query(store::sql("record/second_reader/confirmations"), {scope.case_id().text(), job.text()}));
  std::map<std::string, Confirmation> all;
  for (const store::Row& row : rows) {
    const std::string hash = row.text("of_hash");
    if (row.text("decided") == "withdraw") all.erase(hash);
    else all[hash] = {Id<people::Account>::parse(row.text("account")).value_or(Id<people::Account>()), row.time("at")};
  }
  return all;
}

Result<std::map<std::string, StandingDecision>> standing_decisions(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job) {
  TRY(const store::Rows rows, db.query(store::sql("record/second_reader/standing"), {scope.case_id().text(), job.text()}));
  std::map<std::string, StandingDecision> all;
  for (const store::Row& row : rows)
    all[row.text("part")] = {row.text("hash"), Id<people::Account>::parse(row.text("account")).value_or(Id<people::Account>())};
  return all;
}

Result<bool> room_asks_second_reader(store::Connection& db, std::string_view room) {
  TRY(const store::Rows rows, db.query(store::sql("record/second_reader/asked_in_room"), {room}));
  return !rows.empty();
}

Result<void> ask_second_reader_in_room(store::Connection& db, std::string_view room, const Id<people::Account>& account, bool asked, Timestamp at) {
  const auto write = [&](store::Connection& tx) -> Result<void> {
    TRY(const bool before, room_asks_second_reader(tx, room));
    if (before == asked) return {};
    if (asked) TRY_VOID(tx.execute(store::sql("record/second_reader/ask_in_room"), {room, account.text(), at}));
    else TRY_VOID(tx.execute(store::sql("record/second_reader/stop_asking_in_room"), {room}));
    Line line;
    line.at = at;
    line.event = asked ? "decision.second_reader_asked_in_room" : "decision.second_reader_not_asked_in_room";
    line.room = room;
    line.account = account;
    return append(tx, line);
  };
  return db.in_transaction() ? write(db) : db.transaction(write);
}

Result<bool> asks_second_reader(store::Connection& db, const store::CaseScope& scope) {
  TRY(const store::Rows rows, db.query(store::sql("record/second_reader/asked"), {scope.case_id().text()}));
  return !rows.empty();
}

Result<void> ask_second_reader(store::Connection& db, const store::CaseScope& scope, std::string_view room,
                               const Id<people::Account>& account, bool asked, Timestamp at) {
  const auto write = [&](store::Connection& tx) -> Result<void> {
    TRY(const bool before, asks_second_reader(tx, scope));
    if (before == asked) return {};
    if (asked) {
      TRY_VOID(tx.execute(store::sql("record/second_reader/ask"), {scope.case_id().text(), account.text(), at}));
    } else {
      TRY(const store::Rows own, tx.query(store::sql("record/second_reader/decided_here"), {scope.case_id().text(), account.text()}));
      if (!own.empty()) return fail("record.decided_here", Kind::kRefused);
      TRY_VOID(tx.execute(store::sql("record/second_reader/stop_asking"), {scope.case_id().text()}));
    }
    return append(tx, {at, asked ? "decision.second_reader_asked" : "decision.second_reader_not_asked", std::string(room), scope.case_id(),
                       Id<jobs::Job>(), account, "{}"});
  };
  return db.in_transaction() ? write(db) : db.transaction(write);
}

}  // namespace meretid::record
