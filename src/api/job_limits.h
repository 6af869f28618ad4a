// SPDX-License-Identifier: EUPL-1.2
// How many jobs one account, and one kind of job, may have queued or at work at a time (`jobs_per_account` and [jobs_per_kind] of
// meretid.toml). Jobs that a person or a timer started are counted, their children are not: a large case is one job. Thread-safe.
#pragma once

#include <string>

#include "base/result.h"
#include "people/account.h"
#include "solution/config.h"
#include "solution/registry.h"
#include "store/connection.h"

namespace meretid::api {

/// May this account start one more? In the transaction that queues it, so that two requests at once do not both find the last free
/// place. kTooMany "api.too_many_jobs" or "api.too_many_of_kind" with what is allowed and when to try again.
Result<void> check_job_limits(store::Connection& db, const solution::Config& config, const std::string& room, const std::string& kind,
                              const Id<people::Account>& account);

/// A limit for a kind that no room has is a mistake in the file, said at start: kBadInput "solution.config".
Result<void> check_limited_kinds(const solution::Config& config, const solution::Registry& registry);

}  // namespace meretid::api
