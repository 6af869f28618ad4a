// SPDX-License-Identifier: EUPL-1.2
// The written side of a release: aktliste.csv for whoever asked (offentlighedsloven § 7, stk. 2, nr. 2), log.json and verification.json
// for the authority. None of them repeats what was removed. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "solutions/access/law/decision.h"
#include "solutions/access/release/document_job.h"
#include "solutions/access/release/release_job.h"

namespace meretid::access {

struct DecidedFinding {
  const FindingRow* finding = nullptr;
  std::string decided;  ///< "approve", "amend", "reject", or "proposed" where nobody looked
  std::string ground;
  bool removed = false;
  std::string hash;     ///< of the decision in the record; empty on the command line
  std::string part = {}; ///< the finding that was decided: this one, or the one that it is again
};

/// Values worth looking for in other documents: numbers, and names of more than one word.
bool tells_a_person(const std::string& text);

/// The documents as letter and list name them. No title holds a removed value that points at a person.
/// `drawn`: grounds of boxes drawn by hand, by document.
std::vector<ListedDocument> listed(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings,
                                   const std::map<std::string, std::set<std::string>>& drawn = {});

/// UTF-8 with byte order mark, ';' between cells, as Danish spreadsheets open it.
std::string aktliste(const std::vector<ListedDocument>& documents, bool reviewed);
std::string log_json(const Proposal& proposal, const ReleaseReport& report, const std::vector<DecidedFinding>& findings, Timestamp now);

}  // namespace meretid::access
