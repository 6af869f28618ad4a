// SPDX-License-Identifier: EUPL-1.2
// The index of who is mentioned where: rows of case, job and keyed hash, written when a job reads documents, read when a
// person asks what is held on them (GDPR, articles 15 and 17). The hash is BLAKE2b-256 keyed with a key derived from the master
// key: without that file the ten thousand million possible personal numbers cannot be tried out. The rows of a case go with it.
// Index: thread-safe. Cost: one insert per identifier and job; a look-up is one index search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "mentions/identifier.h"
#include "store/connection.h"
#include "store/keys.h"
#include "store/scope.h"

namespace meretid::jobs { struct Job; }

namespace meretid::mentions {

struct Mention {
  Id<people::Case> case_id;  ///< empty: a job of no case
  Id<jobs::Job> job;         ///< empty: the case's title
};

class Index {
 public:
  explicit Index(const store::Keyring& keys);
  ~Index();

  /// Hex; what stands in the index.
  std::string hash(const Identifier& identifier) const;

  /// Adding twice is adding once.
  static Result<void> add(store::Connection& db, const store::CaseScope& scope, const Id<jobs::Job>& job,
                          const std::vector<std::string>& hashes);
  /// In the order of cases and jobs.
  Result<std::vector<Mention>> find(store::Connection& db, const Identifier& identifier) const;
  static Result<void> forget(store::Connection& db, const store::CaseScope& scope);
  /// Rows of cases whose keys are gone: a restored backup, a worker that was late.
  static Result<std::int64_t> forget_shredded(store::Connection& db);

 private:
  store::KeyBytes key_;
};

}  // namespace meretid::mentions
