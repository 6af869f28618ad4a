// SPDX-License-Identifier: EUPL-1.2
// Measured values ("BS 18,4", "BT 160/95", "CRP var 212 mg/l", "temp. 38,9") and codes of diagnoses ("F42.2", "DE109"). A value counts
// only where it is one that a body can have: "BS 1192" is a standard. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "danish/tokens.h"

namespace meretid::access {

/// How many tokens from `at` on are a value; 0: none.
std::size_t measured_value(const danish::Text& text, const std::vector<danish::Token>& tokens, std::size_t at, std::size_t end);
/// "bt", "puls", "crp": what is taken of everybody tells only beside something else.
bool measured_in_everybody(std::u32string_view name);
/// How many tokens from `at` on are a code of ICD-10, also in the Danish form with a D in front.
std::size_t diagnosis_code(const danish::Text& text, const std::vector<danish::Token>& tokens, std::size_t at, std::size_t end);

}  // namespace meretid::access
