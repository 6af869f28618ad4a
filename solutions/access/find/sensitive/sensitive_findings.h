// SPDX-License-Identifier: EUPL-1.2
// Sensitive matter as findings of a case, so that a person decides on it like on a name: numbers of other kinds and health phrases,
// which are proposed, and whole sentences, which are pointed out. Pure; linear in the text.
#pragma once

#include <string_view>
#include <vector>

#include "solutions/access/finding.h"

namespace meretid::access {

/// `found` of the same text with kOtherId, kHealth and kPassage among it, in order of `start`. Only passages overlap others.
std::vector<Finding> with_sensitive(std::string_view text, std::vector<Finding> found);

}  // namespace meretid::access
