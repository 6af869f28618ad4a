// SPDX-License-Identifier: EUPL-1.2
// Sensitive matter as findings of a case, so that a person decides on it like on a name: numbers of other kinds and health phrases,
// which are proposed, and whole sentences, which are pointed out. Pure; linear in the text.
#pragma once

#include <string_view>
#include <vector>

#include "solutions/access/find/sensitive/sensitive.h"
#include "solutions/access/finding.h"

namespace meretid::access {

/// `found` of the same text with kOtherId, kHealth and kPassage among it, in order of `start`. Only passages overlap others. A doubtful
/// name of one word that is an illness or a medicine is that, and no name.
std::vector<Finding> with_sensitive(std::string_view text, std::vector<Finding> found);

/// The same where `matter`, what sensitive() says of text and `found`, is at hand.
std::vector<Finding> with_sensitive(std::string_view text, std::vector<Finding> found, const Sensitive& matter);

}  // namespace meretid::access
