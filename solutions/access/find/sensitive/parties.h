// SPDX-License-Identifier: EUPL-1.2
// The persons whom a document is about or written to: a greeting or a label stands before the name, or a personal number behind it.
// Pure; linear in the findings.
#pragma once

#include <set>
#include <string>

#include "danish/text.h"
#include "solutions/access/finding.h"

namespace meretid::access {

/// Their entities.
std::set<std::string> parties_of(const danish::Text& text, const std::vector<Finding>& found);

}  // namespace meretid::access
