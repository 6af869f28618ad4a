// SPDX-License-Identifier: EUPL-1.2
#include "jobs/queue.h"

#include <algorithm>

#include "jobs/rows.h"
#include "mentions/in_text.h"
#include "mentions/index.h"
#include "record/line.h"

namespace meretid::jobs {

Result<Id<Job>> Queue::enqueue(store::Connection& db, const store::CaseScope& scope, const NewJob& job) {
  const Id<Job> id = Id<Job>::make();
  const Timestamp now = clock_.now();
  TRY(const store::CaseKey key, keys_->key(db, scope));
  static const std::string turn = "$6 - " + head_start("$2", "$3");
  std::vector<std::string> mentioned;  // in the input itself: who asks, a file's name
  const mentions::Index index(*keys_);
  for (const auto& number : mentions::personal_numbers_in(job.input_json)) mentioned.push_back(index.hash(number));
  TRY_VOID(within(db, [&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute("INSERT INTO jobs (id, root, place, room, kind, case_id, account, state, turn, ready, created, changed) "
                        "VALUES ($1, $1, 0, $2, $3, $4, $5, 'queued', " + turn + ", $6, $6, "
                        MERETID_NEXT_CHANGE ")",
                        {id, job.room, job.kind, scope.case_id(), job.account, now}));
    TRY_VOID(write_text(tx, key, id, Text::kInput, job.input_json));
    TRY_VOID(tx.notify(kWaiting));
    TRY_VOID(mentions::Index::add(tx, scope, id, mentioned));
    return record::append(tx, {now, "jobs.queued", job.room, scope.case_id(), id, job.account,
                               record::Facts().code("kind", job.kind).json()});
  }));
  return id;
}

Result<Snapshot> Queue::find_in(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY(Snapshot job, find(db, id));
  if (job.case_id != scope.case_id()) return fail("jobs.unknown", Kind::kNotFound, {{"job", id.text()}});
  return job;
}

Result<std::string> Queue::input(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY_VOID(find_in(db, scope, id));
  TRY(const store::CaseKey key, keys_->key(db, scope));
  TRY(auto text, read_text(db, key, id, Text::kInput));
  return text.value_or("{}");
}

Result<std::string> Queue::output(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY(const Snapshot job, find_in(db, scope, id));
  if (job.state == State::kDone) {
    TRY(const store::CaseKey key, keys_->key(db, scope));
    TRY(auto text, read_text(db, key, id, Text::kOutput));
    if (text) return *std::move(text);
  }
  return fail("jobs.no_output", Kind::kConflict, {{"state", std::string(to_text(job.state))}}, id.text());
}

Result<std::optional<std::string>> Queue::interim(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY_VOID(find_in(db, scope, id));
  TRY(const store::CaseKey key, keys_->key(db, scope));
  return read_text(db, key, id, Text::kInterim);
}

Result<std::optional<Error>> Queue::error(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY(const Snapshot job, find_in(db, scope, id));
  if (job.error_code.empty()) return std::optional<Error>();
  TRY(const store::CaseKey key, keys_->key(db, scope));
  TRY(const auto text, read_text(db, key, id, Text::kError));
  if (text) return std::optional<Error>(error_from_json(*text));
  return std::optional<Error>(Error(job.error_code, job.state == State::kCancelled ? Kind::kConflict : Kind::kInternal));
}

Result<std::vector<Artefact>> Queue::artefacts(store::Connection& db, const store::CaseScope& scope, const Id<Job>& id) {
  TRY(const Snapshot job, find_in(db, scope, id));
  std::vector<Artefact> all;
  if (job.state != State::kDone) return all;
  TRY(const store::CaseKey key, keys_->key(db, scope));
  TRY(const store::Rows rows,
      db.query("WITH RECURSIVE family (id) AS (SELECT id FROM jobs WHERE id = $1 UNION ALL "
               "SELECT jobs.id FROM jobs JOIN family ON jobs.parent = family.id WHERE jobs.state = 'done') "
               "SELECT name, type, blob, size FROM job_artefacts JOIN family ON family.id = job_artefacts.job",
               {id}));
  for (const store::Row& row : rows) {
    TRY(std::string name, key.open({row.bytes("name")}, kArtefactName));
    all.push_back({std::move(name), row.text("type"), row.text("blob"), row.integer("size")});
  }
  std::sort(all.begin(), all.end(), [](const Artefact& a, const Artefact& b) { return a.name < b.name; });
  return all;
}

}  // namespace meretid::jobs
