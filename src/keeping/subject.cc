// SPDX-License-Identifier: EUPL-1.2
#include "keeping/subject.h"

#include <algorithm>
#include <map>
#include <set>

#include "keeping/deletion.h"
#include "keeping/hold.h"
#include "mentions/in_text.h"
#include "record/line.h"
#include "store/sql.h"

namespace meretid::keeping {
namespace {

constexpr std::size_t kMostIdentifiers = 1000;

using ByCase = std::map<Id<people::Case>, std::vector<Id<jobs::Job>>>;

Result<ByCase> by_case(store::Connection& db, const mentions::Index& index, const mentions::Identifier& identifier) {
  TRY(const auto found, index.find(db, identifier));
  ByCase all;
  for (const auto& mention : found) all[mention.case_id].push_back(mention.job);
  return all;
}

std::int64_t size_of(const std::vector<HeldCase>& cases) { return static_cast<std::int64_t>(cases.size()); }

}  // namespace

Result<std::vector<mentions::Identifier>> read_identifiers(std::istream& in) {
  std::vector<mentions::Identifier> all;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto read = mentions::read_identifier(line);
    if (!read) {
      read.error().where = "stdin:" + std::to_string(number);
      return fail(std::move(read).error());
    }
    if (all.size() == kMostIdentifiers)
      return fail("keeping.too_many_numbers", Kind::kUsage, {{"allowed", std::to_string(kMostIdentifiers)}});
    all.push_back(std::move(*read));
  }
  if (all.empty()) return fail("keeping.no_number", Kind::kUsage);
  return all;
}

Subject::Subject(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs, jobs::Queue& queue,
                 Proposed proposed, Id<people::Account> asked_by, Timestamp now)
    : db_(db), keys_(keys), blobs_(blobs), queue_(queue), proposed_(std::move(proposed)), asked_by_(std::move(asked_by)),
      now_(now), index_(keys) {}

Result<void> Subject::say(std::string_view event, const record::Facts& facts) {
  return record::append(db_, {now_, std::string(event), "", {}, {}, asked_by_, facts.json()});
}

Result<HeldData> Subject::list(const mentions::Identifier& identifier) {
  TRY(auto held, look(identifier, false));
  TRY_VOID(say("subject.listed", record::Facts().code("kind", identifier.kind).number("cases", size_of(held.cases))));
  return held;
}

Result<HeldData> Subject::exported(const mentions::Identifier& identifier) {
  TRY(auto held, look(identifier, true));
  TRY_VOID(say("subject.exported", record::Facts().code("kind", identifier.kind).number("cases", size_of(held.cases))));
  return held;
}

Result<HeldData> Subject::look(const mentions::Identifier& identifier, bool contents) {
  HeldData held;
  held.kind = identifier.kind;
  held.at = now_;
  TRY(const ByCase all, by_case(db_, index_, identifier));
  for (const auto& [id, mentioned_in] : all) {
    if (id.empty()) {
      TRY(held.without_case, look_at_jobs(identifier, store::CaseScope::installation(), mentioned_in, contents));
      continue;
    }
    auto one = look_at_case(identifier, id, mentioned_in, contents);
    // Deleted, and back with an old backup until the next sweep: there is nothing left to tell.
    if (!one && (one.error().code == "people.no_case" || one.error().code == "store.no_key")) continue;
    if (!one) return fail(std::move(one).error());
    held.cases.push_back(std::move(*one));
  }
  return held;
}

Result<HeldCase> Subject::look_at_case(const mentions::Identifier& identifier, const Id<people::Case>& id,
                                       const std::vector<Id<jobs::Job>>& mentioned_in, bool contents) {
  TRY(const auto access, people::open_case_for_duty(db_, id, asked_by_, "subject", now_));
  TRY(const auto read, people::read_case(db_, keys_, access));
  HeldCase one{id, read.room, read.title, read.state, read.created, false, {}, false, {}};
  one.held = !require_not_held(db_, access).has_value();
  TRY(one.deleted_from, keeping::deleted_from(db_, proposed_, access));
  one.in_title = !mentions::places_of(identifier, read.title).empty();
  TRY(one.jobs, look_at_jobs(identifier, access, mentioned_in, contents));
  return one;
}

Result<std::vector<HeldJob>> Subject::look_at_jobs(const mentions::Identifier& identifier, const store::CaseScope& scope,
                                                   const std::vector<Id<jobs::Job>>& mentioned_in, bool contents) {
  // What a person started is what they know: children that read documents are told under it.
  std::map<Id<jobs::Job>, std::vector<Id<jobs::Job>>> by_root;
  for (const auto& id : mentioned_in) {
    if (id.empty()) continue;  // the title
    const auto job = queue_.find(db_, id);
    if (!job && job.error().code == "jobs.unknown") continue;  // a run that was tried again; the next one is there
    if (!job) return fail(job.error());
    by_root[job->root].push_back(id);
  }
  std::vector<HeldJob> all;
  for (const auto& [root, children] : by_root) {
    TRY(const auto job, queue_.find(db_, root));
    HeldJob held{root, job.room, job.kind, std::string(jobs::to_text(job.state)), job.created, {}, {}, {}};
    for (const auto& child : children) {
      TRY(const std::string input, queue_.input(db_, scope, child));
      for (std::string& name : files_in(input)) {
        // A child reads the one file it was given; the root was given all, so there only the name itself counts.
        const bool counts = child != root || !mentions::places_of(identifier, name).empty();
        if (counts && std::find(held.documents.begin(), held.documents.end(), name) == held.documents.end())
          held.documents.push_back(std::move(name));
      }
    }
    if (contents) TRY_VOID(add_contents(identifier, scope, held, children));
    all.push_back(std::move(held));
  }
  return all;
}

