// SPDX-License-Identifier: EUPL-1.2
// What may stand in the record: codes, ids, numbers and flags. Free text is refused by its form,
// because what is chained can never be taken out again. Pure functions; cost linear in the text.
#pragma once

#include <string_view>

namespace meretid::record {

/// 1..128 letters of ASCII, digits and . _ : -, and not of the form of a personal number.
bool is_code(std::string_view text);

/// A flat JSON object whose values are codes, numbers, booleans, or arrays of these; its keys are
/// codes; at most 16 kB.
bool are_facts(std::string_view json);

}  // namespace meretid::record
