// SPDX-License-Identifier: EUPL-1.2
// Numbers that a machine read with letters for digits: "Cvr.: 3l 07 44 9O", "matr.nr. 1O1ax", "2Ol9-3307". Only behind a word that says
// what they are, or in a form that is nothing else, letters are taken for the digits they look like. Linear in the text.
#pragma once

#include <cstdint>
#include <vector>

#include "danish/text.h"
#include "danish/tokens.h"

namespace meretid::access {

/// Writes the digits into the text, one for one; whether there were any. `cues`: bits of Cue for each token.
bool mend_misread(danish::Text& text, const std::vector<danish::Token>& tokens, const std::vector<std::uint32_t>& cues);

}  // namespace meretid::access
