// SPDX-License-Identifier: EUPL-1.2
// A case comes back: more documents, some read anew. What of the last round is here again, with what was decided then, what is new
// and what is gone. Decisions are shown, never taken over by themselves. Pure; linear but for sorting.
#pragma once

#include <string>
#include <vector>

#include "record/decision.h"
#include "solutions/access/propose/proposal.h"

namespace meretid::access {

/// Fills `last`, `last_ground` of each finding, `since` of each document and `now.last`. A document is known by its name, a finding
/// by document, type and text, the second of two equal ones by its order.
void compare_rounds(Proposal& now, const Id<jobs::Job>& earlier, const Proposal& before, const std::vector<record::Decision>& decisions);

/// Values of the authority's list that the case has taken off, in this round or before.
std::vector<std::string> lifted_after(const Proposal& before, const std::vector<record::Decision>& decisions);
/// The exceptions that stood at the end of a round: those it began with, without those that were taken off, and those made in it.
std::vector<ExceptionRow> exceptions_after(const Proposal& before, const std::vector<record::Decision>& decisions);

/// "exception-0" of those a round began with, in their order; those made in it have other ends.
std::string carried_exception(std::size_t place);

/// "d1-box3" -> "d1"; nothing for the part of a finding.
std::string document_of_box(std::string_view part);

}  // namespace meretid::access
