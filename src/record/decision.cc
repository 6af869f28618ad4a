// SPDX-License-Identifier: EUPL-1.2
#include "record/decision.h"

#include <array>
#include <cmath>
#include <utility>

#include "record/decision_hash.h"
#include "record/facts.h"
#include "store/sealed_text.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

struct DecidedBatch;  // only its name: Id<DecidedBatch>

constexpr std::array<std::pair<Decided, std::string_view>, 4> kDecidedNames{
    {{Decided::kApprove, "approve"},
     {Decided::kAmend, "amend"},
     {Decided::kReject, "reject"},
     {Decided::kUndo, "undo"}}};
constexpr std::size_t kMostText = 20'000;

Result<void> check(const NewDecision& d) {
  const auto bad = [&](std::string_view field) {
    return fail("record.decision_field", Kind::kBadInput, {{"part", is_code(d.part) ? d.part : ""}},
                std::string(field));
  };
  if (!is_code(d.part)) return bad("part");
  if (!d.proposed.empty() && !is_code(d.proposed)) return bad("proposed");
  if (!d.ground.empty() && !is_code(d.ground)) return bad("ground");
  if (d.reason.size() > kMostText) return bad("reason");
  const bool amends = d.decided == Decided::kAmend;
  if (d.amended.size() > kMostText || (!amends && !d.amended.empty())) return bad("amended");
  // Another ground is an amendment too; one that changes nothing is not.
  if (amends && d.amended.empty() && (d.ground.empty() || d.ground == d.proposed)) return bad("amended");
  return {};
}

std::string sealed(const store::CaseKey& key, std::string_view text, std::string_view purpose) {
  return text.empty() ? std::string() : store::seal_text(key, text, purpose);
}

Result<std::string> opened(const store::CaseKey& key, const std::string& hex,
                           std::string_view purpose) {
  if (hex.empty()) return std::string();
  return store::open_text(key, hex, purpose);
}

constexpr std::string_view kReason = "reason of a decision", kAmended = "amended by a decision";

Result<std::vector<Decision>> read(store::Connection& db, const store::Keyring& keys,
                                   const store::CaseScope& scope, const Id<jobs::Job>& job,
                                   std::string_view statement) {
  TRY(const store::Rows rows,
      db.query(store::sql(statement), {scope.case_id().text(), job.text()}));
  TRY(const store::CaseKey key, keys.key(db, scope));
  std::vector<Decision> all;
  all.reserve(rows.size());
  for (const store::Row& row : rows) {
    Decision d;
    d.part = row.text("part");
    d.proposed = row.text("proposed");
    TRY(d.decided, decided_from_text(row.text("decided")));
    d.ground = row.text("ground");
    TRY(d.reason, opened(key, row.text("reason"), kReason));
    TRY(d.amended, opened(key, row.text("amended"), kAmended));
    d.job = job;
    d.account = Id<people::Account>::parse(row.text("account")).value_or(Id<people::Account>());
    d.at = row.time("at");
    d.hash = row.text("hash");
    all.push_back(std::move(d));
  }
  return all;
}

}  // namespace

std::string_view to_text(Decided decided) {
  for (const auto& [value, name] : kDecidedNames)
    if (value == decided) return name;
  return {};
}

Result<Decided> decided_from_text(std::string_view text) {
  for (const auto& [value, name] : kDecidedNames)
    if (name == text) return value;
  return fail("record.unknown_decision", Kind::kBadInput,
              {{"found", std::string(text.substr(0, 40))}}, "decided");
}

