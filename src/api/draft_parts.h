// SPDX-License-Identifier: EUPL-1.2
// How many parts of a draft wait for a decision: the array of the output that has the name of the draft ("findings"), of its
// items those with "proposed": true, or all where the items do not say; a draft without such an array is one part.
// Read once per job and remembered, because outputs never change. Thread-safe.
#pragma once

#include <cstdint>

#include "api/context.h"

namespace meretid::api {

Result<std::int64_t> proposed_parts(Context& context, store::Connection& db, const store::CaseScope& scope,
                                    const jobs::Snapshot& job, const solution::JobKind& kind);

/// The counting itself.
std::int64_t count_parts(std::string_view output_json, std::string_view draft);

}  // namespace meretid::api
