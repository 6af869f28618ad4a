// SPDX-License-Identifier: EUPL-1.2
// Where the queue says what happened: the record's audit chain on a server (solution/record_ledger.h), nowhere inline.
// Written in the transaction of the step itself, so that a line stands exactly when the step does. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "store/connection.h"

namespace meretid::people { struct Account; struct Case; }

namespace meretid::jobs {

struct Job;

struct LedgerLine {
  std::string event;             ///< "jobs.queued", "jobs.ended", or what a room said: "access.released"
  std::string room;
  Id<Job> job;
  Id<people::Case> case_id;
  Id<people::Account> account;   ///< who started the job
  std::string facts_json = "{}"; ///< no personal data
};

class Ledger {
 public:
  virtual ~Ledger() = default;
  virtual Result<void> write(store::Connection& transaction, const LedgerLine& line, Timestamp now) = 0;
};

/// Says nothing. For tests and work without a record.
class NoLedger : public Ledger {
 public:
  Result<void> write(store::Connection&, const LedgerLine&, Timestamp) override { return {}; }
};

}  // namespace meretid::jobs