Result<std::vector<Decision>> decide(store::Connection& db, const store::Keyring& keys,
                                     const store::CaseScope& scope, const Id<jobs::Job>& job,
                                     std::string_view room, const Id<people::Account>& account,
                                     const std::vector<NewDecision>& decisions,
                                     double active_seconds, Timestamp at) {
  if (!(active_seconds >= 0 && active_seconds <= 86'400))
    return fail("record.active_seconds", Kind::kBadInput,
                {{"found", std::to_string(active_seconds)}}, "active_seconds");
  if (decisions.empty()) return fail("record.no_decisions", Kind::kBadInput, {}, "decisions");
  for (const NewDecision& d : decisions) TRY_VOID(check(d));
  TRY(const store::CaseKey key, keys.key(db, scope));
  const auto batch = Id<DecidedBatch>::make();
  std::vector<Decision> made;
  const auto write = [&](store::Connection& tx) -> Result<void> {
    made.clear();  // of a run that the database could not order among others
    TRY(const store::Rows elsewhere,
        tx.query(store::sql("record/decision/other_case"), {job.text(), scope.case_id().text()}));
    if (!elsewhere.empty())
      return fail("record.job_of_other_case", Kind::kNotFound, {}, job.text());
    TRY(const store::Rows row,
        tx.query(store::sql("record/decision/add_batch"),
                 {batch, scope.case_id().text(), room, job.text(), account.text(), at,
                  static_cast<std::int64_t>(std::llround(active_seconds * 1000))}));
    std::vector<std::string> hashes;
    std::int64_t undone = 0;
    for (const NewDecision& d : decisions) {
      const std::string reason = sealed(key, d.reason, kReason),
                        amended = sealed(key, d.amended, kAmended);
      const std::string_view decided = to_text(d.decided);
      hashes.push_back(decision_hash(batch.text(), job.text(), d.part, d.proposed, decided,
                                     d.ground, reason, amended));
      TRY_VOID(tx.execute(store::sql("record/decision/add"),
                          {batch, job.text(), d.part, d.proposed, decided, d.ground, reason,
                           amended, hashes.back()}));
      undone += d.decided == Decided::kUndo ? 1 : 0;
      Decision line;
      static_cast<NewDecision&>(line) = d;
      line.job = job;
      line.account = account;
      line.at = at;
      line.hash = hashes.back();
      made.push_back(std::move(line));
    }
    Facts facts;
    facts.id("batch", batch)
        .number("count", static_cast<std::int64_t>(decisions.size()))
        .number("undone", undone);
    facts.code("hash", batch_hash(row.at(0), hashes));
    return append(
        tx, {at, "decision.made", std::string(room), scope.case_id(), job, account, facts.json()});
  };
  if (db.in_transaction())
    TRY_VOID(write(db));
  else
    TRY_VOID(db.transaction(write));
  return made;
}

Result<std::vector<Decision>> latest_decisions(store::Connection& db, const store::Keyring& keys,
                                               const store::CaseScope& scope,
                                               const Id<jobs::Job>& job) {
  return read(db, keys, scope, job, "record/decision/latest");
}

Result<std::vector<Decision>> all_decisions(store::Connection& db, const store::Keyring& keys,
                                            const store::CaseScope& scope,
                                            const Id<jobs::Job>& job) {
  return read(db, keys, scope, job, "record/decision/all");
}

Result<std::int64_t> count_decided(store::Connection& db, const store::CaseScope& scope,
                                   const Id<jobs::Job>& job) {
  TRY(const store::Rows rows,
      db.query(store::sql("record/decision/count"), {scope.case_id().text(), job.text()}));
  return rows.at(0).integer("parts");
}

Result<double> active_seconds(store::Connection& db, const store::CaseScope& scope,
                              const Id<jobs::Job>& job) {
  TRY(const store::Rows rows,
      db.query(store::sql("record/decision/active"), {scope.case_id().text(), job.text()}));
  return static_cast<double>(rows.at(0).integer("ms")) / 1000;
}

Result<void> forget_decisions(store::Connection& db, const store::CaseScope& scope) {
  TRY_VOID(db.execute(store::sql("record/decision/keep_active"), {scope.case_id().text()}));
  TRY_VOID(db.execute(store::sql("record/decision/forget_case"), {scope.case_id().text()}));
  TRY_VOID(db.execute(store::sql("record/second_reader/stop_asking"), {scope.case_id().text()}));
  return {};
}

}  // namespace meretid::record
