// SPDX-License-Identifier: EUPL-1.2
// Which decisions a second reader has to confirm: those by which more or other text leaves the house than was proposed, or which no
// proposal stands behind. Striking what was proposed is confirmed by nobody: it gives nothing away. Pure.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "record/decision.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// A proposed finding that stays; a box drawn by hand; own words; an exception of the case.
bool matters(const Proposal& proposal, const record::Decision& decision);

/// How many of those nobody has confirmed yet, exceptions that the round began with and that nobody has decided on included.
/// `confirmed`: hashes of decisions (jobs/second_reading.h). Cost: linear in findings and decisions.
std::int64_t unconfirmed(const Proposal& proposal, const std::vector<record::Decision>& decisions, const std::set<std::string>& confirmed);

}  // namespace meretid::access
