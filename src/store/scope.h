// SPDX-License-Identifier: EUPL-1.2
// Proofs. Every call that touches what belongs to a case demands a CaseScope, and only
// people::CaseAccess can make one, after it has seen that the caller is a member (or that a job of
// that case runs). A query that forgot its case filter therefore does not compile, and without a
// scope no key opens, so the bytes stay closed as well.
#pragma once

#include <utility>

#include "base/id.h"

namespace meretid::people {
struct Account;
struct Case;
class AuditAccess;
class CaseAccess;
}  // namespace meretid::people

namespace meretid::store {

/// "May read and write what belongs to this case." A value; copying it hands on the right.
class CaseScope {
 public:
  /// What belongs to no case (jobs without one): kept under the installation's own key.
  static CaseScope installation() { return CaseScope({}); }
  const Id<people::Case>& case_id() const { return case_; }  ///< empty: the installation

 private:
  friend class people::CaseAccess;
  friend class Sweeper;        // sweep.cc: removes, opens nothing
  friend class BlobInspector;  // inspect.cc: sees that a blob opens, hands nothing on
  explicit CaseScope(Id<people::Case> id) : case_(std::move(id)) {}
  Id<people::Case> case_;
};

/// "May read the record of the whole installation." Opens no case's content.
class AuditScope {
 private:
  friend class people::AuditAccess;
  AuditScope() = default;
};

}  // namespace meretid::store
