// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/release/matters.h"

#include "solutions/access/propose/round.h"

namespace meretid::access {
namespace {

std::set<std::string> proposed_of(const Proposal& proposal) {
  std::set<std::string> proposed;
  for (const FindingRow& finding : proposal.findings)
    if (finding.proposed) proposed.insert(finding.id);
  return proposed;
}

bool matters(const std::set<std::string>& proposed, const record::Decision& decision) {
  if (decision.part.starts_with("exception-")) return true;
  if (!document_of_box(decision.part).empty()) return true;
  if (decision.part.find("-own") != decision.part.npos) return true;
  return decision.decided == record::Decided::kReject && proposed.contains(decision.part);
}

}  // namespace

bool matters(const Proposal& proposal, const record::Decision& decision) { return matters(proposed_of(proposal), decision); }

std::int64_t unconfirmed(const Proposal& proposal, const std::vector<record::Decision>& decisions, const std::set<std::string>& confirmed) {
  const std::set<std::string> proposed = proposed_of(proposal);
  std::set<std::string> decided;
  std::int64_t open = 0;
  for (const record::Decision& decision : decisions) {
    decided.insert(decision.part);
    open += matters(proposed, decision) && !confirmed.contains(decision.hash);
  }
  for (std::size_t i = 0; i < proposal.exceptions.size(); ++i) open += !decided.contains(carried_exception(i));
  return open;
}

}  // namespace meretid::access
