// SPDX-License-Identifier: EUPL-1.2
// A job as the interface shows it. Functions; thread-safe.
#pragma once

#include <optional>
#include <string>

#include "api/context.h"
#include "api/job_types.h"

namespace meretid::api {

JobAnswer to_answer(const jobs::Snapshot& job, const std::optional<Error>& error, const std::string& language);
/// With its whole error, which lies under the case's key.
Result<JobAnswer> read_job(Context& context, store::Connection& db, const store::CaseScope& scope,
                           const Id<jobs::Job>& id, const std::string& language);

/// "parse.step.read" -> its sentence; a step without one as it is.
std::string step_text(const std::string& code, const std::string& language);

}  // namespace meretid::api
