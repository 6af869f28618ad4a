// SPDX-License-Identifier: EUPL-1.2
// The persons whom a document is about or written to, and their families: a label, a greeting or a word of kin stands before the name, a personal
// number behind it, a home below it, or the letter ends with it. Told apart are who only stands beside: neighbours, witnesses, employers,
// whoever acts for a firm. Pure; linear in the findings but for the shared names, which are few.
#pragma once

#include <set>
#include <string>

#include "danish/text.h"
#include "solutions/access/finding.h"

namespace meretid::access {

struct Parties {
  std::set<std::string> in, beside;  ///< entities
  bool names_all = true;             ///< where a document names no party, all but those beside it are
  bool is_party(const std::string& entity) const { return in.contains(entity) || (names_all && in.empty() && !beside.contains(entity)); }
};
Parties parties_of(const danish::Text& text, const std::vector<Finding>& found);

}  // namespace meretid::access