Result<void> Subject::add_contents(const mentions::Identifier& identifier, const store::CaseScope& scope, HeldJob& job,
                                   const std::vector<Id<jobs::Job>>& children) {
  TRY(const std::string input, queue_.input(db_, scope, job.job));
  job.texts = hits_in(input, identifier);
  std::vector<Id<jobs::Job>> sources{job.job};
  // A root that has not ended well: what its children read is held all the same.
  if (job.state != "done") sources.insert(sources.end(), children.begin(), children.end());
  std::set<std::string> parts;
  for (const auto& source : sources) {
    const auto output = queue_.output(db_, scope, source);
    if (!output && output.error().code == "jobs.no_output") continue;
    if (!output) return fail(output.error());
    for (Hit& hit : hits_in(*output, identifier)) {
      if (!hit.part.empty()) parts.insert(hit.part);
      job.texts.push_back(std::move(hit));
    }
  }
  TRY(const auto decisions, record::all_decisions(db_, keys_, scope, job.job));
  for (const auto& d : decisions)
    if (parts.contains(d.part) || !mentions::places_of(identifier, d.reason + " " + d.amended).empty())
      job.decisions.push_back({d.part, std::string(record::to_text(d.decided)), d.ground, d.reason, d.amended, d.at});
  return {};
}

Result<std::vector<Erasure>> Subject::erase(const mentions::Identifier& identifier,
                                            const std::optional<Id<people::Case>>& in_case, std::string_view ground) {
  if (ground.size() != 1 || ground[0] < 'a' || ground[0] > 'f')
    return fail("keeping.erase_ground", Kind::kUsage, {{"found", std::string(ground.substr(0, 20))}}, "ground");
  TRY(const ByCase all, by_case(db_, index_, identifier));
  if (in_case && !all.contains(*in_case)) return fail("keeping.not_mentioned", Kind::kNotFound, {}, in_case->text());
  std::vector<Erasure> answers;
  for (const auto& [id, mentioned_in] : all) {
    if (in_case && *in_case != id) continue;
    if (id.empty()) {
      std::set<Id<jobs::Job>> roots;
      for (const auto& job : mentioned_in)
        if (const auto found = queue_.find(db_, job)) roots.insert(found->root);
      for (const auto& root : roots) {
        const auto gone = erase_job(root);
        answers.push_back({{}, root, gone ? std::nullopt : std::optional(gone.error())});
      }
      continue;
    }
    const auto access = people::open_case_for_duty(db_, id, asked_by_, "subject", now_);
    if (!access && access.error().code == "people.no_case") continue;
    const auto gone = access ? delete_case(db_, keys_, blobs_, *access, "subject", now_) : Result<void>(fail(access.error()));
    answers.push_back({id, {}, gone ? std::nullopt : std::optional(gone.error())});
  }
  const auto refused = std::count_if(answers.begin(), answers.end(), [](const Erasure& one) { return one.refused.has_value(); });
  TRY_VOID(say("subject.erased", record::Facts()
                                     .code("kind", identifier.kind)
                                     .code("ground", "GDPR.17.1." + std::string(ground))
                                     .number("erased", static_cast<std::int64_t>(answers.size()) - refused)
                                     .number("refused", refused)));
  return answers;
}

Result<void> Subject::erase_job(const Id<jobs::Job>& root) {
  const auto installation = store::CaseScope::installation();
  TRY(const auto job, queue_.find(db_, root));
  if (!jobs::ended(job.state)) return fail("keeping.still_working", Kind::kConflict, {{"found", "1"}}, root.text());
  TRY(const auto artefacts, queue_.artefacts(db_, installation, root));
  TRY_VOID(db_.transaction([&](store::Connection& tx) -> Result<void> {
    TRY_VOID(tx.execute(store::sql("keeping/subject/forget_mentions"), {root}));
    TRY_VOID(tx.execute(store::sql("keeping/subject/forget_job"), {root}));
    return record::append(tx, {now_, "subject.job_erased", job.room, {}, root, asked_by_, "{}"});
  }));
  for (const auto& artefact : artefacts) {
    // The same bytes may be another job's, too.
    TRY(const auto used, db_.query(store::sql("keeping/subject/blob_used"), {artefact.blob}));
    if (used.empty()) TRY_VOID(blobs_.erase(db_, installation, artefact.blob));
  }
  return db_.forget_deleted();
}

void fields(describe::Fields<HeldDecision>& f) {
  f("part", &HeldDecision::part);
  f("decided", &HeldDecision::decided);
  f("ground", &HeldDecision::ground);
  f("reason", &HeldDecision::reason);
  f("amended", &HeldDecision::amended);
  f("at", &HeldDecision::at);
}
void fields(describe::Fields<HeldJob>& f) {
  f("job", &HeldJob::job);
  f("room", &HeldJob::room);
  f("kind", &HeldJob::kind);
  f("state", &HeldJob::state);
  f("created", &HeldJob::created);
  f("documents", &HeldJob::documents);
  f("texts", &HeldJob::texts);
  f("decisions", &HeldJob::decisions);
}
void fields(describe::Fields<HeldCase>& f) {
  f("id", &HeldCase::id);
  f("room", &HeldCase::room);
  f("title", &HeldCase::title);
  f("state", &HeldCase::state);
  f("created", &HeldCase::created);
  f("held", &HeldCase::held);
  f("deleted_from", &HeldCase::deleted_from);
  f("in_title", &HeldCase::in_title);
  f("jobs", &HeldCase::jobs);
}
void fields(describe::Fields<HeldData>& f) {
  f("kind", &HeldData::kind);
  f("at", &HeldData::at);
  f("cases", &HeldData::cases);
  f("without_case", &HeldData::without_case);
}

}  // namespace meretid::keeping
