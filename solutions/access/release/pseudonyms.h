// SPDX-License-Identifier: EUPL-1.2
// Names in the place of bars: "part 1", "sagsbehandler 2". The same person or number has the same one in every document of the
// release, so that a reader can follow who does what; numbers count in the order of reading. Pure, linear.
#pragma once

#include <map>
#include <string>

#include "solutions/access/release/lists.h"

namespace meretid::access {

/// By the id of each finding that goes.
std::map<std::string, std::string> pseudonyms(const Proposal& proposal, const std::vector<DecidedFinding>& findings);

}  // namespace meretid::access
