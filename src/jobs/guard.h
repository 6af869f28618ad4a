// SPDX-License-Identifier: EUPL-1.2
// The edge of a job step: nothing that a library throws goes further. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "jobs/works.h"

namespace meretid::jobs {

/// An exception becomes "jobs.exception" with its type; its text stays out, for it may quote the document.
Result<std::string> run_guarded(const Work& work, std::string_view input_json, JobContext& context);

}  // namespace meretid::jobs
