// SPDX-License-Identifier: EUPL-1.2
// The only door to a case. A CaseAccess proves that somebody was let in: only open_case (after
// seeing that the account is a member) and open_case_for_job make one, and everything that reads or
// writes a case demands it. Every opening is a line of the record. Values; thread-safe.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "store/connection.h"
#include "store/scope.h"

namespace meretid::jobs {
struct Job;
}

namespace meretid::people {

class CaseAccess {
 public:
  const Id<Case>& case_id() const { return scope_.case_id(); }
  const Id<Account>& account() const { return account_; }  ///< empty: a job
  /// For store and record, which know no people.
  const store::CaseScope& scope() const { return scope_; }
  operator const store::CaseScope&() const { return scope_; }

 private:
  friend Result<CaseAccess> open_case(store::Connection&, const Id<Account>&, const Id<Case>&,
                                      Timestamp);
  friend Result<CaseAccess> open_case_for_job(store::Connection&, const Id<Case>&,
                                              const Id<jobs::Job>&, Timestamp);
  friend Result<CaseAccess> open_case_for_duty(store::Connection&, const Id<Case>&,
                                               const Id<Account>&, std::string_view, Timestamp);
  friend class CaseMaker;  // case.cc: whoever makes a case is its first member
  CaseAccess(Id<Case> id, Id<Account> account)
      : scope_(std::move(id)), account_(std::move(account)) {}

  store::CaseScope scope_;
  Id<Account> account_;
};

/// kNotFound "people.no_case" for one who is no member: whether the case exists is not told. Writes
/// "case.opened", at most once in ten minutes per account and case.
Result<CaseAccess> open_case(store::Connection& db, const Id<Account>& account, const Id<Case>& id,
                             Timestamp now);

/// For the worker that holds the job's lease. Writes "case.worked" once per job. With an empty case
/// id: the installation.
Result<CaseAccess> open_case_for_job(store::Connection& db, const Id<Case>& id,
                                     const Id<jobs::Job>& job, Timestamp now);

/// For the house's own duties, where nobody need be a member: "retention", "hold", "subject" (a
/// person's right of access). Writes "case.opened_by_house" with the duty. `account`: who asked for
/// it; empty: the house itself.
Result<CaseAccess> open_case_for_duty(store::Connection& db, const Id<Case>& id,
                                      const Id<Account>& account, std::string_view duty,
                                      Timestamp now);

/// Proof that an auditor reads the record.
class AuditAccess {
 public:
  const store::AuditScope& scope() const { return scope_; }
  operator const store::AuditScope&() const { return scope_; }

 private:
  friend Result<AuditAccess> open_record(store::Connection&, const Id<Account>&, Timestamp);
  AuditAccess() = default;
  store::AuditScope scope_;
};

/// For accounts with the role auditor in any room; writes "record.read".
Result<AuditAccess> open_record(store::Connection& db, const Id<Account>& account, Timestamp now);

}  // namespace meretid::people
