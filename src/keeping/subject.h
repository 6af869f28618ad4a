// SPDX-License-Identifier: EUPL-1.2
// What the installation holds on a person, for whoever answers their request: the right of access (GDPR, article 15) and the
// right to erasure (article 17). A person decides; the program finds, shows and, told which case and why, shreds it. The whole
// case goes, because its key is what can be destroyed in every backup too. What is under legal hold, or still worked on, is
// refused and said: an authority often must keep what it holds (article 17(3)(b)).
// Each look-up is a line of the record, without the identifier. Used by one thread.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "describe/describe.h"
#include "jobs/queue.h"
#include "keeping/hits.h"
#include "keeping/retention.h"
#include "mentions/index.h"
#include "people/case.h"
#include "record/decision.h"
#include "store/blobs.h"

namespace meretid::keeping {

struct HeldDecision {
  std::string part, decided, ground, reason, amended;
  Timestamp at;
};
struct HeldJob {
  Id<jobs::Job> job;
  std::string room, kind, state;
  std::optional<Timestamp> created;
  std::vector<std::string> documents;      ///< files that mention the person
  std::vector<Hit> texts;                  ///< only in an export
  std::vector<HeldDecision> decisions;     ///< on parts that mention the person; only in an export
};
struct HeldCase {
  Id<people::Case> id;
  std::string room, title, state;
  Timestamp created;
  bool held = false;                       ///< under legal hold
  std::optional<Timestamp> deleted_from;
  bool in_title = false;
  std::vector<HeldJob> jobs;
};
struct HeldData {
  std::string kind;                        ///< of the identifier; itself it is not repeated
  Timestamp at;
  std::vector<HeldCase> cases;
  std::vector<HeldJob> without_case;
};
void fields(describe::Fields<HeldDecision>& f);
void fields(describe::Fields<HeldJob>& f);
void fields(describe::Fields<HeldCase>& f);
void fields(describe::Fields<HeldData>& f);

/// One identifier a line, blank lines skipped. kUsage "keeping.no_number" when there is none; "mentions.not_an_identifier"
/// names the line. At most 1,000.
Result<std::vector<mentions::Identifier>> read_identifiers(std::istream& in);

struct Erasure {
  Id<people::Case> id;           ///< empty: a job of no case
  Id<jobs::Job> job;
  std::optional<Error> refused;  ///< none: it is gone
};

class Subject {
 public:
  /// `asked_by`: who looks; stands in the record.
  Subject(store::Connection& db, const store::Keyring& keys, const store::BlobStore& blobs, jobs::Queue& queue,
          Proposed proposed, Id<people::Account> asked_by, Timestamp now);

  Result<HeldData> list(const mentions::Identifier& identifier);      ///< where it stands
  Result<HeldData> exported(const mentions::Identifier& identifier);  ///< with texts and decisions

  /// `in_case`: that one alone (kNotFound "keeping.not_mentioned"); none: everywhere. `ground`: a..f, the letter of article
  /// 17(1) that the person who decides relies on; kUsage "keeping.erase_ground". One answer per case.
  Result<std::vector<Erasure>> erase(const mentions::Identifier& identifier, const std::optional<Id<people::Case>>& in_case,
                                     std::string_view ground);

 private:
  Result<HeldData> look(const mentions::Identifier& identifier, bool contents);
  Result<HeldCase> look_at_case(const mentions::Identifier& identifier, const Id<people::Case>& id,
                                const std::vector<Id<jobs::Job>>& mentioned_in, bool contents);
  Result<std::vector<HeldJob>> look_at_jobs(const mentions::Identifier& identifier, const store::CaseScope& scope,
                                            const std::vector<Id<jobs::Job>>& mentioned_in, bool contents);
  Result<void> add_contents(const mentions::Identifier& identifier, const store::CaseScope& scope, HeldJob& job,
                            const std::vector<Id<jobs::Job>>& children);
  Result<void> erase_job(const Id<jobs::Job>& root);
  Result<void> say(std::string_view event, const record::Facts& facts);

  store::Connection& db_;
  const store::Keyring& keys_;
  const store::BlobStore& blobs_;
  jobs::Queue& queue_;
  const Proposed proposed_;
  const Id<people::Account> asked_by_;
  const Timestamp now_;
  const mentions::Index index_;
};

}  // namespace meretid::keeping
