// SPDX-License-Identifier: EUPL-1.2
// The job "propose": files in, a draft for a person out. One child reads each file; then the findings of all documents are
// brought together, so that a name found once is found everywhere, and the same person gets the same proposal.
#pragma once

#include "jobs/context.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// From this probability on a finding is proposed to be left out.
inline constexpr double kThreshold = 0.5;

/// Whether there is anything to read, and what is never or always struck can be told. "access.no_files", exceptions.h.
Result<void> check_proposed(const ProposeInput& input);

/// `authority`: the authority's list; what the case says of a value goes before it.
Result<Proposal> propose(const ProposeInput& input, const std::vector<ExceptionRow>& authority, jobs::JobContext& context);

}  // namespace meretid::access
